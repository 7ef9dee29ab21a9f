/** A run on a page that LinkedIn shows in a frame, where nothing is read. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  clicked,
  document,
  ended,
  held,
  lastCommand,
  off,
  on,
  opened,
  play,
  receiptOf,
  START,
  WAY_TO,
} from "./play.js";

const framed = { type: "answer", reading: "missing", drawn: false, inFrame: true };
const atSetting = { isAtSetting: true };
const loadsOf = (/** @type {import("../../extension/shared/types.js").Effect[]} */ effects) =>
  effects.filter(({ type }) => type === "reload").length;

test("a page in a frame is loaded at once, and then read and clicked", () => {
  const { end, steps, effects } = play(
    [framed, document("b"), on, clicked, held, document("c"), off],
    atSetting,
  );

  assert.deepEqual(steps, ["read", "reload", "read", "click", "hold", "reload", "confirm"]);
  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(loadsOf(effects), 2);
  assert.equal(receiptOf(effects)?.before, "on");
});

test("it does not wait for the requests of the page in the frame", () => {
  const { run } = play([begun("frame"), framed], atSetting);

  assert.equal(run?.step, "reload");
});

test("the document with the frame is not the fresh one", () => {
  const { run } = play([framed, document("d0")], atSetting);

  assert.equal(run?.step, "reload");
});

test("nothing is recorded of a page in a frame if the run ends before the load", () => {
  const { end } = play([framed, { type: "cancel" }], atSetting);

  assert.deepEqual([end?.outcome, end?.reading], ["interrupted", "unknown"]);
});

test("a page that was off already is read only after the load", () => {
  const { end, effects } = play([framed, document("b"), off], atSetting);

  assert.equal(end?.outcome, "already-off");
  assert.equal(loadsOf(effects), 1);
});

test("a page that stays in a frame after the load is not recognised", () => {
  const stays = play([framed, document("b"), { ...framed, at: START + 30_000 }], atSetting);

  assert.equal(loadsOf(stays.effects), 1);
  assert.deepEqual([stays.end?.outcome, stays.end?.reason], ["not-recognised", "in-frame"]);
});

test("a page that comes in a frame after any other load is not loaded again", () => {
  const { end, effects } = play([off, document("b"), { ...framed, at: START + 30_000 }], atSetting);

  assert.equal(loadsOf(effects), 1);
  assert.equal(end?.reason, "in-frame");
});

test("a page that keeps replacing itself is loaded only once", () => {
  const replaced = [framed, document("b"), document("c"), { ...framed, at: START + 30_000 }];

  const { end, effects } = play(replaced, atSetting);

  assert.equal(loadsOf(effects), 1);
  assert.deepEqual([end?.outcome, end?.reason], ["not-recognised", "in-frame"]);
});

test("a page that failed to load after it left the frame is still loaded once more", () => {
  const failed = [begun("data"), ended("data", 500), { ...off, at: START + 20_000 }];

  const { run, effects } = play([framed, document("b"), failed], atSetting);

  assert.equal(run?.step, "reload");
  assert.equal(loadsOf(effects), 2);
});

test("each setting of a run may leave a frame", () => {
  const settings = ["ai-training", "research"];
  const first = [opened, document("a"), framed, document("b"), { ...framed, at: START + 30_000 }];
  const second = [document("c"), framed, document("d"), on];

  const { run, effects } = play([...first, ...second], { settings });

  assert.equal(loadsOf(effects), 2);
  assert.equal(run?.setting, "research");
  assert.equal(lastCommand(effects)?.step, "click");
});

test("a page in a frame after the click confirms nothing", () => {
  const { end } = play([...WAY_TO.confirm, { ...framed, at: START + 40_000 }]);

  assert.deepEqual([end?.outcome, end?.reading], ["not-confirmed", "missing"]);
});
