/** A request to start a run is answered truthfully: the popup says so if nothing was started. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const FEED = "https://www.linkedin.com/feed/";

async function started(address = ADDRESS) {
  const world = new World();
  const tab = world.open(address);
  world.start();
  await world.finish();
  return { world, tab };
}

/** @typedef {(world: World, tab: any, settings: string[]) => Promise<unknown>} Start */
/** @type {[string, Start][]} */
const STARTS = [
  ["the popup", (world, _, settings) => world.fromPopup({ type: "start-from-popup", settings })],
  ["the card", (world, tab, settings) => world.fromPage(tab, { type: "start", settings })],
  [
    "the popup's button that checks",
    (world, _, settings) => world.fromPopup({ type: "check-from-popup", settings }),
  ],
  [
    "the card's button that checks",
    (world, tab, settings) => world.fromPage(tab, { type: "check", settings }),
  ],
];

for (const [name, start] of STARTS) {
  test(`a start from ${name} replies true, also while that run is under way`, async () => {
    const { world, tab } = await started();

    const replies = await Promise.all([1, 2].map(() => start(world, tab, ["ai-training"])));
    await world.finish();

    assert.deepEqual(replies, [true, true]);
    assert.equal(world.receipts().length, 1);
  });

  for (const [which, settings] of /** @type {const} */ ([
    ["no setting", []],
    ["a setting that the rules do not name", ["gone"]],
  ])) {
    test(`a start of ${which} from ${name} replies false`, async () => {
      const { world, tab } = await started();

      assert.equal(await start(world, tab, [...settings]), false);
      assert.equal(world.session.run, undefined);
    });
  }

  test(`a start from ${name} without the notice replies false`, async () => {
    const { world, tab } = await started();
    world.local = {};

    assert.equal(await start(world, tab, ["ai-training"]), false);
  });
}

test("an undo replies whether there was anything to undo", async () => {
  const { world } = await started();
  const undo = () => world.fromPopup({ type: "undo", setting: "ai-training" });
  assert.equal(await undo(), false);
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  assert.deepEqual(await Promise.all([undo(), undo()]), [true, true]);
  await world.finish();

  assert.equal(world.receipts().length, 2);
});

test("an undo right after a success leaves no tab of a run open", async () => {
  const { world } = await started(FEED);
  // So that the run's own tab would be closed during the undo.
  world.faults["alarms.clear"] = () => {
    if (world.receipts().length === 0 || world.session.run) return null;
    world.faults = {};
    world.after(1_800, () => world.fromPopup({ type: "undo", setting: "ai-training" }));
    return null;
  };
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  assert.deepEqual(
    world.receipts().map((receipt) => receipt.outcome),
    ["confirmed-off", "confirmed-on"],
  );
  assert.deepEqual(
    [...world.tabs.values()].map(({ url }) => url),
    [FEED],
  );
});

/** Start a run for a setting while the tab of its earlier run is being closed. */
async function startWhileTabCloses(/** @type {World} */ world, /** @type {string} */ type) {
  /** @type {Promise<unknown> | undefined} */
  let reply;
  world.faults["tabs.remove"] = (id) => {
    world.faults = {};
    reply = world.fromPopup({ type, settings: ["ai-training"], setting: "ai-training" });
    return new Promise((resolve) => world.after(5, () => resolve(world.close(id))));
  };
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();
  return reply;
}

for (const [type, outcome] of /** @type {const} */ ([
  ["start-from-popup", "already-off"],
  ["check-from-popup", "already-off"],
  ["undo", "confirmed-on"],
]))
  test(`a run that ${type} starts does not begin in a tab that is being closed`, async () => {
    const { world } = await started(FEED);

    assert.equal(await startWhileTabCloses(world, type), true);
    assert.deepEqual(
      world.receipts().map((receipt) => receipt.outcome),
      ["confirmed-off", outcome],
    );
  });
