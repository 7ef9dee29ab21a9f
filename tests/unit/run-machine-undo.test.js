/** An undo turns a switch on again, and is confirmed like an opt-out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { document, off, on, opened, play, save } from "./play.js";

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
