import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  byDay,
  filterReceipts,
  isReadable,
  receiptsIn,
  settingsIn,
  undoable,
} from "../../extension/pages/history-list.js";
import { receiptKey } from "../../extension/shared/receipts/chain.js";
import {
  BEFORE,
  OUTCOMES,
  PROOFS,
  REASONS,
} from "../../extension/shared/receipts/receipt-schema.js";
import { VERSION } from "../../extension/shared/storage/version.js";

/** @import { Receipt } from "../../extension/shared/receipts/receipt-schema.js" */

/** @type {Receipt[]} */
const history = JSON.parse(
  readFileSync(new URL("../receipts/history.json", import.meta.url), "utf8"),
).receipts;
const [first] = /** @type {[Receipt]} */ (history);
const messages = JSON.parse(
  readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"),
);

const ALL = { setting: "", ending: "" };
const numbers = (/** @type {Receipt[]} */ receipts) => receipts.map(({ number }) => number);
/**
 * @param {number} number
 * @param {Partial<Receipt>} [facts]
 * @returns {Receipt}
 */
const receipt = (number, facts = {}) => ({ ...first, number, ...facts });
const tampered = /** @type {any} */ ({ number: 2, setting: 7 });

test("receipts are read from storage in the order of their keys", () => {
  const stored = {
    "receipts:head": {},
    notice: {},
    [receiptKey(10)]: receipt(10),
    [receiptKey(2)]: receipt(2),
    "receipt:x": 1,
  };

  assert.deepEqual(numbers(receiptsIn(stored)), [2, 10]);
  assert.deepEqual(receiptsIn({ ...stored, version: VERSION + 1 }), []);
});

test("the newest receipt comes first", () => {
  assert.deepEqual(numbers(filterReceipts([receipt(1), receipt(2), receipt(3)], ALL)), [3, 2, 1]);
});

for (const [name, filter, expected] of /** @type {const} */ ([
  ["everything", ALL, [4, 3, 2, 1]],
  ["one setting", { setting: "research", ending: "" }, [4, 3]],
  ["confirmed receipts", { setting: "", ending: "confirmed" }, [4, 2, 1]],
  ["other receipts", { setting: "", ending: "other" }, [3]],
  ["confirmed receipts of one setting", { setting: "research", ending: "confirmed" }, [4]],
])) {
  test(`the filter lets through ${name}`, () => {
    const receipts = [
      receipt(1, { outcome: "already-off" }),
      receipt(2, { outcome: "confirmed-off" }),
      receipt(3, { setting: "research", outcome: "reverted" }),
      receipt(4, { setting: "research", outcome: "confirmed-on" }),
    ];

    assert.deepEqual(numbers(filterReceipts(receipts, filter)), expected);
  });
}

test("filters never hide an unreadable receipt", () => {
  assert.equal(isReadable(tampered), false);
  assert.deepEqual(
    filterReceipts([receipt(1), tampered], { setting: "research", ending: "other" }),
    [tampered],
  );
});

test("the filter offers the settings of all readable receipts, without repeats", () => {
  assert.deepEqual(
    settingsIn([receipt(1), tampered, receipt(3, { setting: "research" }), receipt(4)]),
    ["ai-training", "research"],
  );
});

test("receipts are grouped by day, unreadable ones with their neighbours", () => {
  const dayOf = (/** @type {number} */ at) => `day ${at}`;
  const receipts = [
    receipt(4, { endedAt: 2 }),
    tampered,
    receipt(2, { endedAt: 2 }),
    receipt(1, { endedAt: 1 }),
  ];

  const days = byDay(receipts, dayOf);

  assert.deepEqual(
    days.map(({ day, receipts: ofDay }) => [day, ofDay.length]),
    [
      ["day 2", 3],
      ["day 1", 1],
    ],
  );
  assert.deepEqual(byDay([tampered], dayOf), [{ day: "", receipts: [tampered] }]);
});

const OFF = /** @type {any} */ ({ outcome: "confirmed-off" });
const clicked = receipt(1, { did: "clicked", before: "on", outcome: "confirmed-off" });
const WAS_OFF = { outcome: "", lapsed: "off" };

for (const [name, receipts, record, expected] of /** @type {const} */ ([
  ["nothing without a receipt", [], OFF, []],
  [
    "nothing that was off before",
    [receipt(1, { did: "nothing", outcome: "already-off" })],
    OFF,
    [],
  ],
  ["nothing that is on again", [clicked], { outcome: "" }, []],
  ["nothing from before the last sign-in", [clicked], WAS_OFF, []],
  ["no click of another account", [clicked], { ...OFF, since: clicked.endedAt + 1 }, []],
  ["no setting without a record", [clicked], undefined, []],
  ["a click that turned the switch off", [clicked], OFF, [1]],
  [
    "the click, after a later look changed nothing",
    [clicked, receipt(2, { did: "nothing", outcome: "already-off" })],
    OFF,
    [1],
  ],
  [
    "the last click of each setting alone",
    [clicked, { ...clicked, number: 2 }, { ...clicked, number: 3, setting: "research" }],
    OFF,
    [2, 3],
  ],
  [
    "nothing by an earlier click than the last",
    [clicked, receipt(2, { did: "clicked", outcome: "reverted" })],
    OFF,
    [],
  ],
])) {
  test(`undo is possible for ${name}`, () => {
    const found = undoable(/** @type {any} */ (receipts), () => /** @type {any} */ (record));

    assert.deepEqual(numbers([...found]), expected);
  });
}

/** @type {[string, readonly string[]][]} */
const WORDS = [
  ["ended", OUTCOMES],
  ["why", REASONS],
  ["reading", BEFORE],
  ["proof", PROOFS],
];
for (const [prefix, list] of WORDS) {
  test(`every value of a receipt has a text: ${prefix}`, () => {
    const keys = list.filter(Boolean).map((word) => `${prefix}_${word.replaceAll("-", "_")}`);

    assert.ok(keys.length > 3);
    assert.deepEqual(
      keys.filter((key) => !(key in messages)),
      [],
    );
  });
}
