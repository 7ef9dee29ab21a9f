/** A receipt is created only from facts that are valid and do not contradict each other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { nextReceipt } from "../../extension/shared/receipts/chain.js";
import {
  contradictoryField,
  wrongReceiptField,
} from "../../extension/shared/receipts/receipt-schema.js";
import { facts, history, read } from "./receipt-samples.js";

/** @import { Facts } from "../../extension/shared/receipts/receipt-schema.js" */

for (const [name, receipt] of /** @type {const} */ ([
  [
    "of version 1 with the fields of version 2",
    { ...history[0], saveMethod: "PUT", savePath: "/x" },
  ],
  ["of version 2 without them", { ...history[0], version: 2 }],
  ["of an unknown version", { ...history[0], version: 3 }],
])) {
  test(`a receipt ${name} is invalid`, () => {
    assert.notEqual(wrongReceiptField(receipt), undefined);
  });
}

test("a receipt has only its own fields", async () => {
  const more = { ...facts, name: "Ada Lovelace", hash: "x", previous: "x", number: 7, version: 9 };

  assert.deepEqual(await nextReceipt(more, null), await nextReceipt(facts, null));
});

test("label, browser and method are cut between characters", async () => {
  const long = "🤖".repeat(300);
  const { label, browser, saveMethod } = await nextReceipt(
    { ...facts, label: long, browser: long, saveMethod: long },
    null,
  );

  assert.equal(saveMethod, "🤖".repeat(20));

  assert.equal(label, "🤖".repeat(200));
  assert.equal(browser, "🤖".repeat(40));
});

test("a lone surrogate is replaced before hashing, as storage would replace it later", async () => {
  const { label } = await nextReceipt({ ...facts, label: "a\ud83d\udc00\udc00b\ud83d" }, null);

  assert.equal(label, "a\ud83d\udc00\ufffdb\ufffd");
});

for (const [name, value] of /** @type {[keyof Facts, unknown][]} */ ([
  ["setting", ""],
  ["setting", "Ai Training"],
  ["setting", "ai-training\n"],
  ["rule", "21 August"],
  ["rule", "2026-99-99"],
  ["rule", "2026-02-30"],
  ["rule", "0000-01-01"],
  ["goal", "away"],
  ["before", "perhaps"],
  ["did", undefined],
  ["outcome", "done"],
  ["outcome", "toString"],
  ["reason", "because"],
  ["proof", "certain"],
  ["save", "200"],
  ["save", -2],
  ["save", Number.NaN],
  ["startedAt", 1.5],
  ["endedAt", Number.POSITIVE_INFINITY],
  ["endedAt", 2 ** 53],
  ["extension", "0.1.0-beta"],
])) {
  test(`no receipt is created with ${name} ${JSON.stringify(value)}`, async () => {
    await assert.rejects(
      nextReceipt({ ...facts, [name]: value }, null),
      new RegExp(`^TypeError: receipt: ${name}: expected`),
    );
  });
}

for (const [name, changes, field] of /** @type {[string, Partial<Facts>, string][]} */ ([
  ["off without a proof", { proof: "" }, "proof"],
  ["off with the proof held", { proof: "held" }, "proof"],
  ["a proof without success", { outcome: "not-confirmed" }, "proof"],
  ["off by an undo", { goal: "on" }, "goal"],
  ["on by an opt-out", { outcome: "confirmed-on" }, "goal"],
  ["turned off by a check", { goal: "check" }, "goal"],
  ["found on by an opt-out", { outcome: "is-on", did: "nothing" }, "goal"],
  ["a check that clicked", { goal: "check", outcome: "is-on" }, "did"],
  [
    "a check without a proof",
    { goal: "check", outcome: "is-on", did: "nothing", proof: "" },
    "proof",
  ],
  ["off without a click", { did: "nothing" }, "did"],
  ["already off, and clicked", { outcome: "already-off" }, "did"],
  [
    "a proof of a click without a click",
    { did: "nothing", outcome: "reverted", proof: "clicked" },
    "did",
  ],
  ["an end before the start", { endedAt: facts.startedAt - 1 }, "endedAt"],
])) {
  test(`no receipt is created that contradicts itself: ${name}`, async () => {
    await assert.rejects(
      nextReceipt({ ...facts, ...changes }, null),
      new RegExp(`^TypeError: receipt: ${field}: expected`),
    );
    assert.equal(contradictoryField({ ...facts, ...changes }), field);
  });
}

for (const outcome of /** @type {const} */ (["already-off", "is-on"])) {
  test(`a check that clicked nothing may end as ${outcome}`, async () => {
    const found = {
      ...facts,
      goal: /** @type {const} */ ("check"),
      did: /** @type {const} */ ("nothing"),
      outcome,
    };

    assert.equal((await nextReceipt(found, null)).outcome, outcome);
  });
}

test("a run may end in the millisecond of its start", async () => {
  assert.equal(
    (await nextReceipt({ ...facts, endedAt: facts.startedAt }, null)).endedAt,
    facts.startedAt,
  );
});

for (const [type, field] of /** @type {const} */ ([
  ["Reading", "before"],
  ["Outcome", "outcome"],
  ["Reason", "reason"],
  ["Proof", "proof"],
])) {
  test(`every ${type} of types.d.ts may stand in ${field}`, () => {
    const types = read("../../extension/shared/types.d.ts").toString();
    const [, union = ""] = types.match(new RegExp(`export type ${type} =([^;]+);`)) ?? [];
    const words = [...union.matchAll(/"([^"]*)"/g)].map(([, word]) => word);

    assert.ok(words.length > 4);
    for (const word of words)
      assert.equal(wrongReceiptField({ ...history[0], [field]: word }), undefined, word);
  });
}
