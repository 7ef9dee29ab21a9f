/** Without access to LinkedIn no run begins, whatever asked for it, and the outcome says why. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const SETTINGS = "https://www.linkedin.com/mypreferences/d";
const ADDRESS = `${SETTINGS}/settings/data-for-ai-improvement`;
const KEY = "record:ai-training";

/** A background with the setting's page in a tab, after a run that has confirmed off. */
async function confirmed() {
  const world = new World();
  const tab = world.open(ADDRESS);
  world.start();
  await world.finish();
  void world.fromPage(tab, { type: "start", settings: ["ai-training"] });
  await world.finish();
  assert.equal(world.local[KEY].outcome, "confirmed-off");
  return { world, tab };
}

const withhold = (/** @type {World} */ world) => {
  world.faults = { "permissions.contains": () => Promise.resolve(false) };
};

for (const [name, sender, message] of /** @type {const} */ ([
  ["the popup's main button", "popup", { type: "start-from-popup", settings: ["ai-training"] }],
  ["one setting in the popup", "popup", { type: "start-from-popup", settings: ["research"] }],
  ["an undo in popup or history", "popup", { type: "undo", setting: "ai-training" }],
  ["the card of a setting", "page", { type: "start", settings: ["ai-training"] }],
  ["the card of the list", "page", { type: "start", settings: ["ai-training", "research"] }],
])) {
  test(`${name} opens nothing without access, and the record and the receipt say so`, async () => {
    const { world, tab } = await confirmed();
    withhold(world);
    const [began, loads, receipts] = [world.now, world.loads, world.receipts().length];

    const reply =
      sender === "popup" ? world.fromPopup(message) : world.fromPage(tab, { ...message });
    assert.equal(await reply, true);
    await world.finish();

    const setting = "settings" in message ? message.settings[0] : message.setting;
    const { outcome, reason, reading } = world.local[`record:${setting}`];
    assert.deepEqual([outcome, reason, reading], ["not-confirmed", "no-access", "unknown"]);
    assert.equal(world.receipts().length, receipts + 1);
    assert.equal(world.receipts().at(-1).reason, "no-access");
    assert.deepEqual([world.loads, world.tabs.size], [loads, 1]);
    assert.deepEqual([world.session.run, world.local.progress], [undefined, undefined]);
    assert.ok(world.now - began < 100, `${world.now - began} ms`);
  });
}

test("a run over several settings leaves all of them for later", async () => {
  const { world, tab } = await confirmed();
  withhold(world);
  const settings = ["ai-training", "research"];

  await world.fromPage(tab, { type: "start", settings });

  const { left, why } = world.local.sweep;
  assert.deepEqual([left, why], [settings, "not-confirmed"]);
  assert.equal(world.local["record:research"], undefined);
});

test("a run works as before once access is given", async () => {
  const { world } = await confirmed();
  withhold(world);
  await world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  world.faults = {};

  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  assert.equal(world.local[KEY].outcome, "already-off");
});

test("when access is given, open settings pages are observed and no others", async () => {
  const world = new World();
  const [setting, list] = [ADDRESS, `${SETTINGS}/categories/privacy`].map((url) => world.open(url));
  world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  /** @type {unknown[][]} */
  const inserted = [];
  world.faults = {
    // The browser inserted no content script while it withheld access.
    "tabs.sendMessage": () => Promise.reject(new Error("Receiving end does not exist.")),
    "scripting.executeScript": ({ target, files }) => {
      inserted.push([target.tabId, ...files]);
      return Promise.resolve([]);
    },
  };

  world.emit("permissions.onAdded", { origins: ["https://www.linkedin.com/*"] });
  await world.finish();

  assert.deepEqual(inserted, [
    [setting?.id, "content/main.js"],
    [list?.id, "content/main.js"],
  ]);
});
