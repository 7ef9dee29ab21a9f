/** The step that helps goes to the tab that is open already. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const SITE = "https://www.linkedin.com";
const AI = `${SITE}/mypreferences/d/settings/data-for-ai-improvement`;
const KEY = "record:ai-training";

/**
 * Press the button in the popup, and return where it leads: the address of a tab that was open, or
 * that of a new one after "new".
 *
 * @param {string} outcome
 * @param {string[]} addresses of open tabs
 */
async function whereFrom(outcome, addresses) {
  const world = new World();
  for (const address of addresses) world.open(address);
  world.start();
  await world.finish();
  world.local[KEY] = { reading: "on", outcome, proof: "", at: 5 };
  return press(world);
}

/** @param {World} world */
async function press(world) {
  /** @type {string[]} */
  const shown = [];
  world.faults = {
    "tabs.update": (id) => void shown.push(world.tab(id).url),
    "tabs.create": ({ url }) => void shown.push("new", url),
  };
  void world.fromPopup({ type: "show-setting", setting: "ai-training" });
  await world.settle();
  return shown;
}

for (const [outcome, open, expected] of /** @type {const} */ ([
  ["signed-out", [AI, `${SITE}/uas/login`], [`${SITE}/uas/login`]],
  ["blocked", [AI, `${SITE}/checkpoint/challenge/x`], [`${SITE}/checkpoint/challenge/x`]],
  ["signed-out", [`${SITE}/feed/`, AI], [AI]],
  ["locked", [`${SITE}/uas/login`, AI], [AI]],
  ["locked", [`${SITE}/uas/login`, `${SITE}/feed/`], ["new", AI]],
])) {
  test(`after ${outcome} it leads from ${open.length} open pages to ${expected.join(" ")}`, async () => {
    assert.deepEqual(await whereFrom(outcome, [...open]), expected);
  });
}

test("an unknown setting leads nowhere", async () => {
  const world = new World();
  world.start();
  await world.finish();

  assert.equal(await world.fromPopup({ type: "show-setting", setting: "gone" }), false);
});
