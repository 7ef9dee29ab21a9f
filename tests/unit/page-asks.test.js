/** A page that asks before it is left holds back the reload of a run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { RELOAD_BEGINS_WITHIN } from "../../extension/background/run/machine.js";
import { World } from "./fake-world.js";
import { begun, clicked, document, ended, held, off, on, play, START, WAY_TO } from "./play.js";

const AI_ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const AT_SETTING = { isAtSetting: true };
const still = { type: "tick", at: START + RELOAD_BEGINS_WITHIN + 1_000 };
const reloading = [on, clicked, held];

test("a tab of the person that does not begin to reload is left for a tab of the run", () => {
  const { run, effects } = play([reloading, still], AT_SETTING);

  assert.deepEqual([run?.step, run?.tabId, run?.ownTab, run?.clicks], ["open", -1, true, 1]);
  assert.deepEqual(effects.at(-1), { type: "open", setting: "ai-training", beside: 7 });
});

test("only a fresh load in the run's own tab then confirms", () => {
  const later = [
    { type: "opened", tabId: 9 },
    { ...document("b"), at: START + 6_000 },
  ];
  const fresh = { ...off, at: START + 30_000 };

  const first = play([reloading, still, later, off], AT_SETTING);
  const second = play([reloading, still, later, off, document("c"), fresh], AT_SETTING);

  assert.equal(first.run?.step, "reload");
  assert.equal(second.end?.outcome, "confirmed-off");
});

for (const [what, events, options] of /** @type {[string, object[], object?][]} */ ([
  ["early", [reloading, { ...still, at: START + 1_000 }], AT_SETTING],
  ["while the page is requested", [reloading, begun("page"), still], AT_SETTING],
  ["after it was requested", [reloading, begun("page"), ended("page"), still], AT_SETTING],
  ["if no request can be heard", [reloading, still], { ...AT_SETTING, hearsRequests: false }],
  ["in a tab of the run", [WAY_TO.reload, still]],
])) {
  test(`a reload is waited for ${what}`, () => {
    assert.equal(play(events, options).run?.step, "reload");
  });
}

test("a run beside a page that asks before it is left succeeds within seconds", async () => {
  const world = new World();
  const tab = world.open(AI_ADDRESS);
  world.start();
  await world.finish();
  world.faults = { "tabs.reload": (id) => (id === tab.id ? Promise.resolve() : undefined) };
  const began = world.now;

  void world.fromPage(tab, { type: "start", settings: ["ai-training"] });
  await world.finish();

  assert.equal(world.local["record:ai-training"].outcome, "confirmed-off");
  assert.ok(world.now - began < 8_000, `${world.now - began} ms`);
  assert.deepEqual([...world.tabs.keys()], [tab.id], "the run's own tab was closed");
});
