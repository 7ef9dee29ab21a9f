/** The commands of the run machine to tabs and pages. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  clicked,
  commands,
  document,
  held,
  off,
  on,
  opened,
  play,
  save,
  unseen,
  WAY_TO,
} from "./play.js";

test("a whole run sends these commands in this order", () => {
  const { effects } = play([...WAY_TO.confirm, off]);

  const said = effects.map((effect) => ("command" in effect ? effect.command.step : effect.type));
  assert.deepEqual(said, [
    "open",
    "observe",
    "read",
    "click",
    "hold",
    "hold",
    "hold",
    "reload",
    "confirm",
    "record",
    "close-tab",
  ]);
});

test("a run without a page opens its own tab next to the person's", () => {
  assert.deepEqual(play([]).effects, [{ type: "open", setting: "ai-training", beside: 7 }]);
});

test("the opened tab is read, reloaded and closed", () => {
  const { effects } = play([...WAY_TO.confirm, off]);

  const inTab = effects.filter(({ type }) => ["observe", "reload", "close-tab"].includes(type));
  assert.deepEqual(
    inTab,
    ["observe", "reload", "close-tab"].map((type) => ({ type, tabId: 9 })),
  );
});

test("a command contains its run, commandId, setting, goal, document and step", () => {
  const { effects } = play(WAY_TO.click);

  assert.deepEqual(effects.at(-1), {
    type: "ask",
    tabId: 9,
    command: {
      type: "command",
      run: "r",
      commandId: 3,
      setting: "ai-training",
      goal: "off",
      document: "a",
      step: "click",
      clickTarget: "switch",
      settle: { goal: 300, opposite: 2_000, complete: false },
    },
  });
});

test("every command names the switch as its target, even one that does not click", () => {
  const { effects } = play(WAY_TO.confirm);

  for (const { clickTarget } of commands(effects)) assert.equal(clickTarget, "switch");
});

test("an open tab gets the command for any document, and the answering document is kept", () => {
  const first = { ...on, document: "whichever" };

  const { effects } = play([first], { isAtSetting: true });

  assert.deepEqual(
    commands(effects).map((command) => command.document),
    ["", "whichever"],
  );
});

test("when the run needs the person it shows the tab, and the page waits for the click", () => {
  const { effects } = play(WAY_TO.person);

  const [show, ask, note] = effects.slice(-3);
  assert.deepEqual(show, { type: "show-tab", tabId: 9 });
  assert.equal(ask?.type === "ask" && ask.command.step, "person");
  assert.deepEqual(note, {
    type: "note",
    setting: "ai-training",
    record: { reading: "unknown", outcome: "needs-you", proof: "clicked", reason: "ignored" },
  });
});

test("a reason is shown only while the run waits for the person", () => {
  assert.equal(play(WAY_TO.click).run?.reason, "");
  assert.equal(play(WAY_TO.person).run?.reason, "ignored");
  assert.equal(play([...WAY_TO.person, clicked]).run?.reason, "");
});

// ---- How long a reading must stay the same -----------------------------------------------------

const unclicked = { ...off, clicked: false };
const corrected = (/** @type {number} */ misreadMs) => ({ ...on, misreadMs });

for (const [name, events, reached, complete] of /** @type {const} */ ([
  ["in a page that was not reloaded", [opened, document("a")], 500, false],
  ["in a reloaded page before any click", [opened, document("a"), off, document("b")], 5_100, true],
  ["after a click without a save", [...WAY_TO.hold, unseen, document("b")], 2_100, true],
  ["after a click that was saved", WAY_TO.confirm, 2_100, true],
  [
    "after a click whose save was refused",
    [...WAY_TO.hold, save(403), off, document("b")],
    6_100,
    true,
  ],
  [
    "in an open page that corrected itself after 700 ms",
    [opened, document("a"), corrected(700), unclicked],
    1_900,
    false,
  ],
  [
    "on such a page, though the click was saved",
    [opened, document("a"), corrected(700), clicked, held, document("b")],
    3_500,
    true,
  ],
  [
    "in an open page that corrected itself twice",
    [opened, document("a"), corrected(700), unclicked, corrected(200), unclicked],
    1_900,
    false,
  ],
])) {
  test(`${name} a switch must read off for ${reached} ms${complete ? ", once the document is complete" : ""}`, () => {
    const { effects } = play([...events]);

    const settle = commands(effects).at(-1)?.settle;
    assert.deepEqual([settle?.goal, settle?.complete], [reached, complete]);
  });
}

test("without observed requests a reloaded page must read off for 4.1 s after a click", () => {
  const { effects } = play([...WAY_TO.hold, held, document("b")], { hearsRequests: false });

  assert.deepEqual(commands(effects).at(-1)?.settle, {
    goal: 4_100,
    opposite: 2_500,
    complete: true,
  });
});

test("a second click gives the page more time than the first, most if the first sent nothing", () => {
  const other = (/** @type {any[]} */ events) =>
    commands(play(events).effects).at(-1)?.settle.opposite;

  assert.equal(other([opened, document("a")]), 350);
  assert.equal(other([...WAY_TO.hold, held, document("b")]), 2_500);
  assert.equal(other([...WAY_TO.hold, unseen, document("b")]), 5_000);
});

for (const [name, events, hearsRequests, goal, opposite] of /** @type {const} */ ([
  ["a click", WAY_TO.click, true, 300, 2_000],
  ["a click without observed requests", WAY_TO.click, false, 300, 1_500],
  ["the step hold without a save", WAY_TO.hold, true, 1_700, 1_700],
  ["the step hold without observed requests", WAY_TO.hold, false, 12_000, 150],
  [
    "the step hold with an open save",
    [...WAY_TO.click, begun("s", "save"), clicked],
    true,
    20_000,
    20_000,
  ],
])) {
  test(`during ${name} a switch must read off for ${goal} ms, or on for ${opposite} ms`, () => {
    const { effects } = play([...events], { hearsRequests });

    assert.deepEqual(commands(effects).at(-1)?.settle, { goal, opposite, complete: false });
  });
}
