/** Open settings pages are observed once after an update, as Chromium inserts no script there. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

const PAGE = `https://www.linkedin.com${settings[0]?.paths[0]}`;
const FEED = "https://www.linkedin.com/feed/";

/**
 * Start the background with two tabs open, and return how many pages it sends something.
 *
 * @param {World} world
 */
async function sentAtStart(world) {
  if (world.life) world.stop(world.life);
  const life = world.start();
  await world.finish();
  return life.calls.filter((name) => name === "tabs.sendMessage").length;
}

/** A world in which both pages have loaded. */
async function openWorld() {
  const world = new World();
  world.start();
  world.open(PAGE);
  world.open(FEED);
  await world.finish();
  return world;
}

test("the background observes open settings pages after an update, once", async () => {
  const world = await openWorld();
  assert.equal(await sentAtStart(world), 0, "the browser has stopped and started it");

  world.losesSession = true;
  assert.equal(await sentAtStart(world), 1);

  world.losesSession = false;
  assert.equal(await sentAtStart(world), 0);
});

test("nothing is observed or stored before the notice is accepted", async () => {
  const world = await openWorld();
  delete world.local.notice;
  world.losesSession = true;

  assert.equal(await sentAtStart(world), 0);
  assert.deepEqual(world.session, {});
});
