/** A clock that is set back or forward during a run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { RUN_LIMIT, STEP_LIMIT } from "../../extension/background/run/machine.js";
import { document, off, opened, play, START, WAY_TO } from "./play.js";

const HOUR = 3_600_000;
for (const step of /** @type {(keyof typeof WAY_TO)[]} */ (Object.keys(WAY_TO))) {
  test(`setting the clock back by an hour during ${step} does not extend its time limit by an hour`, () => {
    const back = START - HOUR;

    const { run } = play([...WAY_TO[step], { type: "tick", at: back }]);

    assert.equal(run?.deadline, back + STEP_LIMIT[step]);
    assert.ok(run && run.limit <= back + STEP_LIMIT.person + RUN_LIMIT);
  });

  test(`setting the clock forward by a day during ${step} ends the run or reloads the page`, () => {
    const { run, end } = play([...WAY_TO[step], { type: "tick", at: START + 24 * HOUR }]);

    assert.equal(run, null);
    assert.notEqual(end?.outcome, "confirmed-off");
  });
}

test("a document that comes after the clock was set back is reloaded once more and then believed", () => {
  const back = { ...document("b"), at: START - HOUR };

  const first = play([...WAY_TO.reload, back]);
  assert.equal(first.run?.step, "reload");
  const { end } = play([...WAY_TO.reload, back, document("c"), off]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a tab that was opened before the clock was set back is read", () => {
  assert.equal(play([opened, { ...document("a"), at: START - HOUR }]).run?.step, "read");
});

test("a document that started in the future is from before the clock was set back", () => {
  const old = { ...document("old"), startedAt: START + HOUR };

  assert.equal(play([...WAY_TO.reload, old]).run?.step, "reload");
});
