/** Which document of a page may prove anything: one loaded afresh, after the last click. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { next } from "../../extension/background/run/machine.js";
import {
  clicked,
  commands,
  document,
  held,
  off,
  on,
  opened,
  play,
  START,
  unseen,
  WAY_TO,
} from "./play.js";

/** @import { Run } from "../../extension/shared/types.js" */

const startedAt = (/** @type {string} */ id, /** @type {number} */ at) => ({
  type: "document",
  document: id,
  startedAt: at,
});
const LOAD = START + 10 * WAY_TO.reload.length; // when the load that follows WAY_TO.hold is asked for

for (const [early, step] of /** @type {const} */ ([
  [201, "reload"],
  [200, "confirm"],
  [0, "confirm"],
])) {
  test(`a document that began ${early} ms before the load was asked for leads to ${step}`, () => {
    const { run } = play([...WAY_TO.reload, startedAt("b", LOAD - early)]);

    assert.equal(run?.step, step);
  });
}

test("the document that read off before the load was asked for is not the fresh one", () => {
  const { run } = play([{ ...off, document: "d0" }, document("d0")], { there: true });

  assert.equal(run?.step, "reload");
});

for (const known of ["a", "b"]) {
  test(`a page that went to b while the click in a was watched is not confirmed by ${known}`, () => {
    const { run } = play([...WAY_TO.hold, document("b"), document(known)]);

    assert.equal(run?.step, "reload");
  });
}

test("a page that goes in the middle of a click is loaded afresh and confirmed", () => {
  const { steps, end } = play([...WAY_TO.click, document("b"), document("c"), off]);

  assert.deepEqual(steps.slice(-3), ["click", "reload", "confirm"]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a page that goes during the second watch leaves the count of clicks as it is", () => {
  const twice = [...WAY_TO.hold, unseen, document("b"), on, clicked];

  const { run } = play([...twice, document("c"), document("d"), on]);

  assert.equal(run?.step, "person");
});

const OLD = startedAt("old", START - 60_000);

test("a page that comes back from the past while the person is waited for asks them again", () => {
  const { run, effects } = play([...WAY_TO.person, OLD]);

  assert.equal(run?.step, "person");
  assert.equal(commands(effects).at(-1)?.document, "old");
});

test("a page loaded anew while the person is waited for is looked at before they are asked again", () => {
  const looked = [...WAY_TO.person, document("new")];

  assert.equal(play(looked).run?.step, "reload");
  assert.equal(play([...looked, document("newer"), off]).end?.outcome, "confirmed-off");
  assert.equal(
    play([...looked, document("newer"), on, { ...on, clicked: true }]).run?.step,
    "person",
  );
});

test("a new document during read is asked the same", () => {
  const { run, effects } = play([...WAY_TO.read, document("new")]);

  assert.equal(run?.step, "read");
  assert.deepEqual(
    commands(effects)
      .slice(-1)
      .map((command) => [command.step, command.document]),
    [["read", "new"]],
  );
});

test("a new document during confirm may come from the browser's cache, so it is loaded afresh", () => {
  assert.equal(play([...WAY_TO.confirm, document("new")]).run?.step, "reload");
});

for (const step of /** @type {const} */ (["read", "click", "hold", "person", "confirm"])) {
  test(`a document that speaks up again during ${step} changes nothing`, () => {
    const before = play(WAY_TO[step]);
    const after = play([...WAY_TO[step], document(before.run?.document ?? "")]);

    assert.deepEqual(after.run, before.run);
    assert.equal(after.effects.length, before.effects.length);
  });
}

test("the first document a tab speaks up with was there before the run", () => {
  const { run } = play([document("a"), off], { there: true });

  assert.equal(run?.step, "reload");
});

test("a document that came by itself is not fresh, however late it began", () => {
  assert.equal(play([...WAY_TO.read, document("b"), off]).run?.step, "reload");
});

for (const [step, last] of /** @type {const} */ ([
  ["read", "reload"],
  ["confirm", "reload"],
])) {
  test(`an older document that comes back during ${step} is loaded afresh before it is believed`, () => {
    const { steps } = play([...WAY_TO[step], startedAt("old", START - 60_000), off]);

    assert.equal(steps.at(-1), last);
  });
}

test("the clicked document confirms nothing, even when a run takes it for a fresh one", () => {
  const confirming = /** @type {Run} */ (play(WAY_TO.confirm).run);
  const mistaken = { ...confirming, document: confirming.clickedIn, fresh: true };
  const answer = {
    type: /** @type {const} */ ("answer"),
    attempt: mistaken.attempt,
    document: mistaken.document,
    step: /** @type {const} */ ("confirm"),
  };

  const { run } = next(mistaken, { ...answer, reading: "off", at: START + 100 });

  assert.equal(run?.step, "reload");
});

test("after a reload nobody asked for, the switch is looked at and not clicked blindly", () => {
  const { effects } = play([...WAY_TO.hold, document("b"), document("c"), on]);

  assert.deepEqual(
    commands(effects).map(({ step }) => step),
    ["read", "click", "hold", "confirm", "click"],
  );
});

test("passing through another page on the way is no ending", () => {
  const elsewhere = { type: "away", place: "elsewhere" };

  const { run } = play([opened, elsewhere, document("a"), on, clicked, held, elsewhere]);

  assert.equal(run?.step, "reload");
});

test("the clicked document stays known when another one takes the place of the fresh one", () => {
  const { run, end } = play([
    opened,
    document("a"),
    on,
    clicked,
    ...held,
    document("b"),
    document("c"),
    document("a"),
    off,
  ]);

  assert.deepEqual([run?.step, run?.clickedIn, end], ["reload", "a", null]);
});
