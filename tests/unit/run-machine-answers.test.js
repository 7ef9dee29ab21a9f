/** How the run machine judges the answers after a click. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  clicked,
  commands,
  document,
  ended,
  held,
  ignored,
  off,
  on,
  opened,
  play,
  receiptOf,
  save,
  snapped,
  unseen,
  WAY_TO,
} from "./play.js";

test("a switch that changed before the click is read again", () => {
  const { steps, effects } = play([...WAY_TO.click, { ...off, clicked: false }, off]);

  assert.deepEqual(steps.slice(-3), ["click", "read", "reload"]);
  assert.equal(commands(effects).length, 3);
});

for (const [name, events, proof] of /** @type {const} */ ([
  ["a save of 200", held, "saved"],
  ["a save of 299", [save(299), off], "saved"],
  ["a save of 300", [save(300), off], "held"],
  ["a save without an answer", [save(0), off], "held"],
  ["a save to an unknown address", [save(200, "change"), off], "saved"],
  ["no save", off, "held"],
  ["a save and a snap back", snapped(200), "clicked"],
])) {
  test(`the step hold with ${name} proves at most "${proof}"`, () => {
    const { run } = play([WAY_TO.hold, events]);

    assert.deepEqual([run?.step, run?.proof], ["reload", proof]);
  });
}

for (const [name, events, step, reason] of /** @type {const} */ ([
  ["a dialog", { ...off, dialogOpened: true }, "person", "asks"],
  ["a dialog after a stored save", [save(200), { ...off, dialogOpened: true }], "reload", ""],
  [
    "a dialog while the save is under way",
    [begun("s", "save"), { ...off, dialogOpened: true }],
    "hold",
    "",
  ],
  ["a dialog while the page reads", [begun("r"), { ...off, dialogOpened: true }], "hold", ""],
  [
    "a dialog that stays after the page has read",
    [begun("r"), { ...off, dialogOpened: true }, ended("r"), { ...off, dialogOpened: true }],
    "person",
    "asks",
  ],
  ["no dialog", { ...off, dialogOpened: false }, "reload", ""],
])) {
  test(`the step hold with ${name} leads to ${step}`, () => {
    const { run } = play([WAY_TO.hold, events]);

    assert.deepEqual([run?.step, run?.reason], [step, reason]);
  });
}

for (const [name, events, step] of /** @type {const} */ ([
  ["asks", [], "person"],
  ["asks while it reads", [begun("r")], "hold"],
  ["asks while it saves", [begun("s", "save")], "hold"],
])) {
  test(`a click on a page that ${name} leads to ${step}`, () => {
    const { run } = play([...WAY_TO.click, ...events, { ...clicked, dialogOpened: true }]);

    assert.equal(run?.step, step);
  });
}

test("a click without a request is repeated once on a reloaded page", () => {
  const { run } = play([...WAY_TO.hold, off, document("b"), on]);

  assert.equal(run?.step, "click");
});

test("a person's click without a request is not repeated", () => {
  const { end } = play([...WAY_TO.person, clicked, unseen, document("b"), on]);

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "not-seen"]);
});

test("the person may be asked twice, and the second click is confirmed like the first", () => {
  const asks = { ...off, dialogOpened: true };

  const { steps, end } = play([...WAY_TO.person, clicked, asks, clicked, held, document("b"), off]);

  assert.deepEqual(
    steps.slice(-5),
    ["person", "hold", "person", "hold", "reload", "confirm"].slice(-5),
  );
  assert.equal(end?.outcome, "confirmed-off");
});

test("an ignored click counts as one of the two attempts", () => {
  assert.equal(play([opened, document("a"), on, ignored]).run?.clicks, 1);
});

test("a switch that reaches the goal while the person is asked is confirmed", () => {
  const byItself = { ...off, clicked: false };

  const { end, effects } = play([...WAY_TO.person, byItself, off, document("b"), off]);

  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(receiptOf(effects)?.did, "clicked");
});

test("a switch that the person turned off and that went back is reverted", () => {
  const { end } = play([...WAY_TO.person, clicked, on, document("b"), on]);

  assert.deepEqual([end?.outcome, end?.reason], ["reverted", "not-seen"]);
});

test("the save of the person's click may begin before the page reports that click", () => {
  const begins = [...WAY_TO.person, begun("s", "save"), clicked];

  assert.equal(play([...begins, off]).run?.step, "hold");
  assert.equal(play([...begins, ended("s", 403)]).run?.save, 403);
});
