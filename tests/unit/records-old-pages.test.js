/** Pages that may show an old state, or another account's, and so do not change a record. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  emptyRecord,
  isBeforeSignIn,
  isDoubted,
  isOutdated,
} from "../../extension/shared/records.js";

const NOW = 1_790_000_000_000;
for (const [name, before, outdated] of /** @type {[string, any, boolean][]} */ ([
  [
    "what was confirmed after it began",
    { reading: "off", at: NOW - 1_000, knownAt: NOW - 2_000 },
    true,
  ],
  [
    "what a run clicked after it began, and could not confirm",
    { reading: "unknown", at: NOW - 1_000, knownAt: NOW - 2_000 },
    true,
  ],
  ["an unknown reading", { reading: "unknown", at: NOW - 1_000 }, false],
  ["a missing reading", { reading: "missing", at: NOW - 1_000 }, false],
  ["a later reading of unknown age", { reading: "off", at: NOW - 1_000 }, true],
  [
    "what was known 200 ms after it began, as clocks may be rounded",
    { reading: "off", knownAt: NOW - 4_800 },
    false,
  ],
  [
    "what was known more than 200 ms after it began",
    { reading: "off", knownAt: NOW - 4_799 },
    true,
  ],
  [
    "what was known 200 ms from now, as clocks may be rounded",
    { reading: "off", knownAt: NOW + 200 },
    true,
  ],
  [
    "what was known more than 200 ms from now, as the clock was set back",
    { reading: "off", knownAt: NOW + 201 },
    false,
  ],
  [
    "what was known before it began",
    { reading: "off", at: NOW - 9_000, knownAt: NOW - 9_000 },
    false,
  ],
  [
    "what was known in the future, before the clock was set back",
    { reading: "off", at: NOW + 9_000, knownAt: NOW + 9_000 },
    false,
  ],
])) {
  test(`a page that reads on may ${outdated ? "not " : ""}contradict ${name}`, () => {
    assert.equal(isOutdated({ ...emptyRecord(), ...before }, "on", NOW - 5_000, NOW), outdated);
  });
}

test("a page is never outdated if there is no record, or one with the same reading", () => {
  const on = { ...emptyRecord(), reading: /** @type {const} */ ("on"), at: NOW - 1_000 };

  for (const before of [undefined, on])
    assert.equal(isOutdated(before, "on", NOW - 5_000, NOW), false);
});

for (const [name, startedAt, now, expected] of /** @type {const} */ ([
  ["before the last sign-in", NOW - 1, NOW + 5, true],
  ["at the time of the last sign-in", NOW, NOW + 5, false],
  ["after the last sign-in", NOW + 1, NOW + 5, false],
  ["before a sign-in 200 ms from now, as clocks may be rounded", NOW - 300, NOW - 200, true],
  ["before a sign-in further ahead, as the clock was set back", NOW - 300, NOW - 201, false],
])) {
  test(`a page loaded ${name} ${expected ? "counts" : "does not count"} as another account's`, () => {
    assert.equal(isBeforeSignIn(startedAt, { store: "", signIn: NOW }, now), expected);
  });
}

for (const [
  name,
  before,
  reading,
  startedAt,
  doubted,
] of /** @type {[string, any, any, number, boolean][]} */ ([
  [
    "off in a page that a run could not confirm",
    { outcome: "not-confirmed", at: 9 },
    "off",
    5,
    true,
  ],
  [
    "off in a page loaded after a run without success",
    { outcome: "not-confirmed", at: 9 },
    "off",
    10,
    false,
  ],
  [
    "off in a page loaded just as such a run ended",
    { outcome: "not-confirmed", at: 9 },
    "off",
    9,
    false,
  ],
  ["on in such a page", { outcome: "not-confirmed", at: 9 }, "on", 5, false],
  ["off after a confirmation", { outcome: "confirmed-off", at: 9 }, "off", 5, false],
  [
    "off in such a page if the run ended 200 ms from now, as clocks may be rounded",
    { outcome: "not-confirmed", at: 220 },
    "off",
    5,
    true,
  ],
  ["off if the clock was set back since", { outcome: "not-confirmed", at: 221 }, "off", 5, false],
  ["off without a run", { outcome: "", at: 9 }, "off", 5, false],
])) {
  test(`${name} is ${doubted ? "not " : ""}accepted from a visit`, () => {
    assert.equal(isDoubted({ ...emptyRecord(), ...before }, reading, startedAt, 20), doubted);
  });
}

test("off without a record is accepted from a visit", () => {
  assert.equal(isDoubted(undefined, "off", 5, 20), false);
});
