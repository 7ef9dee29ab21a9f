/** An add-on that assigns LinkedIn to a container closes the run's tab and opens another one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const AI_ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const STORE = "firefox-container-2";

/**
 * A run whose tab is closed while it loads.
 *
 * @param {(world: World) => void} onClosed what the add-on does
 * @param {string} [own] the container of all other tabs
 */
async function runWithTabClosed(onClosed, own = "firefox-default") {
  const world = new World();
  const open = world.open.bind(world);
  world.open = (url) => Object.assign(open(url), own && { cookieStoreId: own });
  const tab = world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  const began = world.now;
  void world.fromPage(tab, { type: "start", settings: ["ai-training"] });
  world.after(50, () => {
    const id = [...world.tabs.keys()].at(-1) ?? 0;
    onClosed(world);
    world.close(id);
  });
  await world.finish();
  const { outcome, reason } = world.local["record:ai-training"];
  return { outcome, reason, took: world.now - began };
}

const openElsewhere = (/** @type {World} */ world) =>
  void Object.assign(world.open(AI_ADDRESS), { cookieStoreId: STORE });

test("a tab that was moved to another container ends the run with its own reason", async () => {
  const { outcome, reason } = await runWithTabClosed(openElsewhere);

  assert.deepEqual([outcome, reason], ["interrupted", "tab-moved"]);
});

test("a tab that is opened there a moment later counts as well", async () => {
  const { reason } = await runWithTabClosed((world) => {
    world.open("https://www.linkedin.com/feed/"); // The numbers of tabs grow.
    world.after(400, () => openElsewhere(world));
  });

  assert.equal(reason, "tab-moved");
});

for (const [what, onClosed] of /** @type {[string, (world: World) => void][]} */ ([
  ["is opened nowhere else", () => {}],
  ["is opened again in the same container", (world) => void world.open(AI_ADDRESS)],
])) {
  test(`a closed tab whose address ${what} was closed`, async () => {
    const { outcome, reason } = await runWithTabClosed(onClosed);

    assert.deepEqual([outcome, reason], ["interrupted", "tab-closed"]);
  });
}

test("a browser without containers does not wait for a moved tab", async () => {
  const { reason, took } = await runWithTabClosed(() => {}, "");

  assert.equal(reason, "tab-closed");
  assert.ok(took < 200, `${took} ms`);
});
