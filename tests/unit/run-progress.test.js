/** The order of the settings in a run, and how far it is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrderOfVisits, positionOf } from "../../extension/shared/run-progress.js";
import { setting } from "./rules.js";

const order = (/** @type {import("../../extension/shared/types.js").Setting[]} */ ...settings) =>
  inOrderOfVisits(settings).map(({ id }) => id);
const named = (/** @type {string} */ id) => ({ ...setting, id });

test("settings are visited in the order of the list", () => {
  assert.deepEqual(order(named("b"), named("a"), named("c")), ["b", "a", "c"]);
});

test("a setting that goes off along with others is visited after them", () => {
  const ads = { ...named("ads"), alsoTurnsOff: ["partners"] };

  assert.deepEqual(order(named("partners"), named("a"), ads, named("z")), [
    "a",
    "ads",
    "z",
    "partners",
  ]);
});

test("the position of a run is counted from one", () => {
  const settings = ["a", "b", "c", "d", "e"];

  assert.deepEqual(positionOf({ settings, turn: 0 }), [1, 5]);
  assert.deepEqual(positionOf({ settings, turn: 4 }), [5, 5]);
});
