/** Only a document that was reloaded after the last click may prove anything. */

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
const LOAD = START + 10 * WAY_TO.reload.length; // the start of the load that follows WAY_TO.hold

for (const [early, step] of /** @type {const} */ ([
  [201, "reload"],
  [200, "confirm"],
  [0, "confirm"],
])) {
  test(`a document that started ${early} ms before the requested load leads to ${step}`, () => {
    const { run } = play([...WAY_TO.reload, startedAt("b", LOAD - early)]);

    assert.equal(run?.step, step);
  });
}

for (const [ahead, step] of /** @type {const} */ ([
  [200, "confirm"],
  [201, "reload"],
])) {
  test(`a reloaded document that started ${ahead} ms in the future leads to ${step}`, () => {
    const at = LOAD + 1_000;

    const { run } = play([...WAY_TO.reload, { ...startedAt("b", at + ahead), at }]);

    assert.equal(run?.step, step);
  });
}

test("a document that read off before the requested load is not the reloaded one", () => {
  const { run } = play([{ ...off, document: "d0" }, document("d0")], { isAtSetting: true });

  assert.equal(run?.step, "reload");
});

for (const known of ["a", "b"]) {
  test(`after a page went from a to b during the step hold, ${known} does not confirm the click`, () => {
    const { run } = play([...WAY_TO.hold, document("b"), document(known)]);

    assert.equal(run?.step, "reload");
  });
}

test("a page that is left during the click is reloaded and confirmed", () => {
  const { steps, end } = play([...WAY_TO.click, document("b"), document("c"), off]);

  assert.deepEqual(steps.slice(-3), ["click", "reload", "confirm"]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a page that is left during the second step hold does not change the number of clicks", () => {
  const twice = [...WAY_TO.hold, unseen, document("b"), on, clicked];

  const { run } = play([...twice, document("c"), document("d"), on]);

  assert.equal(run?.step, "person");
});

const OLD = startedAt("old", START - 60_000);

test("an older page that comes back while the run waits for the person asks them again", () => {
  const { run, effects } = play([...WAY_TO.person, OLD]);

  assert.equal(run?.step, "person");
  assert.equal(commands(effects).at(-1)?.document, "old");
});

test("a page that is reloaded while the run waits for the person is read before they are asked again", () => {
  const looked = [...WAY_TO.person, document("new")];

  assert.equal(play(looked).run?.step, "reload");
  assert.equal(play([...looked, document("newer"), off]).end?.outcome, "confirmed-off");
  assert.equal(
    play([...looked, document("newer"), on, { ...on, clicked: true }]).run?.step,
    "person",
  );
});

test("a new document during read gets the same command", () => {
  const { run, effects } = play([...WAY_TO.read, document("new")]);

  assert.equal(run?.step, "read");
  assert.deepEqual(
    commands(effects)
      .slice(-1)
      .map((command) => [command.step, command.document]),
    [["read", "new"]],
  );
});

test("a new document during confirm may be cached, so it is reloaded", () => {
  assert.equal(play([...WAY_TO.confirm, document("new")]).run?.step, "reload");
});

for (const step of /** @type {const} */ (["read", "click", "hold", "person", "confirm"])) {
  test(`a document that reports again during ${step} changes nothing`, () => {
    const before = play(WAY_TO[step]);
    const after = play([...WAY_TO[step], document(before.run?.document ?? "")]);

    assert.deepEqual(after.run, before.run);
    assert.equal(after.effects.length, before.effects.length);
  });
}

test("the first document that reports in a tab was loaded before the run", () => {
  const { run } = play([document("a"), off], { isAtSetting: true });

  assert.equal(run?.step, "reload");
});

test("a document that the run did not request does not count as reloaded", () => {
  assert.equal(play([...WAY_TO.read, document("b"), off]).run?.step, "reload");
});

for (const [step, last] of /** @type {const} */ ([
  ["read", "reload"],
  ["confirm", "reload"],
])) {
  test(`an older document that comes back during ${step} is reloaded before it is believed`, () => {
    const { steps } = play([...WAY_TO[step], startedAt("old", START - 60_000), off]);

    assert.equal(steps.at(-1), last);
  });
}

test("the clicked document confirms nothing, even if the run expects a reloaded one", () => {
  const confirming = /** @type {Run} */ (play(WAY_TO.confirm).run);
  const mistaken = { ...confirming, document: confirming.clickedDocument, fresh: true };
  const answer = {
    type: /** @type {const} */ ("answer"),
    commandId: mistaken.commandId,
    document: mistaken.document,
    step: /** @type {const} */ ("confirm"),
  };

  const { run } = next(mistaken, { ...answer, reading: "off", at: START + 100 });

  assert.equal(run?.step, "reload");
});

test("after an unexpected reload the switch is read before any click", () => {
  const { effects } = play([...WAY_TO.hold, document("b"), document("c"), on]);

  assert.deepEqual(
    commands(effects).map(({ step }) => step),
    ["read", "click", "hold", "confirm", "click"],
  );
});

test("a redirect through another page does not end the run", () => {
  const elsewhere = { type: "away", place: "elsewhere" };

  const { run } = play([opened, elsewhere, document("a"), on, clicked, held, elsewhere]);

  assert.equal(run?.step, "reload");
});

test("the clicked document stays known after another one replaces the reloaded one", () => {
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

  assert.deepEqual([run?.step, run?.clickedDocument, end], ["reload", "a", null]);
});
