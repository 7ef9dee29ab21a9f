/** The history reads storage once, then only what changes, and verifies only what is new. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import "./fake-browser.js";
import { createHistoryData } from "../../extension/pages/history-data.js";
import {
  HEAD_KEY,
  headOf,
  receiptKey,
  verifyReceipts,
} from "../../extension/shared/receipts/chain.js";
import { VERSION } from "../../extension/shared/storage/version.js";

/** @import { Receipt } from "../../extension/shared/receipts/receipt-schema.js" */

const LATEST = 1_900_000_000_000;

/** @type {Receipt[]} */
const history = JSON.parse(
  readFileSync(new URL("../receipts/history.json", import.meta.url), "utf8"),
).receipts;
const all = history.length;
const head = headOf(/** @type {Receipt} */ (history.at(-1)));
const keyOf = (/** @type {Receipt} */ { number }) => receiptKey(number);

/** @type {ReturnType<typeof createHistoryData>} */
let data;
beforeEach(() => {
  data = createHistoryData();
});

/** Fill in all receipts but the last ones. */
function fill(without = 0) {
  const stored = history.slice(0, all - without);
  const values = Object.fromEntries(stored.map((each) => [keyOf(each), each]));
  const last = headOf(/** @type {Receipt} */ (stored.at(-1)));
  data.fill({ version: VERSION, [HEAD_KEY]: last, ...values }, {});
}

/** Verify what the data asks for, and return how many receipts those were and what is wrong. */
async function verify() {
  const asked = data.toVerify();
  if (!asked) return null;
  const end = data.values(LATEST)[HEAD_KEY] ?? null;
  const broken = await verifyReceipts(asked.rest, end, asked.last);
  data.noteVerified(asked.revision, broken);
  return [asked.rest.length, broken?.number];
}

const add = (/** @type {Receipt} */ receipt) =>
  data.apply("local", {
    [keyOf(receipt)]: { newValue: receipt },
    [HEAD_KEY]: { newValue: headOf(receipt) },
  });

test("after the first time only new receipts are verified", async () => {
  fill(1);
  assert.deepEqual(await verify(), [all - 1, undefined]);
  assert.equal(await verify(), null);

  assert.equal(add(/** @type {Receipt} */ (history.at(-1))), true);

  assert.equal(data.receipts().length, all);
  assert.deepEqual(await verify(), [1, undefined]);
});

test("a receipt that is changed meanwhile is verified with all after it", async () => {
  fill();
  await verify();
  const [first, second] = /** @type {[Receipt, Receipt]} */ (history);

  data.apply("local", { [keyOf(second)]: { newValue: { ...second, label: "other" } } });
  assert.deepEqual(await verify(), [all - 1, 2]);

  data.apply("local", { [keyOf(first)]: {}, [keyOf(second)]: { newValue: second } });
  assert.deepEqual(await verify(), [all - 1, 1]);
});

test("a fault stays where it is when a receipt is added", async () => {
  fill(1);
  const [, second] = /** @type {[Receipt, Receipt]} */ (history);
  data.apply("local", { [keyOf(second)]: { newValue: { ...second, label: "other" } } });
  assert.deepEqual(await verify(), [all - 1, 2]);

  add(/** @type {Receipt} */ (history.at(-1)));

  assert.deepEqual(await verify(), [all - 1, 2]);
});

test("a receipt under the key of another is verified again when that key changes", async () => {
  const [first, second] = /** @type {[Receipt, Receipt]} */ (history);
  const stored = { [keyOf(first)]: first, [receiptKey(900)]: second };
  data.fill({ version: VERSION, [HEAD_KEY]: headOf(second), ...stored }, {});
  assert.deepEqual(await verify(), [2, undefined]);

  data.apply("local", { [receiptKey(900)]: { newValue: { ...second, label: "other" } } });

  assert.deepEqual(await verify(), [1, 2]);
});

test("a wrong head is found without the receipts", async () => {
  fill();
  await verify();

  data.apply("local", { [HEAD_KEY]: { newValue: { ...head, hash: "0".repeat(64) } } });

  assert.deepEqual(await verify(), [0, all]);
});

test("what has changed while a chain was verified is verified afterwards", async () => {
  fill(1);
  const asked = data.toVerify();

  add(/** @type {Receipt} */ (history.at(-1)));

  assert.equal(data.noteVerified(asked?.revision ?? -1, null), false);
  assert.deepEqual(await verify(), [all, undefined]);
});

test("a change that arrives before storage was read is newer", () => {
  data.apply("local", { region: { newValue: "eu" }, chosen: {} });
  assert.equal(data.apply("local", { region: { newValue: "other" } }), false, "nothing is drawn");

  data.fill({ version: VERSION, region: "uk", chosen: ["ai-training"] }, {});

  assert.deepEqual(data.stored(), { version: VERSION, region: "other" });
});

test("values that a newer version stores are not shown", () => {
  fill();

  data.apply("local", { version: { newValue: VERSION + 1 } });

  assert.deepEqual([data.receipts(), data.values(LATEST)], [[], {}]);
});

const run = (/** @type {string} */ step, goal = "off") => ({ step, goal });
const record = { reading: "on", outcome: "", proof: "", at: 5 };

for (const [
  name,
  area,
  changes,
  isShown,
] of /** @type {[string, "local" | "session", object, boolean][]} */ ([
  ["a run that begins", "local", { progress: { newValue: run("open") } }, true],
  ["a run that ends", "local", { progress: { oldValue: run("hold") } }, true],
  ["its step", "local", { progress: { oldValue: run("a"), newValue: run("b") } }, false],
  ["its goal", "local", { progress: { oldValue: run("a"), newValue: run("a", "on") } }, true],
  ["a record", "local", { "record:ai-training": { newValue: record } }, true],
  ["a record in place of it", "session", { "record:ai-training": { newValue: record } }, true],
  ["the state of a run", "session", { run: { newValue: {} }, drawn: {} }, false],
])) {
  test(`the history is ${isShown ? "" : "not "}drawn again for ${name}`, () => {
    fill();

    assert.equal(data.apply(area, /** @type {any} */ (changes)), isShown);
  });
}
