/** Runs over several settings, one after another, each with its own outcome. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clicked, document, held, ignored, off, on, opened, play, START, snapped } from "./play.js";

/** @import { Effect } from "../../extension/shared/types.js" */

const settings = ["one", "two", "three"];
const later = document;
const turnedOff = (/** @type {string} */ name) => [
  later(`${name} 1`),
  on,
  clicked,
  held,
  later(`${name} 2`),
  off,
];
const records = (/** @type {Effect[]} */ effects) =>
  effects.flatMap((each) => (each.type === "record" ? [[each.setting, each.record.outcome]] : []));
const finish = (/** @type {Effect[]} */ effects) => effects.find(({ type }) => type === "finish");

test("all settings are visited in one tab, turned off and confirmed", () => {
  const { run, effects } = play([opened, ...settings.flatMap(turnedOff)], { settings });

  assert.equal(run, null);
  assert.deepEqual(
    records(effects),
    settings.map((setting) => [setting, "confirmed-off"]),
  );
  assert.deepEqual(
    effects.flatMap((each) => (each.type === "visit" || each.type === "open" ? [each] : [])),
    [
      { type: "open", setting: "one", beside: 7 },
      { type: "visit", tabId: 9, setting: "two" },
      { type: "visit", tabId: 9, setting: "three" },
    ],
  );
  assert.deepEqual(effects.slice(-2), [
    { type: "finish", settings, left: [], why: "confirmed-off" },
    { type: "close-tab", tabId: 9 },
  ]);
});

test("if no tab could be opened, the next setting tries again", () => {
  const { effects } = play([{ type: "tick", at: START + 40_000 }], { settings });

  assert.deepEqual(records(effects), [["one", "not-confirmed"]]);
  assert.deepEqual(effects.at(-1), { type: "open", setting: "two", beside: -1 });
});

test("a run over several settings never uses the person's tab", () => {
  const { effects } = play([], { settings, isAtSetting: true });

  assert.deepEqual(effects, [{ type: "open", setting: "one", beside: 7 }]);
});

test("a setting that fails does not stop the others", () => {
  const locked = { ...on, reading: "locked" };
  const events = [
    opened,
    later("a"),
    locked,
    later("b"),
    { ...on, reading: "missing", switches: 0 },
    ...turnedOff("c"),
  ];
  const { run, effects } = play(events, { settings });

  assert.equal(run, null);
  assert.deepEqual(records(effects), [
    ["one", "locked"],
    ["two", "not-offered"],
    ["three", "confirmed-off"],
  ]);
});

test("the run's tab is closed at the end, even if the last setting failed", () => {
  const { effects } = play([opened, ...turnedOff("a"), later("b"), { ...on, reading: "locked" }], {
    settings: ["one", "two"],
  });

  assert.deepEqual(effects.at(-1), { type: "close-tab", tabId: 9 });
});

test("other settings do not wait for the person", () => {
  const { run, effects } = play([opened, later("a"), on, ignored], { settings });

  assert.equal(run?.setting, "two");
  assert.deepEqual(records(effects), [["one", "needs-you"]]);
  assert.ok(!effects.some(({ type }) => type === "show-tab"));
});

for (const [name, event, outcome] of /** @type {const} */ ([
  ["a security check", { type: "away", place: "blocked" }, "blocked"],
  ["being signed out", { type: "away", place: "signed-out" }, "signed-out"],
  ["closing the tab", { type: "tab-closed" }, "interrupted"],
  ["the person", { type: "cancel" }, "interrupted"],
])) {
  test(`${name} stops the run, and the remaining settings are left`, () => {
    const { run, effects } = play([opened, ...turnedOff("one"), later("a"), event], { settings });

    assert.equal(run, null);
    assert.deepEqual(records(effects), [
      ["one", "confirmed-off"],
      ["two", outcome],
    ]);
    assert.deepEqual(finish(effects), {
      type: "finish",
      settings,
      left: ["two", "three"],
      why: outcome,
    });
    assert.ok(!effects.some(({ type }) => type === "close-tab"));
  });
}

test("a rate limit stops the run, even if only a save was refused", () => {
  const { run, effects } = play([opened, later("a"), on, clicked, snapped(429), later("b"), on], {
    settings,
  });

  assert.equal(run, null);
  assert.deepEqual(records(effects), [["one", "reverted"]]);
  assert.deepEqual(finish(effects), { type: "finish", settings, left: settings, why: "reverted" });
});

test("the page of the previous setting is not taken for that of the next", () => {
  const { run } = play([opened, ...turnedOff("one"), later("one 2"), off], { settings });

  assert.equal(run?.setting, "two");
  assert.equal(run?.step, "open");
});

test("an answer for the previous setting is ignored", () => {
  const { run } = play([opened, ...turnedOff("one"), later("a"), { ...off, commandId: 3 }], {
    settings,
  });

  assert.equal(run?.step, "read");
});

test("a background that was stopped between two settings opens the next one again", () => {
  const { run, effects } = play(
    [opened, ...turnedOff("one"), { type: "resumed", at: START + 5_000 }],
    { settings },
  );

  assert.equal(run?.loadRequestedAt, START + 5_000);
  assert.deepEqual(
    effects.filter(({ type }) => type === "visit"),
    Array(2).fill({ type: "visit", tabId: 9, setting: "two" }),
  );
});

test("each setting has the whole time limit of a run", () => {
  const alone = play([opened], { settings });
  const { run } = play([{ ...opened, at: START + 50_000 }, ...turnedOff("one")], { settings });

  assert.ok(run && alone.run);
  assert.ok(run.limit > alone.run.limit + 50_000);
});

for (const [answer, outcome, reason] of /** @type {const} */ ([
  [{ status: 403 }, "blocked", "page-refused"],
  [{ page: "other" }, "not-confirmed", "other-page"],
  [{ page: "offline" }, "not-confirmed", "offline"],
  [{ page: "sign-in" }, "signed-out", ""],
])) {
  test(`a page that answers ${JSON.stringify(answer)} stops a run over several settings`, () => {
    const seen = { type: "answer", reading: "missing", ...answer };

    const { run, effects, end } = play([opened, document("a"), seen], { settings: ["a", "b"] });

    assert.equal(run, null);
    assert.deepEqual([end?.outcome, end?.reason], [outcome, reason]);
    const last = finish(effects);
    assert.deepEqual(last && "left" in last && last.left, ["a", "b"]);
  });
}
