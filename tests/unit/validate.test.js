import assert from "node:assert/strict";
import { test } from "node:test";
import {
  END_OF_YEAR_9999,
  integer,
  isBoolean,
  isHash,
  isId,
  isObject,
  isPlausibleTime,
  isText,
  isTime,
  listOf,
  MAX_AHEAD,
  matching,
  oneOf,
  textUpTo,
  wrongField,
} from "../../extension/shared/storage/validate.js";
import { isNewer, VERSION } from "../../extension/shared/storage/version.js";

/** @import { Validator } from "../../extension/shared/storage/validate.js" */

for (const [name, fits, good, bad] of /** @type {[string, Validator, unknown[], unknown[]][]} */ ([
  ["an object", isObject, [{}, { a: 1 }], [null, [], "x", 1, undefined]],
  ["true or false", isBoolean, [true, false], [0, "true", null]],
  ["a text", isText, ["", "x"], [1, null, ["x"]]],
  ["a whole number from 1 to 3", integer(1, 3), [1, 3], [0, 4, 1.5, "2", null, Number.NaN]],
  ["one of two words", oneOf(["a", ""]), ["a", ""], ["b", null, undefined]],
  ["of a form", matching(/^a+$/), ["aa"], ["b", ["a"], null]],
  ["a text of two characters at most", textUpTo(2), ["", "😀😀"], ["abc", 1]],
  ["a list of texts", listOf(isText), [[], ["a"]], [[1], ["a", null], "a", { length: 0 }]],
  ["an id", isId, ["a", "a-1"], ["", "-a", "a-", "A", "a b", 1]],
  ["a hash", isHash, ["0".repeat(64)], ["0".repeat(63), "0".repeat(65), "G".repeat(64)]],
  ["a time", isTime, [0, END_OF_YEAR_9999], [-1, END_OF_YEAR_9999 + 1, "0"]],
])) {
  test(`${name}: valid and invalid values`, () => {
    for (const value of good) assert.equal(fits(value), true, JSON.stringify(value));
    for (const value of bad) assert.equal(fits(value), false, JSON.stringify(value));
  });
}

test("a time has a latest, in a list too", () => {
  assert.deepEqual([isTime(5, 5), isTime(6, 5)], [true, false]);
  assert.deepEqual([listOf(isTime)([5], 5), listOf(isTime)([5, 6], 5)], [true, false]);
});

test("a plausible time is a number and at most a year ahead", () => {
  const now = Date.now();

  assert.equal(MAX_AHEAD, 31_622_400_000);
  assert.deepEqual([0, now, now + MAX_AHEAD].map(isPlausibleTime), [true, true, true]);
  assert.deepEqual(
    [now + MAX_AHEAD + 60_000, "5", null, undefined, [5], Number.NaN].map(isPlausibleTime),
    Array(6).fill(false),
  );
});

for (const [name, value, wrong] of /** @type {[string, unknown, string | undefined][]} */ ([
  ["all required fields", { a: 1 }, undefined],
  ["all allowed fields", { a: 1, b: "x" }, undefined],
  ["nothing", {}, "a"],
  ["the value null", null, "a"],
  ["an invalid field", { a: 9 }, "a"],
  ["an invalid optional field", { a: 1, b: 2 }, "b"],
  ["an unknown field, which is reported first", { a: 9, c: 1 }, "c"],
  ["a field with an inherited name", { a: 1, constructor: 1 }, "constructor"],
])) {
  test(`an object with ${name}: wrong is ${wrong}`, () => {
    assert.equal(wrongField(value, { a: isTime }, { b: isText }, 5), wrong);
  });
}

for (const [version, newer] of /** @type {const} */ ([
  [VERSION + 1, true],
  [VERSION, false],
  [1, false],
  [undefined, false],
  ["99", false],
])) {
  test(`the version ${JSON.stringify(version)} is ${newer ? "" : "not "}newer`, () => {
    assert.equal(isNewer(version), newer);
  });
}
