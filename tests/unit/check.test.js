/** A check, from the press to what is stored: it never clicks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { recordNow } from "../../extension/shared/records.js";
import { statusOf } from "../../extension/shared/status.js";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

const [ai = "", research = ""] = settings.map(({ id }) => id);
const AI_ADDRESS = `https://www.linkedin.com${settings[0]?.paths[0]}`;

/** @param {Record<string, string>} server */
async function started(server) {
  const world = new World();
  Object.assign(world.server, server);
  const tab = world.open(AI_ADDRESS);
  world.start();
  await world.finish();
  return { world, tab };
}

/** @param {World} world */
async function check(world, /** @type {string[]} */ ...asked) {
  void world.fromPopup({ type: "check-from-popup", settings: asked });
  await world.finish();
}

const outcomeOf = (/** @type {World} */ world, /** @type {string} */ setting) =>
  world.local[`record:${setting}`]?.outcome;

test("a check ends with what the pages read, changes nothing and leaves a receipt of each", async () => {
  const { world } = await started({ [research]: "off" });
  const before = { ...world.server };

  await check(world, ai, research);

  assert.deepEqual([outcomeOf(world, ai), outcomeOf(world, research)], ["is-on", "already-off"]);
  assert.deepEqual(world.server, before);
  assert.deepEqual(world.clicks, {});
  assert.deepEqual(
    world.receipts().map(({ goal, did }) => [goal, did]),
    Array(2).fill(["check", "nothing"]),
  );
  assert.equal(world.local.sweep.goal, "check");
  assert.equal(world.session.run, undefined);
});

test("no script that can click is inserted during a check", async () => {
  const { world, tab } = await started({});
  /** @type {string[]} */
  const inserted = [];
  const insert = ({ target, files = [""] } = { target: { tabId: 0 } }) => {
    inserted.push(...files);
    world.tab(target.tabId).page?.scripts.push(...files);
  };
  world.faults = { "scripting.executeScript": (given) => void insert(given) };

  void world.fromPage(tab, { type: "check", settings: [ai] });
  await world.finish();
  assert.equal(outcomeOf(world, ai), "is-on");
  assert.deepEqual([...new Set(inserted)], ["content/main.js", "content/check.js"]);

  // A run in the same page inserts it then.
  void world.fromPage(tab, { type: "start", settings: [ai] });
  await world.finish();
  assert.equal(outcomeOf(world, ai), "confirmed-off");
  assert.ok(inserted.includes("content/run.js"));
});

test("a check says since when a setting is on again, and a run then turns it off", async () => {
  const { world } = await started({});
  void world.fromPopup({ type: "start-from-popup", settings: [ai] });
  await world.finish();
  assert.equal(outcomeOf(world, ai), "confirmed-off");
  world.server[ai] = "on";

  await check(world, ai);

  const { at, onAgainSince } = world.local[`record:${ai}`];
  assert.equal(outcomeOf(world, ai), "is-on");
  assert.equal(onAgainSince, at);
  assert.equal(world.server[ai], "on");
  void world.fromPopup({ type: "start-from-popup", settings: [ai] });
  await world.finish();
  assert.equal(outcomeOf(world, ai), "confirmed-off");
  assert.equal(world.local[`record:${ai}`].onAgainSince, undefined);
});

test("a check that is stopped leaves the settings that it did not reach selected", async () => {
  const { world } = await started({});
  // The person presses Stop when the tab goes to the second setting.
  world.faults = { "tabs.update": () => void world.fromPopup({ type: "cancel" }) };

  await check(world, ai, research);

  const { settings: asked, left, why } = world.local.sweep;
  assert.deepEqual([asked, left, why], [[ai, research], [research], "interrupted"]);
  assert.deepEqual(world.local.chosen, [research]);
});

for (const [name, earlier, expected] of /** @type {const} */ ([
  ["completes a check that was stopped there", { goal: "check" }, ["gone", ai, research]],
  ["is a check of its own after a run that was stopped there", {}, [ai, research]],
])) {
  test(`a check of several settings ${name}`, async () => {
    const { world } = await started({});
    const stopped = { settings: ["gone", ai, research], left: [ai, research], why: "interrupted" };
    world.local.sweep = { ...stopped, at: world.now, ...earlier };

    await check(world, ai, research);

    const { settings: asked, left } = world.local.sweep;
    assert.deepEqual([asked, left, world.local.chosen], [expected, [], expected]);
  });
}

for (const outcome of /** @type {const} */ (["signed-out", "blocked"])) {
  test(`a check that ended as ${outcome} is still known as a check after the sign-in`, () => {
    /** @type {import("../../extension/shared/types.js").SettingRecord} */
    const record = { reading: "unknown", outcome, proof: "", at: 5, goal: "check" };
    const shown = recordNow(record, { "": 9 });

    assert.deepEqual([shown.outcome, shown.goal, shown.lapsed], [outcome, "check", "other"]);
    assert.equal(statusOf(shown, undefined).action, "actionCheckAgain");
  });
}
