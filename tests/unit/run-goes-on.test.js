/** A run goes on, or ends, at the first event of its own after the background was stopped. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

/** @import { Tab } from "./fake-tabs.js" */

const FEED = "https://www.linkedin.com/feed/";
const PAGE = `https://www.linkedin.com${settings[0]?.paths[0]}`;

const REQUEST = {
  requestId: "1",
  tabId: 100,
  method: "GET",
  url: `${FEED}x`,
  type: "xmlhttprequest",
};

/** A run that waits for its page, in a background that was stopped and started for another site. */
async function waitingWorld() {
  const world = new World();
  const tab = Object.assign(world.open(PAGE), { active: true });
  world.start();
  await world.finish();
  // The page takes each command and answers none.
  world.faults["tabs.sendMessage"] = () => Promise.resolve(true);
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.settle();
  assert.equal(world.session.run?.step, "read");
  const { calls } = await world.restart();
  assert.equal(calls.length, 0);
  return { world, tab, calls };
}

const port = {
  name: "timers",
  onDisconnect: { addListener() {} },
  onMessage: { addListener() {} },
};

/** @type {[string, (world: World, tab: Tab) => unknown][]} */
const CAUSES = [
  ["its alarm", (world) => world.emit("alarms.onAlarm", { name: "run" })],
  ["a message of its page", (world, tab) => world.fromPage(tab, { type: "which-store" })],
  ["its page that has loaded", (world, tab) => world.load(tab, PAGE)],
  ["a request of its page", (world) => world.emit("webRequest.onBeforeRequest", REQUEST)],
  ["the popup", (world) => world.fromPopup({ type: "seen" })],
  ["the start of the browser", (world) => world.emit("runtime.onStartup")],
  ["access to LinkedIn", (world) => world.emit("permissions.onAdded", {})],
];

for (const [name, happen] of CAUSES)
  test(`a run that was stopped goes on with ${name}`, async () => {
    const { world, tab, calls } = await waitingWorld();
    world.timers = [];

    void happen(world, tab);
    for (const timer of world.timers.splice(0)) timer.ring();
    await world.settle();

    assert.equal(calls[0], "storage.local.get", "the repair comes first");
    assert.ok(calls.includes("tabs.sendMessage") || calls.includes("tabs.reload"), `${calls}`);
  });

test("a run that was stopped goes on with a timer of its page", async () => {
  const { world, tab, calls } = await waitingWorld();
  const sender = { id: "untrain", url: tab.url, frameId: 0, tab: { id: tab.id } };

  for (const listener of world.currentLife().listeners.get("runtime.onConnect") ?? [])
    listener({ ...port, sender });
  await world.settle();

  assert.ok(calls.includes("tabs.sendMessage"), `${calls}`);
});

test("a run that was stopped ends when its tab is closed, and not when another is", async () => {
  const { world, tab } = await waitingWorld();

  world.local.region = "damaged!";

  world.emit("tabs.onRemoved", 500, {});
  await world.settle();
  assert.ok(world.session.run);
  assert.equal(world.local.aside[0].key, "region", "no event is handled before the repair");
  world.close(tab.id);
  await world.settle();

  const { outcome, reason } = world.local["record:ai-training"];
  assert.deepEqual([outcome, reason], ["interrupted", "tab-closed"]);
});

test("a run whose tab was closed while nobody listened ends when the background is back", async () => {
  const { world, tab } = await waitingWorld();
  world.tabs.delete(tab.id);

  world.emit("alarms.onAlarm", { name: "run" });
  await world.settle();

  assert.equal(world.local["record:ai-training"].reason, "tab-closed");
});
