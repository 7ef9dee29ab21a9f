/** A run in which the person clicks, from the choice to what is stored: Untrain clicks nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

const [ai = "", research = ""] = settings.map(({ id }) => id);
const FEED = "https://www.linkedin.com/feed/";

/** A browser in which the person has chosen to click by hand. */
async function chosen() {
  const world = new World();
  world.local.notice.byHand = true;
  world.open(FEED);
  world.start();
  await world.finish();
  /** @type {string[]} */
  const inserted = [];
  world.faults = {
    "scripting.executeScript": ({ target, files } = { target: { tabId: 0 }, files: [""] }) => {
      inserted.push(...files);
      world.tab(target.tabId).page?.scripts.push(...files);
      return Promise.resolve([]);
    },
  };
  return { world, inserted };
}

/** @param {World} world */
async function press(world, /** @type {string[]} */ ...asked) {
  void world.fromPopup({ type: "start-from-popup", settings: asked });
  await waiting(world);
}

/** Let time pass until the run waits for the person, or has ended. */
async function waiting(/** @type {World} */ world) {
  for (let left = 500; left > 0 && world.session.run?.step !== "person"; left -= 1)
    await world.finish(1);
}

/** Click the switch as the person does, in the run's tab. */
async function click(/** @type {World} */ world) {
  const { id, commandId, setting, goal, document, tabId } = world.session.run;
  const tab = world.tab(tabId);
  if (tab.page) tab.page.shows[setting] = goal;
  world.server[setting] = goal;
  const answer = { step: "person", reading: goal, clicked: true };
  void world.fromPage(tab, { type: "answer", run: id, commandId, document, answer });
  await world.settle();
  await waiting(world);
}

const outcomeOf = (/** @type {World} */ world, /** @type {string} */ setting) =>
  world.local[`record:${setting}`]?.outcome;

test("the run leads from page to page, and proves each of the person's clicks", async () => {
  const { world, inserted } = await chosen();

  await press(world, ai, research);
  assert.deepEqual(
    [world.local.progress.setting, world.local.progress.step, world.local.progress.byHand],
    [ai, "person", true],
  );
  assert.deepEqual(Object.values(world.server).slice(0, 2), ["on", "on"]);
  await click(world);
  assert.equal(outcomeOf(world, ai), "confirmed-off");
  assert.deepEqual([world.session.run.setting, world.session.run.step], [research, "person"]);
  await click(world);

  assert.equal(outcomeOf(world, research), "confirmed-off");
  assert.equal(world.session.run, undefined);
  assert.deepEqual(world.clicks, {}, "Untrain clicked nothing");
  assert.ok(!inserted.includes("content/run.js"), "no script that can click was in a page");
  assert.ok(inserted.includes("content/by-hand.js"));
  assert.deepEqual(
    world.receipts().map(({ did }) => did),
    ["person-clicked", "person-clicked"],
  );
});

test("without the person's click nothing changes and nothing is claimed", async () => {
  const { world } = await chosen();
  const before = { ...world.server };
  const pressedAt = world.now;

  await press(world, ai, research);
  await world.finish();

  assert.deepEqual(world.server, before);
  assert.deepEqual(world.clicks, {});
  assert.equal(outcomeOf(world, ai), "needs-you");
  assert.equal(outcomeOf(world, research), undefined, "the others stay for the next run");
  assert.deepEqual(world.local.chosen, [ai, research]);
  assert.ok(world.now - pressedAt > 600_000, "the person has had ten minutes");
});

test("a background that is stopped while it waits asks again, and believes the click", async () => {
  const { world } = await chosen();
  await press(world, ai);

  if (world.life) world.stop(world.life);
  world.start();
  await world.settle();
  assert.equal(world.session.run.step, "person");
  await click(world);

  assert.equal(outcomeOf(world, ai), "confirmed-off");
  assert.deepEqual(world.clicks, {});
});

test("a closed tab ends the wait without a claim", async () => {
  const { world } = await chosen();
  await press(world, ai);

  world.close(world.session.run.tabId);
  await world.finish();

  const { outcome, reason } = world.local[`record:${ai}`];
  assert.deepEqual([outcome, reason], ["interrupted", "tab-closed"]);
});

test("the person leaves a setting out, or stops, on the card as in the popup", async () => {
  const { world } = await chosen();
  await press(world, ai, research);
  const tab = world.tab(world.session.run.tabId);

  void world.fromPage(tab, { type: "skip-waiting" });
  await world.settle();
  await waiting(world);
  assert.equal(world.local[`record:${ai}`].reason, "skipped");
  assert.equal(world.session.run.setting, research);
  void world.fromPage(tab, { type: "stop-waiting" });
  await world.finish();

  assert.equal(world.local[`record:${research}`].reason, "stopped");
  assert.equal(world.session.run, undefined);
});

test("a page cannot stop a run that does not wait for the person", async () => {
  const { world } = await chosen();
  world.local.notice.byHand = false;
  void world.fromPopup({ type: "start-from-popup", settings: [ai] });
  await world.finish(3);
  const tab = world.tab(world.session.run.tabId);

  for (const type of ["stop-waiting", "skip-waiting"]) void world.fromPage(tab, { type });
  await world.finish();

  assert.equal(outcomeOf(world, ai), "confirmed-off");
});

test("who chooses to click by hand during a run stops that run before its next click", async () => {
  const { world } = await chosen();
  world.local.notice.byHand = false;
  void world.fromPopup({ type: "start-from-popup", settings: [ai] });
  while (world.session.run?.step !== "read") await world.finish(1);

  void world.fromPopup({ type: "save-by-hand", byHand: true });
  await world.finish();

  assert.equal(world.local.notice.byHand, true);
  assert.deepEqual(world.clicks, {});
  assert.equal(world.local[`record:${ai}`].reason, "stopped");
});

test("the choice is made with the notice, and can be changed in the options", async () => {
  const { world } = await chosen();
  void world.fromPopup({ type: "accept", onPage: true, byHand: true });
  await world.settle();
  await world.finish();
  assert.deepEqual([world.local.notice.onPage, world.local.notice.byHand], [true, true]);

  void world.fromPopup({ type: "save-by-hand", byHand: false });
  await world.finish();
  assert.deepEqual([world.local.notice.onPage, world.local.notice.byHand], [true, false]);

  void world.fromPopup({ type: "save-on-page", onPage: false });
  await world.finish();
  assert.deepEqual([world.local.notice.onPage, world.local.notice.byHand], [false, false]);
  assert.equal(world.local.reminder, undefined);
});

test("a check reads as ever, by hand or not", async () => {
  const { world } = await chosen();

  void world.fromPopup({ type: "check-from-popup", settings: [ai] });
  await world.finish();

  assert.equal(outcomeOf(world, ai), "is-on");
});
