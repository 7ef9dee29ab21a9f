/** A run that was cut off, as by a crash of the browser, leaves only its progress behind. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

/**
 * Start the background with nothing but the progress of a run, and return what it stores.
 *
 * @param {Record<string, unknown>} progress
 */
async function afterCutOff(progress) {
  const world = new World();
  world.local.progress = {
    id: "run-1",
    setting: "ai-training",
    settings: ["ai-training"],
    turn: 0,
    goal: "off",
    reading: "on",
    proof: "",
    reason: "",
    tabId: 1,
    startedAt: world.now,
    ...progress,
  };
  world.start();
  await world.finish();
  const [receipt, ...others] = world.receipts();
  assert.equal(others.length, 0);
  assert.equal(world.local.progress, undefined);
  const { outcome, reason, reading } = world.local["record:ai-training"];
  assert.deepEqual([outcome, reason], ["interrupted", "stopped"]);
  return [receipt?.did, receipt?.proof, reading];
}

for (const [progress, did, proof, reading] of [
  [{ step: "open", did: "nothing" }, "nothing", "", "on"],
  [{ step: "click", did: "clicked" }, "clicked", "clicked", "unknown"],
  [{ step: "hold", did: "clicked", proof: "clicked" }, "clicked", "clicked", "unknown"],
  [{ step: "hold", did: "person-clicked" }, "person-clicked", "clicked", "unknown"],
  [{ step: "reload", did: "clicked", proof: "saved" }, "clicked", "saved", "unknown"],
  // The first version kept no `did`.
  [{ step: "read" }, "nothing", "", "on"],
  [{ step: "click" }, "clicked", "clicked", "unknown"],
  [{ step: "person" }, "clicked", "clicked", "unknown"],
]) {
  test(`a run cut off with ${JSON.stringify(progress)} is kept as ${did}, and reads ${reading}`, async () => {
    assert.deepEqual(await afterCutOff(/** @type {any} */ (progress)), [did, proof, reading]);
  });
}
