/** A reading in another tab that contradicts the run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { document, FRESH, held, lastCommand, later, off, play, START, WAY_TO } from "./play.js";

const elsewhere = (/** @type {object} */ more = {}) => ({
  type: "read-elsewhere",
  setting: "ai-training",
  reading: "on",
  tabId: 11,
  since: START - 60_000,
  ...more,
});

const reloads = (/** @type {any[]} */ events) =>
  play(events).effects.filter(({ type }) => type === "reload").length;

for (const [name, events] of /** @type {[string, any[]][]} */ ([
  ["reload", WAY_TO.reload],
  ["confirm", WAY_TO.confirm],
  ["read", FRESH.read],
])) {
  test(`on in another tab during ${name} makes the run reload once more`, () => {
    assert.equal(play([...events, elsewhere()]).run?.step, "reload");
    assert.equal(reloads([...events, elsewhere()]), reloads(events) + 1);
  });

  test(`the same reading, reported again during ${name}, does not`, () => {
    assert.equal(reloads([...events, elsewhere(), elsewhere()]), reloads(events) + 1);
  });

  test(`a new reading of the same tab during ${name} does`, () => {
    const again = elsewhere({ since: START });

    assert.equal(reloads([...events, elsewhere(), again]), reloads(events) + 2);
  });
}

for (const [name, events, event] of /** @type {[string, any[], object][]} */ ([
  ["of the run's own tab", WAY_TO.confirm, elsewhere({ tabId: 9 })],
  ["of another setting", WAY_TO.confirm, elsewhere({ setting: "research" })],
  ["that agrees", WAY_TO.confirm, elsewhere({ reading: "off" })],
  ["before any reload", WAY_TO.read, elsewhere()],
])) {
  test(`a reading ${name} changes nothing`, () => {
    assert.deepEqual(play([...events, event]).run, play(events).run);
  });
}

for (const [name, events] of /** @type {[string, any[]][]} */ ([
  ["before the reload after a click", [...WAY_TO.hold, elsewhere(), ...held, document("b")]],
  ["during the reload after a click", [...WAY_TO.reload, elsewhere(), document("b")]],
])) {
  test(`after on in another tab ${name}, which may be stored late, off is read for longer and twice`, () => {
    const first = play([...events, later(off, 20)]);
    assert.deepEqual([first.end, first.run?.step], [null, "reload"]);
    assert.equal(lastCommand(play(events).effects)?.settle.goal, 6_100);

    const { end } = play([
      ...events,
      later(off, 20),
      later({ ...document("x"), startedAt: START + 21_000 }, 21),
      later(off, 30),
    ]);
    assert.equal(end?.outcome, "confirmed-off");
  });
}
