/** A run that waits calls the browser often enough for Firefox to leave the background running. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

/**
 * Run to the end, and assert that the background is never silent for 25 s.
 *
 * @param {World} world
 * @param {number} least how long the run must take, in ms
 */
async function assertAwake(world, least) {
  world.start();
  await world.finish();
  const calls = [world.now];
  world.faults["storage.session.get"] = () => void calls.push(world.now);

  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  const silences = calls.slice(1).map((at, index) => at - (calls[index] ?? at));
  assert.ok(world.now - (calls[0] ?? 0) > least, "the run must wait for long");
  assert.ok(Math.max(...silences) < 25_000, `${silences}`);
}

test("a run that waits for an answer is never silent for 25 s", async () => {
  const world = new World();
  // The page takes each command and never answers.
  world.faults["tabs.sendMessage"] = () => Promise.resolve(true);

  await assertAwake(world, 35_000);

  assert.equal(world.local["record:ai-training"].outcome, "not-confirmed");
});

test("nor is a run that waits for the person's own click", async () => {
  const world = new World();
  world.local.notice.byHand = true;

  await assertAwake(world, 500_000);

  assert.equal(world.local["record:ai-training"].outcome, "needs-you");
});
