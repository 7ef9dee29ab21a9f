/** A run that a sign-in page in its tab has stopped goes on when the tab comes to the setting. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const AI = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const LOGIN = "https://www.linkedin.com/uas/login";
const FEED = "https://www.linkedin.com/feed/";
const KEY = "record:ai-training";

/** A run in its own tab, which LinkedIn has led to the sign-in page. */
async function signedOut(settings = ["ai-training"], type = "start") {
  const world = new World();
  const visited = world.open(FEED);
  world.start();
  await world.finish();
  world.redirects[AI] = LOGIN;
  void world.fromPage(visited, { type, settings });
  await world.finish();
  assert.equal(world.local[KEY].outcome, "signed-out");
  delete world.redirects[AI];
  const own = [...world.tabs.values()].at(-1) ?? assert.fail("no tab");
  return { world, visited, own };
}

test("the run goes on by itself in the tab of the sign-in", async () => {
  const { world, own } = await signedOut();
  assert.deepEqual(world.session.waiting.settings, ["ai-training"]);

  world.load(own, FEED);
  await world.finish();
  assert.equal(world.local[KEY].outcome, "signed-out", "not on another page");
  world.load(own, AI);
  await world.finish();

  assert.equal(world.local[KEY].outcome, "confirmed-off");
  assert.equal(world.session.waiting, undefined);
  assert.ok(world.tabs.has(own.id), "the person has signed in there, so the tab stays");
});

test("a check goes on as a check, which clicks nothing", async () => {
  const { world, own } = await signedOut(["ai-training"], "check");

  world.load(own, AI);
  await world.finish();

  assert.equal(world.local[KEY].outcome, "is-on");
});

test("the settings that were left go on", async () => {
  const { world, own } = await signedOut(["ai-training", "research"]);

  world.load(own, AI);
  await world.finish();

  assert.equal(world.local[KEY].outcome, "confirmed-off");
  assert.equal(world.local["record:research"].outcome, "confirmed-off");
});

for (const [name, change] of /** @type {[string, (world: World) => unknown][]} */ ([
  ["ten minutes later", (world) => world.advanceTo(world.now + 601_000)],
  ["after it was stopped", (world) => world.fromPopup({ type: "cancel" })],
  ["after everything was erased", (world) => world.fromPopup({ type: "erase" })],
])) {
  test(`nothing goes on ${name}`, async () => {
    const { world, own } = await signedOut();
    await change(world);
    const before = world.receipts().length;

    world.load(own, AI);
    await world.finish();

    assert.ok(world.receipts().length <= before);
    assert.equal(world.server["ai-training"], "on");
  });
}

test("a setting that is opened in another tab starts nothing", async () => {
  const { world } = await signedOut();

  world.open(AI);
  await world.finish();

  assert.equal(world.server["ai-training"], "on");
});

test("a run that was started meanwhile is not repeated", async () => {
  const { world, visited, own } = await signedOut();
  void world.fromPage(visited, { type: "start", settings: ["research"] });
  await world.finish();
  assert.equal(world.session.waiting, undefined);

  world.load(own, AI);
  await world.finish();

  assert.equal(world.server["ai-training"], "on");
});
