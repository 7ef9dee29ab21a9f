import assert from "node:assert/strict";
import { test } from "node:test";
import { dueAt } from "../../extension/background/reminder-due.js";
import { emptyRecord, recordNow } from "../../extension/shared/records.js";

const DAY = 86_400_000;
/** @type {import("../../extension/shared/types.js").SettingRecord} */
const confirmed = { reading: "off", outcome: "confirmed-off", proof: "confirmed", at: 10 * DAY };

const never = emptyRecord();

for (const [name, reminder, records, expected] of /** @type {const} */ ([
  ["never, without a choice", undefined, [confirmed], null],
  ["never, if the person chose never", { days: 0, from: 0 }, [confirmed], null],
  ["30 days after the last confirmation", { days: 30, from: 0 }, [confirmed, never], 40 * DAY],
  [
    "90 days after the person asked, when that is later",
    { days: 90, from: 20 * DAY },
    [confirmed],
    110 * DAY,
  ],
  [
    "counted from the asking when somebody signed in since",
    { days: 30, from: DAY },
    [recordNow(confirmed, { "": 11 * DAY }, "")],
    31 * DAY,
  ],
  [
    "counted from the asking when nothing was confirmed",
    { days: 30, from: DAY },
    [{ ...confirmed, outcome: "reverted" }],
    31 * DAY,
  ],
])) {
  test(`a check is due ${name}`, () => {
    assert.equal(dueAt(reminder, [...records]), expected);
  });
}
