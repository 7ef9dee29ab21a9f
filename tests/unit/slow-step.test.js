/** When popup and card say that Untrain waits. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStepWatch, SLOW_AFTER } from "../../extension/shared/slow-step.js";

/** A watch with mocked timers, and how often it has called back. */
function watched(/** @type {import("node:test").TestContext} */ t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let calls = 0;
  const watch = createStepWatch(() => (calls += 1));
  return {
    draw: (/** @type {string} */ step, turn = 0) =>
      watch(step ? /** @type {any} */ ({ id: "r", turn, step }) : undefined),
    pass: (/** @type {number} */ ms) => t.mock.timers.tick(ms),
    calls: () => calls,
  };
}

for (const step of ["open", "read", "reload", "confirm"]) {
  test(`the step ${step} is slow after ${SLOW_AFTER / 1_000} s, however often it is drawn`, (t) => {
    const { draw, pass, calls } = watched(t);

    assert.equal(draw(step), false);
    pass(SLOW_AFTER - 1);
    assert.equal(draw(step), false);
    pass(1);

    assert.equal(calls(), 1);
    assert.equal(draw(step), true);
  });
}

for (const step of ["click", "hold", "person", ""]) {
  test(`${step ? `the step ${step}` : "no run"} is never slow`, (t) => {
    const { draw, pass, calls } = watched(t);

    draw("read");
    draw(step);
    pass(10 * SLOW_AFTER);

    assert.deepEqual([draw(step), calls()], [false, 0]);
  });
}

test("each step and each setting has its own time", (t) => {
  const { draw, pass, calls } = watched(t);

  draw("read");
  pass(SLOW_AFTER);
  assert.equal(draw("read"), true);

  assert.equal(draw("read", 1), false);
  pass(SLOW_AFTER - 1);
  assert.equal(draw("confirm", 1), false);
  pass(SLOW_AFTER - 1);
  assert.deepEqual([draw("confirm", 1), calls()], [false, 1]);
});

test("a step that waits until the person looks at the page is never slow", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const watch = createStepWatch(() => assert.fail("called back"));

  watch(/** @type {any} */ ({ id: "r", turn: 0, step: "read", reason: "unseen" }));
  t.mock.timers.tick(10 * SLOW_AFTER);
});
