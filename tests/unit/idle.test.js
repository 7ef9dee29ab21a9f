/** The background does nothing for other sites, and what it does at a start is what is due. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

const FEED = "https://www.linkedin.com/feed/";
const PAGE = `https://www.linkedin.com${settings[0]?.paths[0]}`;
const OTHER_SITE = { id: 500, status: "complete" };

/** A world whose background has done all that is due. */
async function idleWorld() {
  const world = new World();
  world.start();
  await world.finish();
  return world;
}

test("tabs of other sites cost no call to the browser, even if they start the background", async () => {
  const world = await idleWorld();
  const { calls } = await world.restart();

  for (const change of [{ status: "loading" }, { title: "x" }, { status: "complete" }])
    world.emit("tabs.onUpdated", OTHER_SITE.id, change, OTHER_SITE);
  await world.finish();

  assert.deepEqual(calls, []);
});

test("a new title of LinkedIn's feed costs no call", async () => {
  const world = await idleWorld();
  const { calls } = await world.restart();

  world.emit("tabs.onUpdated", 7, { title: "(1) Feed" }, { id: 7, url: FEED });
  await world.finish();

  assert.deepEqual(calls, []);
});

test("the first closed tab costs one reading of whether there is a run, further ones nothing", async () => {
  const world = await idleWorld();
  const { calls } = await world.restart();

  for (const id of [500, 501, 502]) {
    world.emit("tabs.onRemoved", id, {});
    await world.settle();
  }
  await world.finish();

  assert.deepEqual(calls, ["storage.session.get"]);
});

test("a background that knows of no run is not told of closed tabs or requests", async () => {
  const world = await idleWorld();

  for (const name of ["tabs.onRemoved", "webRequest.onBeforeRequest"])
    assert.equal(world.currentLife().listeners.get(name)?.size ?? 0, 0, name);
});

test("a page of LinkedIn starts all work", async () => {
  const world = await idleWorld();
  world.local.notice = { acceptedAt: "damaged" };
  await world.restart();

  world.open(FEED);
  await world.finish();

  assert.equal(world.local.aside[0].key, "notice");
});

const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
afterEach(() => {
  if (before) Object.defineProperty(globalThis, "localStorage", before);
  else Reflect.deleteProperty(globalThis, "localStorage");
});

/** A world with an event page: with localStorage, and with a filter for tabs. */
function firefox() {
  const marks = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ key) => marks.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => marks.set(key, value),
    removeItem: (/** @type {string} */ key) => marks.delete(key),
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: localStorage });
  return Object.assign(new World(), { filtersTabs: true });
}

test("Firefox tells only of LinkedIn's tabs and, without a run, of no closed ones", async () => {
  const world = firefox();
  world.start();

  const [[filter]] = /** @type {[any]} */ (world.currentLife().filters.get("tabs.onUpdated"));
  assert.deepEqual(filter, {
    urls: ["https://www.linkedin.com/*"],
    properties: ["status", "url"],
  });
  assert.equal(world.currentLife().listeners.get("tabs.onRemoved")?.size ?? 0, 0);
});

test("Firefox tells of closed tabs during a run, and wakes the background for them", async () => {
  const world = firefox();
  const tab = world.open(PAGE);
  world.start();
  await world.finish();
  world.faults["tabs.sendMessage"] = () => Promise.resolve(true);
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.settle();
  world.stop(world.currentLife());
  world.start(undefined, () => {});

  assert.equal(world.currentLife().listeners.get("tabs.onRemoved")?.size, 1);
  world.close(tab.id);
  await world.settle();
  assert.equal(world.local["record:ai-training"].reason, "tab-closed");
});

test("Chromium tells a service worker that it is installed when the extension is turned on", async () => {
  const heard = new EventTarget();
  const addEventListener = heard.addEventListener.bind(heard);
  Object.assign(globalThis, { addEventListener });
  const world = new World();
  const { calls } = world.start(undefined, () => world.emitOtherSite());
  Reflect.deleteProperty(globalThis, "addEventListener");

  heard.dispatchEvent(new Event("install"));
  await world.finish();

  assert.ok(calls.includes("action.setTitle"), `${calls}`);
});

test("Firefox has no event for an extension that is turned on, so each start does all work", async () => {
  const world = firefox();
  world.start(undefined, () => {});
  await world.finish();

  assert.deepEqual(world.button["action.setTitle"], { title: "extName" });
});
