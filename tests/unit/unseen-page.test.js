/** A page that draws nothing in a hidden tab is brought to the front, once in a run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STEP_LIMIT } from "../../extension/background/run/machine.js";
import { runningText, statusOf } from "../../extension/shared/status.js";
import { World } from "./fake-world.js";
import { begun, commands, document, ended, FRESH, off, on, play, START, WAY_TO } from "./play.js";

const unseen = { type: "answer", reading: "unknown", drawn: false, unseen: true, page: "blank" };
const shown = { type: "shown", cameFrom: 3 };
const FRONT = "bring-to-front";

/** @param {{ effects: { type: string }[] }} played */
const fronts = ({ effects }) => effects.filter(({ type }) => type === FRONT);

for (const [step, way] of [...Object.entries(FRESH), ["read, at first", WAY_TO.read]]) {
  test(`an unseen page in the step ${step} is brought to the front and asked again`, () => {
    const before = play([way]);
    const after = play([way, { ...unseen, at: START + 5_000 }]);

    assert.deepEqual(fronts(after), [{ type: FRONT, tabId: 9 }]);
    assert.deepEqual([after.run?.step, after.run?.reason], [before.run?.step, "unseen"]);
    assert.equal(after.run?.deadline, before.run?.deadline);
    assert.equal(commands(after.effects).length, commands(before.effects).length + 1);
  });
}

for (const [what, events] of /** @type {[string, object[]][]} */ ([
  ["is drawn but has no switch", [{ ...unseen, unseen: false, drawn: true }]],
  ["still waits for a request", [begun("data"), unseen]],
  ["is refused", [{ ...unseen, status: 403 }]],
  ["is a sign-in form", [{ ...unseen, page: "sign-in" }]],
  ["is somebody else's", [{ ...unseen, page: "other" }]],
  ["says that there is no connection", [{ ...unseen, page: "offline" }]],
  ["is an error page", [{ ...unseen, status: 500 }]],
  ["is at a limit", [{ ...unseen, status: 429 }]],
])) {
  test(`a page that ${what} is not brought to the front`, () => {
    assert.deepEqual(fronts(play([WAY_TO.read, events])), []);
  });
}

test("a page that has waited for a request is brought to the front after it", () => {
  const idle = { ...ended("data"), at: START + 1_000 };

  assert.equal(
    fronts(play([WAY_TO.read, begun("data"), unseen, idle, { ...unseen, at: START + 6_000 }]))
      .length,
    1,
  );
});

test("a run shows its tab once, also for its next settings", () => {
  const missing = { type: "answer", reading: "missing", switches: 0 };
  const next = [missing, document("b"), unseen, unseen];

  const played = play([WAY_TO.read, unseen, shown, next], {
    settings: ["ai-training", "research"],
  });

  assert.equal(fronts(played).length, 1);
  assert.deepEqual([played.run?.setting, played.run?.reason], ["research", "unseen"]);
});

test("a switch that was seen ends the reason", () => {
  const { run } = play([WAY_TO.read, unseen, shown, on]);

  assert.deepEqual([run?.step, run?.reason, run?.cameFrom], ["click", "", 3]);
});

test("a page that stays unseen ends with its own reason", () => {
  const over = { type: "tick", at: START + STEP_LIMIT.read + 1_000 };

  const { end } = play([WAY_TO.read, unseen, shown, unseen, over]);

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "unseen"]);
});

test("the person is taken back at the end of the run, before its tab is closed", () => {
  const fresh = { ...off, at: START + 20_000 };

  const { effects } = play([FRESH.read, unseen, shown, fresh]);

  assert.deepEqual(effects.at(-1), { type: "go-back", tabId: 9, to: 3, close: true });
  assert.ok(!effects.some(({ type }) => type === "close-tab"));
});

test("a tab that failed stays open behind the person's", () => {
  const missing = { type: "answer", reading: "missing", switches: 0 };

  const { effects } = play([WAY_TO.read, unseen, shown, missing]);

  assert.deepEqual(effects.at(-1), { type: "go-back", tabId: 9, to: 3, close: false });
});

test("popup and card say that LinkedIn shows the page only when somebody looks at it", () => {
  const progress = /** @type {any} */ ({ step: "read", goal: "off", reason: "unseen" });

  assert.equal(statusOf(/** @type {any} */ ({}), progress).text, "textUnseen");
  assert.equal(runningText({ ...progress, reason: "" }), "textRunning");
});

const SETTINGS = ["ai-training", "research"];

/**
 * A run over pages that show their switch only in an active tab.
 *
 * @param {(world: World) => void} [prepare]
 */
async function runUnseen(prepare = () => {}) {
  const world = new World();
  const own = world.open("https://www.linkedin.com/feed/");
  const other = world.open("https://www.linkedin.com/feed/");
  own.active = true;
  world.start();
  await world.finish();
  /** @type {number[]} */
  const activated = [];
  const answer = world.runStep.bind(world);
  world.runStep = (page, ...rest) =>
    [...world.tabs.values()].find((tab) => tab.page === page)?.active
      ? answer(page, ...rest)
      : /** @type {any} */ (unseen);
  world.faults = {
    "tabs.query": ({ active }) =>
      Promise.resolve([...world.tabs.values()].filter((tab) => !active || tab.active)),
    "tabs.update": (id, { active }) => {
      if (!active) return undefined;
      for (const tab of world.tabs.values()) tab.active = tab.id === id;
      activated.push(id);
      return undefined;
    },
  };
  prepare(world);
  void world.fromPage(own, { type: "start", settings: SETTINGS });
  await world.finish();
  return { world, own, other, activated };
}

test("a run over unseen pages shows its tab once, succeeds, and takes the person back", async () => {
  const { world, own, activated } = await runUnseen();

  for (const id of SETTINGS) assert.equal(world.local[`record:${id}`].outcome, "confirmed-off");
  assert.equal(activated.length, 2);
  assert.equal(activated[1], own.id);
  assert.equal(world.tabs.size, 2);
});

test("a person who has gone to another tab is left there", async () => {
  const { world, other, activated } = await runUnseen((prepared) => {
    const record = prepared.write.bind(prepared);
    prepared.write = (area, values) => {
      record(area, values);
      if (!("record:research" in values)) return;
      for (const tab of prepared.tabs.values()) tab.active = tab.id === 101;
    };
  });

  assert.equal(activated.length, 1);
  assert.ok(other.active);
  assert.equal(world.tabs.size, 2, "the run's tab was closed");
});
