import assert from "node:assert/strict";
import { test } from "node:test";
import {
  afterChange,
  dayOf,
  isDue,
  rightKey,
  timeOf,
} from "../../extension/shared/right-progress.js";

const NOW = 1_800_000_000_000;

test("each right has its own key in storage", () => {
  assert.equal(rightKey("copy"), "right:copy");
});

const BOTH = { doneAt: 5, backOn: "2026-12-01" };

for (const [name, before, change, expected] of /** @type {const} */ ([
  ["nothing without a tick", undefined, { done: false }, null],
  ["nothing without a day", undefined, { backOn: "" }, null],
  ["nothing after the tick is removed", { doneAt: 5, backOn: "" }, { done: false }, null],
  ["nothing after the day is removed", { doneAt: 0, backOn: "2026-12-01" }, { backOn: "" }, null],
  ["the time of the tick", undefined, { done: true }, { doneAt: NOW, backOn: "" }],
  [
    "when it was ticked first",
    { doneAt: 5, backOn: "" },
    { done: true },
    { doneAt: 5, backOn: "" },
  ],
  ["the tick, after a day is set", { doneAt: 5, backOn: "" }, { backOn: "2026-12-01" }, BOTH],
  ["the tick, after the day is removed", BOTH, { backOn: "" }, { doneAt: 5, backOn: "" }],
  ["the day, after the tick is removed", BOTH, { done: false }, { ...BOTH, doneAt: 0 }],
])) {
  test(`a change stores ${name}`, () => {
    assert.deepEqual(afterChange(before, change, NOW), expected);
  });
}

for (const [name, kept, expected] of /** @type {const} */ ([
  ["is not due without a stored value", undefined, false],
  ["is not due without a date", { doneAt: 5, backOn: "" }, false],
  ["is not due on the day before", { doneAt: 0, backOn: "2026-12-02" }, false],
  ["is due on its date", { doneAt: 0, backOn: "2026-12-01" }, true],
  ["is due after its date, in the next year", { doneAt: 0, backOn: "2025-12-31" }, true],
  ["is due again although it was done before", { doneAt: 5, backOn: "2026-12-01" }, true],
])) {
  test(`a right ${name}`, () => {
    assert.equal(isDue(kept, "2026-12-01"), expected);
  });
}

test("a day is in the person's time zone, from its first to its last minute", () => {
  assert.equal(dayOf(new Date(2026, 0, 9, 0, 0)), "2026-01-09");
  assert.equal(dayOf(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
});

test("a day is shown as the same day", () => {
  assert.equal(dayOf(new Date(timeOf("2026-03-29"))), "2026-03-29");
});
