/** A policy, or Firefox, keeps extensions off LinkedIn although the permission is granted. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { stepThatHelps } from "../../extension/popup/next-step.js";
import { World } from "./fake-world.js";
import { begun, ended, opened, play, WAY_TO } from "./play.js";

const kept = { type: "kept-out" };
const hidden = { ...kept, isHidden: true };
const SETTINGS = ["ai-training", "research"];
const AI_ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

test("a page without address and request ends the whole run as kept out", () => {
  const { run, end, effects } = play([opened, hidden], { settings: SETTINGS });

  assert.equal(run, null);
  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "kept-out"]);
  assert.ok(effects.some(({ type }) => type === "finish"));
});

for (const [what, events, options = {}] of /** @type {[string, object[], object?][]} */ ([
  ["while a request of it is open", [opened, begun("page"), hidden]],
  ["after a request of it", [opened, begun("page"), ended("page"), hidden]],
  ["if no request can be heard", [opened, hidden], { hearsRequests: false }],
  ["once a document has reported", [WAY_TO.read, hidden]],
])) {
  test(`a hidden address says nothing ${what}`, () => {
    assert.ok(play(events, options).run);
  });
}

for (const [what, events, isOver] of /** @type {[string, object[], boolean][]} */ ([
  ["that has loaded is kept out", [opened, begun("page"), ended("page"), kept], true],
  [
    "that did not load is the browser's own",
    [opened, begun("page"), ended("page", 0), kept],
    false,
  ],
])) {
  test(`a page ${what}`, () => {
    assert.equal(play(events).run === null, isOver);
  });
}

test("the person is sent to the setting's page", () => {
  const record = /** @type {const} */ ({ outcome: "not-confirmed", reason: "kept-out" });

  const step = stepThatHelps(undefined, record, AI_ADDRESS);
  assert.deepEqual([step?.key, step?.href, step?.isPrimary], ["openSetting", AI_ADDRESS, true]);
  assert.equal(stepThatHelps(undefined, { ...record, reason: "page-failed" }, AI_ADDRESS), null);
});

/** @param {(world: World) => void} prepare */
async function runWith(prepare) {
  const world = new World();
  const tab = world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  prepare(world);
  const began = world.now;
  void world.fromPage(tab, { type: "start", settings: SETTINGS });
  await world.finish();
  return { world, record: world.local["record:ai-training"], took: world.now - began };
}

test("a run hears within a second that extensions are kept off its page", async () => {
  const { world, record, took } = await runWith(({ redirects }) => {
    redirects[AI_ADDRESS] = "";
  });

  assert.deepEqual([record.outcome, record.reason], ["not-confirmed", "kept-out"]);
  assert.ok(took < 1_000, `${took} ms`);
  assert.equal(world.local["record:research"], undefined);
});

/** @param {World} world */
function refuseScripts(world) {
  const missing = () => Promise.reject(new Error("Missing host permission for the tab"));
  world.faults = { "scripting.executeScript": missing, "tabs.sendMessage": missing };
  const send = world.fromPage.bind(world);
  world.fromPage = async (tab, message) =>
    "settings" in message ? send(tab, message) : Promise.resolve();
}

test("a run hears at once that Firefox refuses its scripts at the setting's address", async () => {
  const { record, took } = await runWith(refuseScripts);

  assert.deepEqual([record.outcome, record.reason], ["not-confirmed", "kept-out"]);
  assert.ok(took < 1_000, `${took} ms`);
});

test("an address that is hidden for a moment only does not end a run", async () => {
  const { record } = await runWith((world) => {
    world.redirects[AI_ADDRESS] = "";
    const tab = () => [...world.tabs.values()].at(-1) ?? assert.fail("no tab");
    world.after(300, () => {
      world.redirects = {};
      world.load(tab(), AI_ADDRESS);
    });
  });

  assert.equal(record.outcome, "confirmed-off");
});

test("tabs without an address cost no call to the browser", async () => {
  const world = new World();
  world.start();
  await world.finish();
  const { calls } = world.life ?? assert.fail("no background");
  const before = calls.length;

  world.emit("tabs.onUpdated", 500, { status: "complete" }, { id: 500, status: "complete" });
  await world.finish();

  assert.equal(calls.length, before);
});
