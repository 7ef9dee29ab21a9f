/** An undo turns a switch on again, and is confirmed like an opt-out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { document, off, on, opened, play, save, snapped } from "./play.js";

test("an undo clicks a switch that reads off and is confirmed by a reload that reads on", () => {
  const turned = { type: "answer", reading: "on", clicked: true };
  const stayed = snapped(200);

  const { end, steps } = play([opened, document("a"), off, turned, stayed, document("b"), on], {
    goal: "on",
  });

  assert.deepEqual(steps, ["open", "read", "click", "hold", "reload", "confirm"]);
  assert.deepEqual([end?.outcome, end?.reading, end?.proof], ["confirmed-on", "on", "confirmed"]);
});

test("an undo of a switch that is already on clicks nothing", () => {
  const { end, effects } = play([opened, document("a"), on, document("b"), on], { goal: "on" });

  assert.equal(end?.outcome, "confirmed-on");
  assert.equal(
    effects.some((effect) => effect.type === "ask" && effect.command.step === "click"),
    false,
  );
});

test("an undo never ends as already-off", () => {
  const { end, effects } = play(
    [opened, document("a"), off, { ...on, clicked: true }, save(200), on, document("b"), off],
    {
      goal: "on",
    },
  );

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "not-stored"]);
  assert.equal(
    effects.some(({ type }) => type === "close-tab"),
    false,
  );
});

test("an undo whose click the page ignores is left to the person", () => {
  const { run } = play([opened, document("a"), off, { ...off, clicked: true }], { goal: "on" });

  assert.equal(run?.step, "person");
});
