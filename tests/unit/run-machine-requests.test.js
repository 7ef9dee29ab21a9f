/** The requests that a run waits for before it believes a page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  clicked,
  commands,
  document,
  ended,
  FRESH,
  held,
  lastCommand,
  later,
  off,
  on,
  opened,
  play,
  WAY_TO,
} from "./play.js";

/** How long (ms) the reading must be stable. */
const STEADY = { read: 5_100, confirm: 2_100 };
for (const step of /** @type {const} */ (["read", "confirm"])) {
  test(`off in a reloaded page during ${step} is not believed while a request is open`, () => {
    const { run, end } = play([...FRESH[step], begun("1"), later(off, 5)]);

    assert.deepEqual([run?.step, run?.reading, end], [step, "unknown", null]);
  });

  test(`the page is asked again when the last request during ${step} has ended`, () => {
    const waiting = [...FRESH[step], begun("1"), begun("2"), later(off, 5), later(ended("1"), 5)];
    const asked = commands(play(waiting).effects).length;

    const { run, effects } = play([...waiting, later(ended("2"), 6)]);

    assert.equal(commands(effects).length, asked + 1);
    assert.equal(lastCommand(effects)?.commandId, run?.commandId);
    assert.equal(lastCommand(effects)?.settle.goal, STEADY[step]);
  });

  test(`a reading during ${step} is believed once it is stable since the end of the last request`, () => {
    const waiting = [...FRESH[step], begun("1"), later(off, 5), later(ended("1"), 6)];

    const enough = 6 + STEADY[step] / 1_000 - 0.25;
    assert.equal(play([...waiting, later(off, enough - 0.05)]).end, null);
    assert.equal(play([...waiting, later(off, enough)]).end?.reading, "off");
  });

  test(`an answer too soon after a request during ${step} is requested again`, () => {
    const soon = [...FRESH[step], later(begun("1"), 2), later(ended("1"), 3), later(off, 4)];

    const { run, effects } = play(soon);

    assert.deepEqual([run?.step, lastCommand(effects)?.commandId], [step, run?.commandId]);
    assert.equal(play([...soon, later(off, 9)]).end?.reading, "off");
  });

  test(`a request during ${step} that is never answered leads to not-confirmed`, () => {
    const waiting = [...FRESH[step], begun("1"), later(off, 5)];

    const { end } = play([...waiting, later({ type: "tick" }, 45)]);

    assert.deepEqual(
      [end?.outcome, end?.reason, end?.reading],
      ["not-confirmed", "timed-out", "unknown"],
    );
  });

  test(`${step} has time for a switch that is drawn after 20 s and read twice`, () => {
    const slow = [...FRESH[step], begun("1"), later(off, 27), later(ended("1"), 28)];

    const { end } = play([...slow, later({ type: "tick" }, 35), later(off, 36)]);

    assert.equal(end?.reading, "off");
  });

  test(`asking again during ${step} does not extend its time limit`, () => {
    const before = play(FRESH[step]).run?.deadline;
    const { run } = play([...FRESH[step], begun("1"), later(off, 5), later(ended("1"), 6)]);

    assert.equal(run?.deadline, before);
  });
}

test("on in a reloaded page after a click is not believed while a request is open", () => {
  const waiting = [...WAY_TO.confirm, begun("1"), later(on, 5)];

  assert.equal(play(waiting).end, null);
  assert.equal(
    play([...waiting, later(ended("1"), 6), later(off, 9)]).end?.outcome,
    "confirmed-off",
  );
});

test("the switch does not count as missing while a request is open", () => {
  const missing = { type: "answer", reading: "missing", drawn: true, switches: 0 };
  const waiting = [...WAY_TO.read, begun("1"), later(missing, 16)];

  assert.equal(play(waiting).run?.step, "read");
  assert.equal(play([...waiting, later(ended("1"), 17), later(on, 18)]).run?.step, "click");
});

test("an error page is believed at once", () => {
  const refused = { type: "answer", reading: "unknown", status: 429 };

  assert.equal(play([...WAY_TO.read, begun("1"), refused]).end?.outcome, "blocked");
});

test("a switch that reads on is clicked once the page has nothing left to wait for", () => {
  const open = [...WAY_TO.read, begun("1"), on];

  assert.equal(play(open).run?.step, "read");
  assert.equal(play([...open, ended("1"), later(on, 1)]).run?.step, "click");
});

test("a page that shows on until its own request is answered with off is not clicked", () => {
  const { run } = play([...WAY_TO.read, begun("1"), on, ended("1"), later(off, 6)]);

  assert.equal(run?.step, "reload");
  assert.equal(run?.clicks, 0);
});

test("requests of the old page are not awaited in the new one", () => {
  const { end } = play([
    opened,
    document("a"),
    on,
    begun("old"),
    clicked,
    held,
    document("b"),
    off,
  ]);

  assert.equal(end?.outcome, "confirmed-off");
});

test("a run without observed requests goes by time", () => {
  const { end } = play([opened, document("a"), off, document("b"), off], { hearsRequests: false });

  assert.equal(end?.outcome, "already-off");
});

// ---- Requests that may have ended while the background was stopped ------------------------------

const resumed = { type: "resumed" };

test("a save that was open when the background was stopped is awaited and observed", () => {
  const way = [opened, document("a"), on, clicked, begun("s", "save"), later(resumed, 2)];

  assert.equal(play(way).run?.step, "hold");
  const { run } = play([...way, later(ended("s"), 5), later(off, 6)]);
  assert.deepEqual([run?.step, run?.save], ["reload", 200]);
});

test("a save whose end was not observed counts as unanswered at the time limit", () => {
  const way = [
    opened,
    document("a"),
    on,
    clicked,
    begun("s", "save"),
    later(resumed, 2),
    later({ type: "tick" }, 40),
  ];

  const { run } = play(way);

  assert.deepEqual([run?.step, run?.save, run?.requests], ["reload", 0, []]);
});

test("a first load with an open request is repeated", () => {
  const { run, effects } = play([opened, begun("1"), resumed]);

  assert.deepEqual(
    [run?.step, run?.requests, effects.at(-1)],
    ["reload", [], { type: "reload", tabId: 9 }],
  );
});

test("the page of the next setting opens again without the requests of its first load", () => {
  const settings = ["one", "two"];
  const way = [opened, document("a"), { type: "kept", outcome: "already-off" }, begun("1")];

  const { run, effects } = play([...way, resumed], { settings });

  assert.deepEqual([run?.step, run?.requests, effects.at(-1)?.type], ["open", [], "visit"]);
});

test("a first reading with an open request is repeated after a reload", () => {
  const { run, effects } = play([opened, document("a"), begun("1"), resumed]);

  assert.deepEqual(
    [run?.step, run?.requests, effects.at(-1)],
    ["reload", [], { type: "reload", tabId: 9 }],
  );
});
