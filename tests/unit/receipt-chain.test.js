/** A chain of receipts shows every change, and can be continued. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  endOf,
  exportFile,
  headOf,
  nextReceipt,
  receiptKey,
  verifyReceipts,
} from "../../extension/shared/receipts/chain.js";
import { chain, facts, head, history, isSound, sample } from "./receipt-samples.js";

/** @import { Receipt } from "../../extension/shared/receipts/receipt-schema.js" */

for (const name of ["empty", "history", "odd-text", "lone-surrogate", "two-versions"]) {
  test(`the sample ${name}.json is sound and is exported byte for byte`, async () => {
    assert.equal(await isSound(sample(name)), true);
  });
}

test("receipts of version 1 can be continued in this version", async () => {
  const { receipts } = JSON.parse(sample("two-versions").toString());
  const older = receipts.filter((/** @type {Receipt} */ { version }) => version === 1);

  const made = await chain(receipts.slice(older.length), older);

  assert.deepEqual(older, history);
  assert.equal(
    exportFile([...older, ...made], headOf(/** @type {Receipt} */ (made.at(-1)))),
    sample("two-versions").toString(),
  );
});

test("a receipt that contradicts itself is found although its hash is right", async () => {
  const receipt = JSON.parse(sample("contradiction").toString()).receipts[0];

  assert.deepEqual(await verifyReceipts([receipt], headOf(receipt)), {
    number: 1,
    problem: "contradiction",
  });
});

test("keys sort like their numbers", () => {
  const keys = [1, 2, 10, 99, 100_000].map(receiptKey);

  assert.equal(keys[0], "receipt:000001");
  assert.deepEqual(keys.toSorted(), keys);
});

test("the order of the fields in storage does not matter", async () => {
  const sorted = history.map(
    (receipt) => /** @type {Receipt} */ (Object.fromEntries(Object.entries(receipt).toSorted())),
  );

  assert.equal(await verifyReceipts(sorted, head), null);
  assert.equal(exportFile(sorted, head), sample("history").toString());
});

const second = history[1];
for (const [name, receipts, end, expected] of /** @type {[string, any[], any, any][]} */ ([
  [
    "a changed receipt",
    history.with(1, { ...second, outcome: "confirmed-off" }),
    head,
    { number: 2, problem: "hash" },
  ],
  [
    "a changed hash",
    history.with(1, { ...second, hash: head.hash }),
    head,
    { number: 2, problem: "hash" },
  ],
  [
    "another predecessor",
    history.with(1, { ...second, previous: head.hash }),
    head,
    { number: 2, problem: "previous" },
  ],
  ["a receipt removed", history.toSpliced(1, 1), head, { number: 2, problem: "number" }],
  [
    "an unknown field",
    history.with(1, /** @type {any} */ ({ ...second, name: "Ada" })),
    head,
    { number: 2, problem: "fields" },
  ],
  [
    "a word outside its list",
    history.with(1, /** @type {any} */ ({ ...second, outcome: "done" })),
    head,
    { number: 2, problem: "fields" },
  ],
  [
    "no receipt at all",
    history.with(1, /** @type {any} */ (null)),
    head,
    { number: 2, problem: "fields" },
  ],
  ["the last receipt missing", history.slice(0, -1), head, { number: 5, problem: "missing" }],
  ["all receipts missing", [], head, { number: 1, problem: "missing" }],
  ["no head", history, null, { number: 5, problem: "head" }],
  ["an earlier head", history, headOf(second), { number: 5, problem: "head" }],
  [
    "a head of another chain",
    history,
    { ...head, hash: second.hash },
    { number: 5, problem: "head" },
  ],
])) {
  test(`${name} is found`, async () => {
    assert.deepEqual(await verifyReceipts(receipts, end), expected);
  });
}

test("a changed receipt is found if its successors were not rebuilt", async () => {
  const forged = await nextReceipt(
    {
      ...facts,
      ...history[1],
      saveMethod: "",
      savePath: "",
      outcome: "confirmed-off",
      proof: "confirmed",
    },
    headOf(history[0]),
  );

  assert.deepEqual(await verifyReceipts(history.with(1, forged), head), {
    number: 3,
    problem: "previous",
  });
});

test("an export contains unknown fields", () => {
  const odd = history.slice(0, -1).with(0, /** @type {any} */ ({ ...history[0], name: "Ada" }));

  const file = JSON.parse(exportFile(odd, head));

  assert.equal(file.receipts[0].name, "Ada");
  assert.equal(file.count, 5);
});

const END = { number: 2, hash: "a".repeat(64) };
const ZEROS = "0".repeat(64);

for (const [
  name,
  stored,
  before,
  expected,
] of /** @type {[string, Record<string, unknown>, typeof END | null, typeof END | null][]} */ ([
  ["none without receipts", { notice: {}, "receipts:head": 7 }, null, null],
  ["the head, without receipts", {}, END, END],
  [
    "without a head it is the last receipt",
    { "receipt:000009": { hash: "b".repeat(64) }, "receipt:000010": { hash: "c".repeat(64) } },
    null,
    { number: 10, hash: "c".repeat(64) },
  ],
  [
    "a head is linked to, so that what came after it stands out",
    { "receipt:000002": {}, "receipt:000003": { hash: "c".repeat(64) } },
    END,
    { number: 3, hash: END.hash },
  ],
  [
    "a last receipt without a hash is linked to by nothing",
    { "receipt:000001": { hash: "x" } },
    null,
    { number: 1, hash: ZEROS },
  ],
  [
    "a last receipt that is none is not written over",
    { "receipt:000001": null },
    null,
    { number: 1, hash: ZEROS },
  ],
])) {
  test(`the end of a chain: ${name}`, () => {
    assert.deepEqual(endOf(stored, before), expected);
  });
}

test("a chain without its head can be continued and is sound", async () => {
  const stored = Object.fromEntries(
    history.map((receipt) => [receiptKey(receipt.number), receipt]),
  );

  const next = await nextReceipt(facts, endOf(stored, null));

  assert.equal(next.number, history.length + 1);
  assert.equal(await verifyReceipts([...history, next], headOf(next)), null);
});

test("a chain with receipts after its head is continued after them and stays unsound", async () => {
  const stored = Object.fromEntries(
    history.map((receipt) => [receiptKey(receipt.number), receipt]),
  );
  const old = headOf(history[1]);

  const next = await nextReceipt(facts, endOf(stored, old));

  assert.equal(next.number, history.length + 1);
  assert.deepEqual(await verifyReceipts([...history, next], headOf(next)), {
    number: next.number,
    problem: "previous",
  });
});
