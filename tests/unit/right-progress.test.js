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

test("each right is kept under a name of its own", () => {
  assert.equal(rightKey("copy"), "right:copy");
});

for (const [name, before, done, backOn, expected] of /** @type {const} */ ([
  ["nothing, where nothing was ticked or set", undefined, false, "", null],
  ["nothing, after the tick is taken back", { doneAt: 5, backOn: "" }, false, "", null],
  ["when it was ticked", undefined, true, "", { doneAt: NOW, backOn: "" }],
  [
    "when it was ticked first, after a later change",
    { doneAt: 5, backOn: "" },
    true,
    "2026-12-01",
    { doneAt: 5, backOn: "2026-12-01" },
  ],
  [
    "the day, after the tick is taken back",
    { doneAt: 5, backOn: "2026-12-01" },
    false,
    "2026-12-01",
    { doneAt: 0, backOn: "2026-12-01" },
  ],
])) {
  test(`a change keeps ${name}`, () => {
    assert.deepEqual(afterChange(before, done, backOn, NOW), expected);
  });
}

for (const [name, kept, expected] of /** @type {const} */ ([
  ["is not due when nothing is kept of it", undefined, false],
  ["is not due when no day was set", { doneAt: 5, backOn: "" }, false],
  ["is not due on the day before", { doneAt: 0, backOn: "2026-12-02" }, false],
  ["is due on its day", { doneAt: 0, backOn: "2026-12-01" }, true],
  ["is due after its day, across a year", { doneAt: 0, backOn: "2025-12-31" }, true],
  ["is due again though it was done before", { doneAt: 5, backOn: "2026-12-01" }, true],
])) {
  test(`a right ${name}`, () => {
    assert.equal(isDue(kept, "2026-12-01"), expected);
  });
}

test("a day is the person's own, from its first minute to its last", () => {
  assert.equal(dayOf(new Date(2026, 0, 9, 0, 0)), "2026-01-09");
  assert.equal(dayOf(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
});

test("a day is told as itself", () => {
  assert.equal(dayOf(new Date(timeOf("2026-03-29"))), "2026-03-29");
});
