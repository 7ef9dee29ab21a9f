/** A clock that is set back or forward during a run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { RUN_LIMIT, STEP_LIMIT } from "../../extension/background/run/machine.js";
import { begun, document, ended, FRESH, off, on, opened, play, START, WAY_TO } from "./play.js";

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

const ENTERED = START + 10 * WAY_TO.read.length; // the start of the step read
for (const [back, moved] of /** @type {const} */ ([
  [5_000, 0],
  [5_001, 5_001],
])) {
  test(`a clock that goes back by ${back} ms during a step moves its time limit by ${moved} ms`, () => {
    const { run } = play([...WAY_TO.read, { type: "tick", at: ENTERED - back }]);

    assert.equal(run?.deadline, ENTERED + STEP_LIMIT.read - moved);
  });
}

test("setting the clock back during a reload does not reload the page again", () => {
  const { effects } = play([...WAY_TO.reload, { type: "tick", at: START - HOUR }]);

  assert.equal(effects.filter(({ type }) => type === "reload").length, 1);
});

// ---- The first document after the clock was set back --------------------------------------------

const back = START - HOUR;
const settings = ["one", "two"];
const SECOND = [opened, document("z"), { ...on, reading: "locked" }];

for (const [name, events, step] of /** @type {[string, any[], string][]} */ ([
  ["is read, as it may have begun in the tab before that", [opened], "read"],
  ["of the next setting may be that of the previous one", SECOND, "open"],
  ["during a reload may be the old one", [...WAY_TO.reload, { type: "tick", at: back }], "reload"],
])) {
  test(`a document that began 3 s before the clock was set back ${name}`, () => {
    const begunBefore = { ...document("b"), startedAt: back - 3_000, at: back };

    assert.equal(play([...events, begunBefore], { settings }).run?.step, step);
  });
}

// ---- Requests that are open when the clock is set back ------------------------------------------

for (const [seconds, end] of /** @type {const} */ ([
  [1.9, "already-off"],
  [2, undefined],
])) {
  test(`a request given up ${seconds} s after the clock was set back ${end ? "does not matter" : "failed, so the page is reloaded"}`, () => {
    const entered = Number(play(FRESH.read).run?.deadline) - STEP_LIMIT.read;
    const begins = { ...begun("1"), at: entered };
    const tick = { type: "tick", at: back };
    const givenUp = { ...ended("1", 0), givenUp: true, at: back + 1_000 * seconds };

    const course = play([...FRESH.read, begins, tick, givenUp, { ...off, at: back + 12_000 }]);

    assert.equal(course.end?.outcome, end);
    assert.equal(course.run?.step, end ? undefined : "reload");
  });
}
