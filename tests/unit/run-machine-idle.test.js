/** When a page is asked again because requests have ended. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  begun,
  clicked,
  commands,
  document,
  ended,
  FRESH,
  lastCommand,
  later,
  off,
  on,
  opened,
  play,
  save,
  WAY_TO,
} from "./play.js";

/** How often pages were asked in the course of these events. */
const asked = (/** @type {any[]} */ events) => commands(play(events).effects).length;

const request = (/** @type {string} */ id) => [begun(id), ended(id)];

// ---- Not asked again ---------------------------------------------------------------------------

/** A page that answered while a request was open. */
const WAITING = [...FRESH.read, begun("1"), later(off, 5)];

/** A new document after a page that was to be asked again. */
const RELOADED = [...WAY_TO.read, begun("1"), on, off, document("b")];

for (const [name, events, more] of /** @type {[string, any[], any[]][]} */ ([
  ["that is still loading", [opened], request("2")],
  ["that has not answered yet", WAY_TO.read, request("2")],
  ["that was already asked again", [...WAITING, ended("1")], request("2")],
  ["that was reloaded and has not answered yet", RELOADED, request("2")],
  ["that waits for the person's click", WAY_TO.person, save(200)],
  [
    "that is being reloaded",
    [...WAY_TO.hold, begun("s", "save"), later({ type: "tick" }, 25)],
    [ended("s")],
  ],
  [
    "whose click saved in two requests, one of them open",
    [...WAY_TO.hold, begun("t", "change"), begun("s", "save")],
    [answered("t")],
  ],
])) {
  test(`a page ${name} is not asked again when a request ends`, () => {
    assert.equal(asked([...events, ...more]), asked(events));
  });
}

test("a click whose save consists of two requests continues when both have ended", () => {
  const first = [...WAY_TO.click, begun("t", "change"), begun("s", "save"), ended("t")];

  assert.equal(play(first).run?.step, "click");
  assert.equal(play([...first, ended("s")]).run?.step, "hold");
});

for (const end of [answered, ended]) {
  const event = end("early");

  test(`${event.type} of a request that began before the run changes nothing`, () => {
    assert.deepEqual(play([...WAY_TO.read, event]).run, play(WAY_TO.read).run);
  });
}

// ---- Asked again -------------------------------------------------------------------------------

test("a page that answers too soon after its last request is asked again at once", () => {
  const quiet = [...FRESH.read, later(begun("1"), 2), later(ended("1"), 3)];

  assert.equal(asked([...quiet, later(off, 4)]), asked(quiet) + 1);
});

test("a reloaded page that reads on must do so for 350 ms after its last request", () => {
  const quiet = [...FRESH.read, later(begun("1"), 1), later(ended("1"), 2)];

  assert.equal(play([...quiet, later(on, 2.09)]).run?.step, "read");
  assert.equal(play([...quiet, later(on, 2.1)]).run?.step, "click");
});

test("a page that corrected itself while a request was open must read off for longer", () => {
  const corrected = later({ ...off, misreadMs: 700 }, 5);

  const { effects } = play([...FRESH.read, begun("1"), corrected, later(ended("1"), 6)]);

  assert.equal(lastCommand(effects)?.settle.goal, 6_500);
});

test("a request that begins twice, as after a redirect in the browser, ends once", () => {
  const { run } = play([...WAY_TO.read, begun("1"), begun("1"), ended("1")]);

  assert.deepEqual(run?.requests, []);
});

// ---- Requests from before the click ------------------------------------------------------------

/** An error page may read on at once, so a run clicks it while its requests are open. */
const EARLY = [...WAY_TO.read, begun("early"), { ...on, status: 500 }, clicked];

test("the step hold does not wait for a request from before the click", () => {
  assert.equal(play([...EARLY, later(off, 3)]).run?.step, "reload");
});

test("the step hold asks again when the requests since the click have ended", () => {
  const waiting = [...EARLY, begun("since"), later(off, 3)];

  assert.equal(play(waiting).run?.step, "hold");
  assert.equal(asked([...waiting, ended("since")]), asked(waiting) + 1);
});
