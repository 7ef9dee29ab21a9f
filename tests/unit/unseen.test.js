/** After a run, its end counts as unseen until a page of the extension says that it was seen. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

/** @param {World["faults"]} [faults] */
async function afterRun(faults = {}) {
  const world = new World();
  const tab = world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  /** @type {string[]} */
  const shown = [];
  world.faults = {
    "action.setBadgeText": ({ text }) => void shown.push(text),
    "action.setIcon": ({ path }) => void shown.push(path[16]),
    ...faults,
  };
  void world.fromPage(tab, { type: "start", settings: ["ai-training"] });
  await world.finish();
  return { world, tab, shown };
}

test("the button shows the run, and its success until that was seen", async () => {
  const { world, shown } = await afterRun();
  const during = shown.splice(0);

  assert.deepEqual(world.session.unseen, ["ai-training"]);
  assert.deepEqual(
    [...new Set(during.filter(Boolean))],
    ["…", "/icons/running-16.png", "✓", "/icons/off-16.png"],
  );

  void world.fromPopup({ type: "seen" });
  await world.finish();

  assert.equal(world.session.unseen, undefined);
  assert.equal(shown.at(-1), "");
});

test("the button shows a failure until that was seen", async () => {
  const { world, shown } = await afterRun({ "tabs.create": () => Promise.reject(new Error("no")) });
  assert.deepEqual(
    [shown.at(-1), world.session.unseen],
    ["/icons/unknown-16.png", ["ai-training"]],
  );
  assert.equal(shown.filter((each) => !each.startsWith("/")).at(-1), "!");

  void world.fromPopup({ type: "seen" });
  await world.finish();

  assert.equal(shown.at(-1), "");
});

test("the end of a run that was cut off counts as unseen", async () => {
  const world = new World();
  world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.settle();
  assert.ok(world.local.progress);
  delete world.session.run;

  if (world.life) world.stop(world.life);
  world.start();
  await world.finish();

  assert.equal(world.local["record:ai-training"].outcome, "interrupted");
  assert.deepEqual(world.session.unseen, ["ai-training"]);
});
