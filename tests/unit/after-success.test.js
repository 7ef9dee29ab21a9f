import assert from "node:assert/strict";
import { test } from "node:test";
import { remainingSettings } from "../../extension/popup/after-success.js";
import { emptyRecord } from "../../extension/shared/records.js";
import { stepKey } from "../../extension/shared/run-progress.js";

/** @import { Outcome, Progress } from "../../extension/shared/types.js" */

const ALL = ["ai-training", "research", "ads-age", "email-tips"];

/**
 * @param {Record<string, Outcome>} outcomes
 * @param {string[]} selected
 * @param {Progress} [progress]
 */
function remaining(outcomes, selected, progress) {
  const recordOf = (/** @type {string} */ id) => ({
    ...emptyRecord(),
    outcome: outcomes[id] ?? /** @type {const} */ (""),
  });
  return remainingSettings(ALL, { selected, recordOf, progress });
}

test("nothing else is offered before the selected settings are confirmed off", () => {
  assert.deepEqual(remaining({}, ["ai-training"]), []);
  assert.deepEqual(remaining({ "ai-training": "reverted" }, ["ai-training"]), []);
  assert.deepEqual(remaining({ "ai-training": "confirmed-off" }, ["ai-training", "research"]), []);
  assert.deepEqual(remaining({ "ai-training": "confirmed-off" }, []), []);
});

test("nothing is offered during a run", () => {
  const progress = /** @type {Progress} */ ({ id: "r" });

  assert.deepEqual(remaining({ "ai-training": "confirmed-off" }, ["ai-training"], progress), []);
});

test("after a success the settings without proof are offered", () => {
  const outcomes = /** @type {const} */ ({
    "ai-training": "confirmed-off",
    research: "already-off",
    "ads-age": "not-confirmed",
  });

  assert.deepEqual(remaining(outcomes, ["ai-training"]), ["ads-age", "email-tips"]);
});

for (const outcome of /** @type {const} */ ([
  "not-offered",
  "not-recognised",
  "locked",
  "needs-you",
  "confirmed-on",
])) {
  test(`a setting that ended as ${outcome} is not offered again`, () => {
    const outcomes = { "ai-training": /** @type {const} */ ("confirmed-off"), research: outcome };

    assert.deepEqual(remaining(outcomes, ["ai-training"]), ["ads-age", "email-tips"]);
  });
}

for (const [goal, step, key] of /** @type {const} */ ([
  ["off", "hold", "step_hold"],
  ["on", "hold", "step_hold_on"],
  ["on", "click", "step_click_on"],
  ["on", "reload", "step_reload"],
])) {
  test(`the step ${step} towards ${goal} is called ${key}`, () => {
    assert.equal(stepKey({ goal, step }), key);
  });
}
