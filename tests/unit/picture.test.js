/** The sentence over all settings counts what is proved, and calls nothing else off. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf, partsOf } from "../../extension/shared/picture.js";
import { emptyRecord } from "../../extension/shared/records.js";

for (const [record, expected] of /** @type {const} */ ([
  [{}, "unread"],
  [{ reading: "off" }, "unread"],
  [{ lapsed: "off" }, "unread"],
  [{ lapsed: "other", outcome: "signed-out" }, "unread"],
  [{ reading: "off", outcome: "confirmed-off" }, "off"],
  [{ reading: "off", outcome: "already-off" }, "off"],
  [{ reading: "on" }, "on"],
  [{ reading: "on", outcome: "is-on" }, "on"],
  [{ reading: "on", outcome: "confirmed-on" }, "on"],
  [{ reading: "on", outcome: "reverted" }, "on"],
  [{ reading: "missing", outcome: "not-offered" }, "gone"],
  [{ reading: "off", outcome: "not-confirmed" }, "failed"],
  [{ reading: "locked", outcome: "locked" }, "failed"],
  [{ outcome: "signed-out" }, "failed"],
  [{ reading: "on", outcome: "signed-out" }, "failed"],
  [{ reading: "on", outcome: "blocked" }, "failed"],
])) {
  test(`a setting with ${JSON.stringify(record)} counts as ${expected}`, () => {
    assert.equal(kindOf({ ...emptyRecord(), ...record }), expected);
  });
}

test("the sentence has a part for each kind that there is, off first", () => {
  assert.deepEqual(partsOf(["unread", "on", "off", "gone", "on", "off", "off"]), [
    { kind: "off", count: 3 },
    { kind: "on", count: 2 },
    { kind: "gone", count: 1 },
    { kind: "unread", count: 1 },
  ]);
  assert.deepEqual(partsOf(["unread", "unread"]), [{ kind: "unread", count: 2 }]);
});
