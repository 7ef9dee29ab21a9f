/** A run that waits calls the browser often enough for Firefox to leave the background running. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

test("a run that waits for an answer is never silent for 25 s", async () => {
  const world = new World();
  world.start();
  await world.finish();
  const calls = [world.now];
  world.faults = {
    // The page takes each command and never answers.
    "tabs.sendMessage": () => Promise.resolve(true),
    "storage.session.get": () => void calls.push(world.now),
  };

  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  assert.equal(world.local["record:ai-training"].outcome, "not-confirmed");
  const silences = calls.slice(1).map((at, index) => at - (calls[index] ?? at));
  assert.ok(world.now - (calls[0] ?? 0) > 35_000, "the run must wait for long");
  assert.ok(Math.max(...silences) < 25_000, `${silences}`);
});
