/** A tab of the person that has the setting's address but does not answer is left. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const AI_ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

/**
 * A run that is started from the popup while a tab of the person has the setting's address.
 *
 * @param {(world: World, tab: ReturnType<World["open"]>) => void} prepare
 */
async function runBeside(prepare) {
  const world = new World();
  const tab = world.open(AI_ADDRESS);
  world.start();
  await world.finish();
  const { load } = tab;
  prepare(world, tab);
  const began = world.now;
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();
  assert.equal(tab.load, load, "the person's tab was loaded");
  return { world, record: world.local["record:ai-training"], took: world.now - began };
}

test("a tab of the person that gives no reply is left after a second", async () => {
  const { world, record, took } = await runBeside((prepared, { id }) => {
    const never = new Promise(() => {});
    prepared.faults = { "tabs.sendMessage": (to) => (to === id ? never : undefined) };
  });

  assert.equal(record.outcome, "confirmed-off");
  assert.equal(world.tabs.size, 1);
  assert.ok(took > 1_000 && took < 8_000, `${took} ms`);
});

test("a tab of the person without a page is left", async () => {
  const { record } = await runBeside((_, tab) => {
    tab.page = null;
  });

  assert.equal(record.outcome, "confirmed-off");
});

for (const state of /** @type {const} */ (["discarded", "frozen"])) {
  test(`a tab of the person that is ${state} gets no message`, async () => {
    /** @type {number[]} */
    const asked = [];
    const { world, record } = await runBeside((prepared, tab) => {
      Object.assign(tab, { [state]: true });
      prepared.faults = { "tabs.sendMessage": (to) => void asked.push(to) };
    });

    assert.equal(record.outcome, "confirmed-off");
    assert.ok(asked.length > 0 && !asked.includes([...world.tabs.keys()][0] ?? 0), `${asked}`);
  });
}
