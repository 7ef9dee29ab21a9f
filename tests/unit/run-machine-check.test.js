/** A check reads the switch in a fresh page, and changes nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  commands,
  document,
  ended,
  lastCommand,
  later,
  off,
  on,
  opened,
  play,
  receiptOf,
} from "./play.js";

const check = (/** @type {any[]} */ events, options = {}) =>
  play(events, { ...options, goal: "check" });
const FRESH = [opened, document("a"), document("b")];

for (const [answer, outcome] of /** @type {const} */ ([
  [off, "already-off"],
  [on, "is-on"],
])) {
  test(`a fresh page that reads ${answer.reading} ends as ${outcome}`, () => {
    const { run, effects, steps, end } = check([...FRESH, later(answer, 6)]);

    assert.equal(run, null);
    assert.deepEqual(steps, ["open", "reload", "read"]);
    assert.deepEqual(end, {
      reading: answer.reading,
      outcome,
      proof: "confirmed",
      reason: "",
      goal: "check",
    });
    const { goal, did, before } = receiptOf(effects) ?? {};
    assert.deepEqual(
      { goal, did, before },
      { goal: "check", did: "nothing", before: answer.reading },
    );
    assert.deepEqual(effects.at(-1), { type: "close-tab", tabId: 9 });
  });

  test(`a page that was there before and reads ${answer.reading} is loaded again`, () => {
    const { run, effects } = check([...FRESH, document("c"), answer]);

    assert.equal(run?.step, "reload");
    assert.equal(effects.at(-1)?.type, "reload");
  });

  test(`${answer.reading} does not count while the page waits for an answer`, () => {
    const waiting = check([...FRESH, begun("1"), later(answer, 6)]);
    const asked = check([...FRESH, begun("1"), later(answer, 6), later(ended("1"), 7)]);

    assert.equal(waiting.run?.step, "read");
    assert.equal(waiting.end, null);
    assert.equal(asked.end, null);
    assert.equal(commands(asked.effects).length, 2);
  });

  test(`${answer.reading} does not count right after an answer to the page`, () => {
    const { run, end } = check([...FRESH, begun("1"), later(ended("1"), 4), later(answer, 6)]);

    assert.equal(run?.step, "read");
    assert.equal(end, null);
  });

  test(`${answer.reading} does not count after a failed request, and one more load decides`, () => {
    const failed = [begun("1"), ended("1", 500)];
    const first = check([...FRESH, ...failed, later(answer, 8)]);
    const second = check([
      ...FRESH,
      ...failed,
      later(answer, 8),
      document("c"),
      ...failed,
      later(answer, 20),
    ]);

    assert.equal(first.run?.step, "reload");
    assert.equal(second.end?.outcome, "not-confirmed");
    assert.equal(second.end?.reason, "server-error");
    assert.equal(second.end?.reading, "unknown");
  });

  test(`a reading of ${answer.reading} in another tab leads to another load`, () => {
    const elsewhere = {
      type: "read-elsewhere",
      setting: "ai-training",
      reading: answer.reading,
      tabId: 7,
      since: 1,
    };
    const { run, effects } = check([...FRESH, elsewhere]);

    assert.equal(run?.step, "reload");

    const other = { ...elsewhere, reading: answer.reading === "on" ? "off" : "on" };
    const again = check([...FRESH, elsewhere, elsewhere, other]);
    assert.equal(again.effects.length, effects.length + 1, "only the other reading is new");
  });
}

test("both readings must last equally long", () => {
  const { goal, opposite, complete } = lastCommand(check(FRESH).effects)?.settle ?? {};

  assert.ok(complete);
  assert.ok(Number(goal) >= 5_000);
  assert.equal(opposite, goal);
});

test("a tab that shows the setting is loaded again before it is read", () => {
  const { effects, steps, end } = check([document("b"), later(on, 6)], { isAtSetting: true });

  assert.deepEqual(steps, ["reload", "read"]);
  assert.deepEqual(effects[0], { type: "reload", tabId: 7 });
  assert.equal(end?.outcome, "is-on");
  assert.ok(effects.every(({ type }) => type !== "close-tab"));
});

for (const [answer, outcome] of /** @type {const} */ ([
  [{ ...on, reading: "locked" }, "locked"],
  [{ ...on, reading: "missing", switches: 0, page: "settings" }, "not-offered"],
  [{ ...on, reading: "unknown", switches: 2, page: "settings" }, "not-recognised"],
  [{ ...on, reading: "missing", page: "sign-in" }, "signed-out"],
])) {
  test(`a fresh page of which the answer is ${answer.reading} ends as ${outcome}`, () => {
    assert.equal(check([...FRESH, later(answer, 30)]).end?.outcome, outcome);
  });
}

test("a check of several settings goes on after a switch that is on", () => {
  const settings = ["ai-training", "research"];
  const { run, effects } = check([...FRESH, later(on, 6)], { settings });
  const visits = effects.filter(({ type }) => type === "visit");

  assert.equal(run?.setting, "research");
  assert.deepEqual(visits, [{ type: "visit", tabId: 9, setting: "research" }]);
});

test("a check that is stopped says which settings are left", () => {
  const settings = ["ai-training", "research"];
  const { run, effects, end } = check([...FRESH, later(on, 6), { type: "cancel" }], { settings });

  assert.equal(run, null);
  assert.equal(end?.outcome, "interrupted");
  assert.deepEqual(
    effects.find(({ type }) => type === "finish"),
    { type: "finish", settings, left: ["research"], why: "interrupted", goal: "check" },
  );
});

test("a check that is resumed loads the page again", () => {
  const { run, effects } = check([...FRESH, { type: "resumed" }]);

  assert.equal(run?.step, "reload");
  assert.equal(effects.at(-1)?.type, "reload");
});
