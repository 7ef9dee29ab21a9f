/** The request that a run counts as the save of its click. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  begun,
  clicked,
  commands,
  document,
  ended,
  ignored,
  lastCommand,
  later,
  off,
  on,
  opened,
  play,
  receiptOf,
  save,
  WAY_TO,
} from "./play.js";

test("the page is not reloaded before the save has ended", () => {
  const open = [...WAY_TO.hold, begun("s", "save"), later(off, 3), later(off, 19)];

  assert.equal(play(open).run?.step, "hold");
  const { run, effects } = play([...open, later(ended("s"), 19.5)]);
  assert.equal(run?.step, "hold");
  assert.deepEqual(lastCommand(effects)?.settle, { goal: 150, opposite: 300, complete: false });
  assert.equal(play([...open, later(ended("s"), 19.5), later(off, 19.7)]).run?.step, "reload");
});

test("a run does not wait for the body of a save's answer", () => {
  const { effects, run } = play([...WAY_TO.hold, begun("s", "save"), answered("s", 200)]);

  assert.equal(lastCommand(effects)?.settle.goal, 1_000);
  assert.equal(run?.save, 200);
});

test("a save that ends during the click lets the run continue at once", () => {
  const { run, effects } = play([...WAY_TO.click, save(200)]);

  assert.deepEqual([run?.step, run?.clicks, run?.clickedDocument], ["hold", 1, "a"]);
  assert.equal(lastCommand(effects)?.settle.goal, 150);
});

test("a request that is blocked during the click is not its save, so the answer decides", () => {
  const blocked = [begun("t", "change"), { ...ended("t", 0), givenUp: true }];
  const labelled = { ...ignored, hasLabel: true };

  const { run } = play([...WAY_TO.click, blocked]);
  assert.deepEqual([run?.step, run?.clicks, run?.save], ["click", 0, -1]);

  const { run: again, effects } = play([...WAY_TO.click, blocked, labelled]);
  assert.deepEqual([again?.step, lastCommand(effects)?.clickTarget], ["click", "label"]);
});

test("a switch that waits for the server is clicked once, and the person is not asked", () => {
  const { steps, effects, end } = play([
    ...WAY_TO.click,
    begun("s", "save"),
    later(ignored, 2),
    later(ended("s"), 4),
    later(off, 4.2),
    document("b"),
    later(off, 9),
  ]);

  assert.deepEqual(steps.slice(2), ["read", "click", "hold", "reload", "confirm"].slice(1));
  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(commands(effects).filter(({ step }) => step === "click").length, 1);
});

test("a click without a request is repeated on the label, then left to the person", () => {
  const labelled = { ...ignored, hasLabel: true };

  const { run, effects } = play([...WAY_TO.click, labelled]);
  assert.deepEqual([run?.step, lastCommand(effects)?.clickTarget], ["click", "label"]);

  const second = play([...WAY_TO.click, labelled, labelled]);
  assert.deepEqual([second.run?.step, second.run?.clicks], ["person", 1]);
  assert.equal(play([...WAY_TO.click, { ...ignored, hasLabel: false }]).run?.step, "person");
});

test("a GET of the save's address does not count as a save", () => {
  const { run, effects } = play([...WAY_TO.hold, begun("g", "read"), ended("g")]);
  assert.deepEqual([run?.save, lastCommand(effects)?.settle.goal], [-1, 1_700]);

  const saved = play([...WAY_TO.hold, begun("g", "read"), ended("g"), save(200), off]);
  assert.deepEqual([saved.run?.step, saved.run?.save], ["reload", 200]);
});

test("a changing request before the click does not count as its save", () => {
  const { run } = play([...WAY_TO.read, begun("p", "change"), on, clicked, ended("p", 500), off]);

  assert.deepEqual([run?.step, run?.save], ["reload", -1]);
});

test("a save to the switch's own address takes precedence over another one", () => {
  const both = [begun("s", "save"), begun("o", "change")];

  assert.equal(play([...WAY_TO.hold, both, ended("s", 500), ended("o", 200)]).run?.save, 500);
  assert.equal(play([...WAY_TO.hold, both, ended("o", 200), ended("s", 500)]).run?.save, 500);
});

test("a redirected save continues at its new address", () => {
  const led = [begun("s", "save"), ended("s", 307), begun("s", "save"), ended("s", 200)];

  assert.equal(play([...WAY_TO.hold, led]).run?.save, 200);
});

test("the receipt contains method and path of the save", () => {
  const { effects } = play([...WAY_TO.hold, save(200, "change"), off, document("b"), off]);

  const { save: status, saveMethod, savePath } = receiptOf(effects) ?? {};
  assert.deepEqual([status, saveMethod, savePath], [200, "POST", "/flagship-web/…"]);
});

// ---- A save that was refused, or never answered -------------------------------------------------

for (const status of [0, 300, 403, 500]) {
  test(`off after a save with status ${status} requires a second reload`, () => {
    const first = [...WAY_TO.hold, save(status), off, document("b"), off];

    assert.deepEqual([play(first).run?.step, play(first).run?.reading], ["reload", "unknown"]);
    assert.equal(play([...first, document("c"), off]).end?.outcome, "confirmed-off");
    const second = [...first, document("c"), on, ...(status === 0 ? [document("d"), on] : [])];
    assert.equal(play(second).end?.reading, "on");
  });
}

test("on after a save without an answer needs a second fresh load, as it may still arrive", () => {
  const first = [...WAY_TO.hold, save(0), off, document("b"), on];

  assert.equal(play(first).run?.step, "reload");
  assert.equal(play([...first, document("c"), on]).end?.reading, "on");
  const arrived = [...first, document("c"), later(off, 9)];
  assert.equal(play(arrived).run?.step, "reload");
  assert.equal(play([...arrived, document("d"), later(off, 17)]).end?.outcome, "confirmed-off");
});

test("a save that is never answered is one without an answer, and off needs a second fresh load", () => {
  const over = later({ type: "tick" }, 25);
  const first = [...WAY_TO.hold, begun("s", "save"), over];
  assert.deepEqual([play(first).run?.step, play(first).run?.save], ["reload", 0]);

  const cut = [...first, ended("s", 0), document("b"), later(off, 32)];
  assert.equal(play(cut).run?.step, "reload");
  assert.equal(play([...cut, document("c"), later(off, 40)]).end?.outcome, "confirmed-off");
});

test("a save that outlives the page is awaited in the reloaded one", () => {
  const open = [
    ...WAY_TO.hold,
    begun("s", "save"),
    later({ type: "tick" }, 25),
    document("b"),
    later(off, 30),
  ];

  assert.deepEqual([play(open).run?.step, play(open).run?.requests.length], ["confirm", 1]);
  assert.equal(play([...open, later({ type: "tick" }, 70)]).end?.outcome, "not-confirmed");
});

for (const reading of /** @type {const} */ (["locked", "missing", "unknown"])) {
  test(`${reading} after a save without an answer ends the run, as no reload can tell more`, () => {
    const { end } = play([...WAY_TO.hold, save(0), off, document("b"), { ...off, reading }]);

    assert.equal(end?.outcome, "not-confirmed");
  });
}

for (const [name, kind, event, status] of /** @type {const} */ ([
  ["to an unknown address that fails", "change", ended("s", 0), 0],
  [
    "to an unknown address that the page cancels",
    "change",
    { ...ended("s", 0), givenUp: true },
    -1,
  ],
  ["to the known address that the page cancels", "save", { ...ended("s", 0), givenUp: true }, 0],
])) {
  test(`a request ${name} has the status ${status} as a save`, () => {
    assert.equal(play([...WAY_TO.hold, begun("s", kind), event]).run?.save, status);
  });
}

test("a save whose body is still arriving is not awaited in the reloaded page", () => {
  const { run } = play([...WAY_TO.hold, begun("s", "save"), answered("s"), off]);

  assert.deepEqual([run?.step, run?.requests], ["reload", []]);
});

// ---- A switch that did not move ----------------------------------------------------------------

const still = { ...on, clicked: true };

for (const [name, events, snappedBack] of /** @type {[string, any[], boolean][]} */ ([
  ["moved and went back", [clicked, on], true],
  ["did not move, after a save", [begun("s", "save"), still, ended("s", 403), on], true],
  ["did not move, without a save", [begun("r"), still, ended("r"), on], false],
])) {
  test(`a switch that ${name} counts as ${snappedBack ? "reverted" : "not clicked yet"}`, () => {
    const reloaded = play([...WAY_TO.click, events, document("b"), on]);

    assert.equal(play([...WAY_TO.click, events]).run?.snappedBack, snappedBack);
    assert.deepEqual(
      [reloaded.end?.outcome, reloaded.run?.step],
      snappedBack ? ["reverted", undefined] : [undefined, "click"],
    );
  });
}

// ---- More than one request since the click -------------------------------------------------------

test("of two saves at unknown addresses the refused one counts", () => {
  const way = [opened, document("a"), on, clicked];

  assert.equal(
    play([...way, ...save(500, "change"), begun("t", "change"), answered("t", 200)]).run?.save,
    500,
  );
  assert.equal(
    play([...way, begun("t", "change"), { ...ended("t", 0), givenUp: true }]).run?.save,
    -1,
  );
});

test("a run waits for a page that sends a GET before its save", () => {
  const asking = [opened, document("a"), on, clicked, begun("r"), later(off, 3)];
  const waiting = play(asking);
  assert.deepEqual([waiting.run?.step, waiting.run?.askWhenIdle], ["hold", true]);

  const asked = play([...asking, later(ended("r"), 4)]);
  assert.deepEqual(
    [asked.run?.step, asked.run?.commandId],
    ["hold", Number(waiting.run?.commandId) + 1],
  );

  const { run } = play([
    ...asking,
    later(ended("r"), 4),
    ...save(200).map((each) => later(each, 5)),
    later(off, 6),
  ]);
  assert.deepEqual([run?.step, run?.save, run?.clicks], ["reload", 200, 1]);
});

test("a switch that has not changed during the GET is neither clicked again nor left to the person", () => {
  const unmoved = { ...clicked, reading: "on" };

  const { run } = play([opened, document("a"), on, begun("early"), { ...unmoved }]);
  const { run: asking } = play([opened, document("a"), on, ...[begun("r")], { ...unmoved }]);

  assert.equal(asking?.step, "hold");
  assert.equal(run?.clicks, 1);
});

test("the status of a save to the known address remains when another request is never answered", () => {
  const known = [begun("s", "save"), ended("s", 403), begun("t", "change")];

  const { run } = play([...WAY_TO.hold, known, later({ type: "tick" }, 25)]);

  assert.deepEqual([run?.step, run?.save], ["reload", 403]);
});
