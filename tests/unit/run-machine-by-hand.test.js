/** A run in which the person clicks: it never clicks, and believes their click no more than its own. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STEP_LIMIT } from "../../extension/background/run/machine.js";
import {
  answered,
  begun,
  clicked,
  commands,
  document,
  ended,
  held,
  later,
  off,
  on,
  opened,
  play,
  receiptOf,
  save,
} from "./play.js";

const AI = "ai-training";
const TWO = [AI, "research"];
const byHand = (
  /** @type {any[]} */ events,
  /** @type {Parameters<typeof play>[1]} */ options = {},
) => play(events, { byHand: true, ...options });
const asked = [opened, document("a"), on];
/** The switch has changed, and nobody was seen to click. */
const changed = { type: "answer", reading: "off", clicked: false };
const signedOut = { type: "away", place: "signed-out" };
/** The steps that pages were sent; `hold` is sent again with every answer to the save. */
const steps = (/** @type {ReturnType<typeof play>["effects"]} */ effects) =>
  commands(effects)
    .map(({ step }) => step)
    .filter((step, index, all) => step !== "hold" || all[index - 1] !== "hold");

test("a run by hand asks for the person's click, and proves it as its own", () => {
  const { end, steps: passed, effects } = byHand([...asked, clicked, held, document("b"), off]);

  assert.deepEqual(passed, ["open", "read", "person", "hold", "reload", "confirm"]);
  assert.deepEqual(end, {
    outcome: "confirmed-off",
    reading: "off",
    proof: "confirmed",
    reason: "",
  });
  assert.equal(receiptOf(effects)?.did, "person-clicked");
  assert.equal(receiptOf(effects)?.before, "on");
});

test("each command of a run by hand is for the script that cannot click", () => {
  const { effects } = byHand([...asked, clicked, held, document("b"), off]);

  assert.deepEqual(steps(effects), ["read", "person", "hold", "confirm"]);
  assert.ok(commands(effects).every((command) => command.byHand));
});

test("other runs click by themselves, and a check never asks for a click", () => {
  const own = play(asked);
  const check = byHand([opened, document("a"), document("b"), on], { goal: "check" });

  assert.equal(commands(own.effects).at(-1)?.step, "click");
  assert.equal(commands(own.effects).at(-1)?.byHand, undefined);
  assert.equal(check.end?.outcome, "is-on");
  assert.equal(commands(check.effects).at(-1)?.byHand, undefined);
});

test("the tab comes to the front when the person is asked, and stays in the back before", () => {
  const before = byHand([opened, document("a")]);
  const { effects, end } = byHand(asked);

  assert.ok(!before.effects.some(({ type }) => type === "show-tab"));
  assert.ok(effects.some(({ type }) => type === "show-tab"));
  assert.deepEqual(end, { outcome: "needs-you", reading: "on", proof: "", reason: "by-hand" });
});

test("a switch that is off already is proved without a click", () => {
  const { end, effects } = byHand([opened, document("a"), off, document("b"), off]);

  assert.equal(end?.outcome, "already-off");
  assert.ok(!steps(effects).includes("person"));
});

test("without a click the run ends after ten minutes, and claims nothing", () => {
  const ticks = [later({ type: "tick" }, 599), later({ type: "tick" }, 601)];
  const { run, end, effects } = byHand([...asked, ...ticks]);

  assert.equal(STEP_LIMIT.person, 600_000);
  assert.equal(byHand([...asked, ticks[0]]).run?.step, "person");
  assert.equal(run, null);
  assert.deepEqual(end, { outcome: "needs-you", reading: "on", proof: "", reason: "by-hand" });
  assert.equal(receiptOf(effects)?.did, "nothing");
});

const elsewhere = (/** @type {object} */ more = {}) => ({
  type: "read-elsewhere",
  setting: AI,
  reading: "off",
  tabId: 11,
  since: 0,
  ...more,
});

test("a click in another tab ends the wait once a fresh load reads off", () => {
  const { end, steps: passed } = byHand([...asked, elsewhere(), document("b"), later(off, 10)]);

  assert.deepEqual(passed, ["open", "read", "person", "reload", "read"]);
  assert.deepEqual([end?.outcome, end?.proof], ["already-off", "confirmed"]);
});

test("an undo by hand may be clicked in another tab as well", () => {
  const { end } = byHand(
    [opened, document("a"), off, elsewhere({ reading: "on" }), document("b"), later(on, 10)],
    { goal: "on" },
  );

  assert.deepEqual([end?.outcome, end?.proof], ["confirmed-on", "confirmed"]);
});

test("another tab that reads off while LinkedIn says on costs one load, and the run waits on", () => {
  const events = [...asked, elsewhere(), document("b"), on, elsewhere()];
  const { run, effects } = byHand(events);

  assert.equal(run?.step, "person");
  assert.equal(effects.filter(({ type }) => type === "reload").length, 1);
});

for (const [name, event] of /** @type {[string, object][]} */ ([
  ["of the run's own tab", elsewhere({ tabId: 9 })],
  ["of another setting", elsewhere({ setting: "research" })],
  ["that says nothing new", elsewhere({ reading: "on" })],
]))
  test(`a reading ${name} is not taken for the person's click`, () => {
    assert.deepEqual(byHand([...asked, event]).run, byHand(asked).run);
  });

test("a page that asks a question is not loaded again for a reading in another tab", () => {
  const asks = [opened, document("a"), on, { ...clicked, dialogOpened: true }];

  assert.equal(play(asks).run?.reason, "asks");
  assert.deepEqual(play([...asks, elsewhere()]).run, play(asks).run);
});

test("a reading in another tab does not abort a save of the person's click", () => {
  const saving = [...asked, begun("s", "save")];

  assert.deepEqual(byHand([...saving, elsewhere()]).run, byHand(saving).run);
  assert.equal(byHand([...saving, ended("s"), elsewhere()]).run?.step, "hold");
});

test("a refused save of the person's click is told, and the fresh load decides", () => {
  const { end } = byHand([...asked, clicked, save(403), off, document("b"), on]);

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "refused"]);
});

test("a switch that goes back at once after a refused save does not wait on", () => {
  const { steps: passed, end, effects } = byHand([...asked, save(500), on, document("b"), on]);

  assert.deepEqual(passed, ["open", "read", "person", "hold", "reload", "confirm"]);
  assert.deepEqual([end?.outcome, end?.reason], ["reverted", "server-error"]);
  assert.equal(receiptOf(effects)?.did, "person-clicked");
});

test("a request to another address while the run waits is not taken for the person's click", () => {
  const { run } = byHand([...asked, save(500, "change")]);

  assert.equal(run?.step, "person");
});

test("a save that is still open is waited for before the page is loaded again", () => {
  const open = [...asked, clicked, begun("s", "save"), off];
  assert.equal(byHand(open).run?.step, "hold");

  const { end } = byHand([...open, answered("s"), ended("s"), off, document("b"), off]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a switch that changes without a click is read afresh, as one that was off already", () => {
  const { steps: passed, end, effects } = byHand([...asked, changed, document("b"), off]);

  assert.deepEqual(passed, ["open", "read", "person", "reload", "read"]);
  assert.equal(end?.outcome, "already-off");
  assert.equal(receiptOf(effects)?.did, "nothing");
});

test("a switch that changes without a click, but not on the server, is asked for again", () => {
  assert.equal(byHand([...asked, changed, document("b"), on]).run?.step, "person");
});

test("a dialog after the person's click is theirs to answer, in a run over several settings too", () => {
  for (const settings of [[AI], TWO]) {
    const asks = { type: "answer", reading: "off", dialogOpened: true };
    const waiting = [...asked, clicked, asks];

    const { run } = byHand(waiting, { settings });
    const { effects } = byHand([...waiting, clicked, held, document("b"), off], { settings });

    assert.deepEqual([run?.step, run?.reason], ["person", "asks"]);
    assert.equal(receiptOf(effects)?.outcome, "confirmed-off");
  }
});

test("a page that the person loads again before their click is read and asked for again", () => {
  const { run, effects } = byHand([...asked, document("b"), on]);

  assert.equal(run?.step, "person");
  assert.deepEqual(steps(effects), ["read", "person", "read", "person"]);
  assert.equal(
    byHand([...asked, document("b"), off, document("c"), off]).end?.outcome,
    "already-off",
  );
});

test("a background that was stopped asks again, and counts no click of its own", () => {
  const { effects, end } = byHand([
    ...asked,
    { type: "resumed" },
    clicked,
    held,
    document("b"),
    off,
  ]);

  assert.deepEqual(steps(effects), ["read", "person", "person", "hold", "confirm"]);
  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(receiptOf(effects)?.did, "person-clicked");
});

for (const [name, event, outcome, reason] of /** @type {const} */ ([
  ["a closed tab", { type: "tab-closed" }, "interrupted", "tab-closed"],
  ["Stop", { type: "cancel" }, "interrupted", "stopped"],
  ["a sign-in page", signedOut, "signed-out", ""],
])) {
  test(`${name} ends the wait for the person, and the settings after it stay`, () => {
    const { run, end, effects } = byHand([...asked, event], { settings: TWO });

    assert.equal(run, null);
    assert.deepEqual([end?.outcome, end?.reason], [outcome, reason]);
    assert.equal(receiptOf(effects)?.did, "nothing");
    assert.deepEqual(effects.find((effect) => effect.type === "finish")?.left, TWO);
  });
}

test("several settings: each waits for the person, who may leave one out", () => {
  const first = [...asked, clicked, held, document("b"), off];
  assert.equal(byHand([...first, document("c"), on], { settings: TWO }).run?.step, "person");

  const { run, end, effects } = byHand([...first, document("c"), on, { type: "skip" }], {
    settings: TWO,
  });
  const outcomes = effects.flatMap((effect) =>
    effect.type === "record" ? [effect.record.outcome] : [],
  );

  assert.equal(run, null);
  assert.deepEqual(outcomes, ["confirmed-off", "needs-you"]);
  assert.equal(end?.reason, "skipped");
  assert.deepEqual(effects.find((effect) => effect.type === "finish")?.left, []);
});

test("a person who does not come to the first setting is not waited for at the others", () => {
  const { run, effects } = byHand([...asked, later({ type: "tick" }, 601)], { settings: TWO });

  assert.equal(run, null);
  assert.deepEqual(effects.find((effect) => effect.type === "finish")?.left, TWO);
});

test("skip counts only while a run by hand waits for the person", () => {
  const skip = { type: "skip" };

  assert.equal(byHand([opened, document("a"), skip]).run?.step, "read");
  assert.equal(byHand([...asked, clicked, skip]).run?.step, "hold");
  assert.equal(
    play([opened, document("a"), on, { type: "answer", reading: "on", clicked: true }, skip]).run
      ?.step,
    "person",
  );
});

test("an undo by hand waits for the person's click, too", () => {
  const back = { type: "answer", reading: "on", clicked: true };
  const { end, effects } = byHand(
    [opened, document("a"), off, back, ...save(200), on, document("b"), on],
    { goal: "on" },
  );

  assert.deepEqual(steps(effects), ["read", "person", "hold", "confirm"]);
  assert.equal(end?.outcome, "confirmed-on");
});

test("a click after eight minutes is proved as an early one", () => {
  const { end } = byHand([
    ...asked,
    later(clicked, 500),
    held,
    later(document("b"), 505),
    later(off, 510),
  ]);

  assert.equal(end?.outcome, "confirmed-off");
});
