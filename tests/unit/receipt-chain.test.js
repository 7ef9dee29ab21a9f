import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import {
  endOf,
  exportFile,
  headOf,
  nextReceipt,
  receiptKey,
  verifyReceipts,
} from "../../extension/shared/receipts/chain.js";
import {
  contradictoryField,
  wrongReceiptField,
} from "../../extension/shared/receipts/receipt-schema.js";

/** @import { Facts, Receipt } from "../../extension/shared/receipts/receipt-schema.js" */

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
const sample = (/** @type {string} */ name) => read(`../receipts/${name}.json`);

/** @type {[Receipt, Receipt, ...Receipt[]]} */
const history = JSON.parse(sample("history").toString()).receipts;
const head = headOf(/** @type {Receipt} */ (history.at(-1)));

/** @type {Facts} */
const facts = {
  setting: "ai-training",
  rule: "2026-08-21",
  goal: "off",
  before: "on",
  did: "clicked",
  outcome: "confirmed-off",
  reason: "",
  proof: "confirmed",
  save: 200,
  saveMethod: "PUT",
  savePath: "/save/key",
  label: "Use my data",
  startedAt: 1_787_563_800_000,
  endedAt: 1_787_563_809_412,
  browser: "chromium 156",
  extension: "0.1.0",
};

/**
 * Create a chain.
 *
 * @param {Facts[]} all
 * @param {Receipt[]} [before] the receipts before it
 */
async function chain(all, before = []) {
  const receipts = [...before];
  for (const one of all) {
    const last = receipts.at(-1);
    receipts.push(await nextReceipt(one, last ? headOf(last) : null));
  }
  return receipts.slice(before.length);
}

/**
 * Whether an exported file is unchanged.
 *
 * @param {Uint8Array} file
 */
async function isSound(file) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
    const { receipts, count, head: hash } = JSON.parse(text);
    const end = count === 0 ? null : { number: count, hash };
    return exportFile(receipts, end) === text && (await verifyReceipts(receipts, end)) === null;
  } catch {
    return false;
  }
}

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

test("a run may end in the millisecond of its start", async () => {
  assert.equal(
    (await nextReceipt({ ...facts, endedAt: facts.startedAt }, null)).endedAt,
    facts.startedAt,
  );
});

test("a receipt that contradicts itself is found although its hash is right", async () => {
  const receipt = JSON.parse(sample("contradiction").toString()).receipts[0];

  assert.deepEqual(await verifyReceipts([receipt], headOf(receipt)), {
    number: 1,
    problem: "contradiction",
  });
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

test("removed, repeated and moved receipts are found", async () => {
  const places = fc.array(fc.nat(history.length - 1), { maxLength: history.length + 2 });
  await fc.assert(
    fc.asyncProperty(places, async (order) => {
      const other = order.map((place) => /** @type {Receipt} */ (history[place]));
      const same = order.join() === "0,1,2,3,4";

      assert.equal((await verifyReceipts(other, head)) === null, same);
    }),
  );
});

test("any text results in a sound receipt that survives its export", async () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  const broken = fc
    .array(fc.nat(0xffff), { maxLength: 300 })
    .map((units) => String.fromCharCode(...units));
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, broken), fc.oneof(text, broken), async (label, browser) => {
      const receipts = await chain([{ ...facts, label, browser }, facts]);

      const end = headOf(/** @type {Receipt} */ (receipts[1]));
      assert.equal(await isSound(Buffer.from(exportFile(receipts, end))), true);
    }),
  );
});

const bytes = sample("history");
const noise = fc.uint8Array({ minLength: bytes.length, maxLength: bytes.length });
for (const [name, change] of /** @type {[string, (at: number, byte: number) => Uint8Array][]} */ ([
  [
    "changed",
    (at, byte) =>
      bytes.map((old, place) => (place === at ? (byte === old ? byte ^ 1 : byte) : old)),
  ],
  [
    "added",
    (at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)]),
  ],
  ["removed", (at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])],
])) {
  test(`a byte that is ${name} in an exported file is found at any offset`, async () => {
    await fc.assert(
      fc.asyncProperty(noise, async (random) => {
        for (const [at, byte] of random.entries()) {
          assert.equal(await isSound(change(at, byte)), false, `at ${at}`);
        }
      }),
      // A failure names the offset; shrinking would take minutes and add nothing.
      { numRuns: 1, endOnFailure: true },
    );
  });
}

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
