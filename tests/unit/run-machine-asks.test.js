/** The commands of the run machine to tabs and pages, and how it judges their answers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  clicked,
  commands,
  document,
  held,
  ignored,
  off,
  on,
  opened,
  play,
  START,
  save,
  snapped,
  unseen,
  WAY_TO,
} from "./play.js";

const closed = { type: "tab-closed" };

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
  ["in a reloaded page before any click", [opened, document("a"), off, document("b")], 5_000, true],
  ["after a click without a save", [...WAY_TO.hold, unseen, document("b")], 2_000, true],
  ["after a click that was saved", WAY_TO.confirm, 2_000, true],
  [
    "after a click whose save was refused",
    [...WAY_TO.hold, save(403), off, document("b")],
    6_000,
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
    3_400,
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

test("without observed requests a reloaded page must read off for 4 s after a click", () => {
  const { effects } = play([...WAY_TO.hold, held, document("b")], { hearsRequests: false });

  assert.deepEqual(commands(effects).at(-1)?.settle, {
    goal: 4_000,
    opposite: 2_500,
    complete: true,
  });
});

test("a second click gives the page more time to attach its handler than the first", () => {
  const other = (/** @type {any[]} */ events) =>
    commands(play(events).effects).at(-1)?.settle.opposite;

  assert.equal(other([opened, document("a")]), 350);
  assert.equal(other([...WAY_TO.hold, unseen, document("b")]), 2_500);
});

// ---- After the steps click and hold ------------------------------------------------------------

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
  ["no dialog", { ...off, dialogOpened: false }, "reload", ""],
])) {
  test(`the step hold with ${name} leads to ${step}`, () => {
    const { run } = play([WAY_TO.hold, events]);

    assert.deepEqual([run?.step, run?.reason], [step, reason]);
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

// ---- Records and receipts ----------------------------------------------------------------------

test("on is recorded even in a page that was not reloaded", () => {
  assert.equal(play([on, closed], { isAtSetting: true, goal: "on" }).end?.reading, "on");
});

test("a click command without an answer may have been carried out", () => {
  const { end, effects } = play([...WAY_TO.click, closed]);

  const [receipt] = effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt] : []));
  assert.deepEqual(
    [end?.reading, end?.proof, receipt?.before, receipt?.did],
    ["unknown", "clicked", "on", "clicked"],
  );
});

test("a click without the step hold is recorded as clicked only", () => {
  assert.deepEqual(play([...WAY_TO.hold, closed]).end, {
    reading: "unknown",
    outcome: "interrupted",
    proof: "clicked",
    reason: "tab-closed",
  });
});

test("a run without a click claims nothing", () => {
  assert.deepEqual(play([opened, closed]).end, {
    reading: "unknown",
    outcome: "interrupted",
    proof: "",
    reason: "tab-closed",
  });
});

test("the receipt contains the whole run", () => {
  const named = { ...on, label: "Use my data" };
  const { effects } = play([opened, document("a"), named, clicked, held, document("b"), off]);

  const [receipt] = effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt] : []));
  assert.deepEqual(receipt, {
    setting: "ai-training",
    goal: "off",
    before: "on",
    did: "clicked",
    outcome: "confirmed-off",
    reason: "",
    proof: "confirmed",
    save: 200,
    saveMethod: "PUT",
    savePath: "/save/key",
    label: "Use my data",
    startedAt: START,
  });
});

test("the receipt of a run without a label has none", () => {
  const { effects } = play([...WAY_TO.confirm, off]);

  assert.deepEqual(
    effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt.label] : [])),
    [""],
  );
});

test("an undo never ends as already-off", () => {
  const { end, effects } = play(
    [opened, document("a"), off, { ...on, clicked: true }, save(200), on, document("b"), off],
    {
      goal: "on",
    },
  );

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "not-stored"]);
  assert.equal(
    effects.some(({ type }) => type === "close-tab"),
    false,
  );
});

test("an undo whose click the page ignores is left to the person", () => {
  const { run } = play([opened, document("a"), off, { ...off, clicked: true }], { goal: "on" });

  assert.equal(run?.step, "person");
});

test("an ignored click counts as one of the two attempts", () => {
  assert.equal(play([opened, document("a"), on, ignored]).run?.clicks, 1);
});
