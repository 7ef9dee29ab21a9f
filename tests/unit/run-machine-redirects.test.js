/** A run whose tab is led to another page than the setting's. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STEP_LIMIT } from "../../extension/background/run/machine.js";
import {
  begun,
  clicked,
  document,
  ended,
  ending,
  held,
  off,
  on,
  opened,
  play,
  START,
  WAY_TO,
} from "./play.js";

for (const place of /** @type {const} */ (["signed-out", "blocked"])) {
  test(`a redirect to ${place} ends the run at once, before and after the click`, () => {
    const away = { type: "away", place };

    assert.equal(play([opened, away]).end?.outcome, place);
    for (const way of Object.values(WAY_TO)) assert.equal(play([...way, away]).end?.outcome, place);
    assert.equal(play([opened, document("a"), on, clicked, held, away]).end?.outcome, place);
  });
}

for (const [place, outcome, reason] of /** @type {const} */ ([
  ["elsewhere", "not-confirmed", "led-away"],
  ["list", "not-offered", ""],
])) {
  test(`a page that keeps redirecting to ${place} ends as ${outcome}`, () => {
    const { end } = play([
      opened,
      { type: "away", place },
      { type: "tick", at: START + STEP_LIMIT.open },
    ]);

    assert.deepEqual([end?.outcome, end?.reason], [outcome, reason]);
  });
}

test("a list that the tab shows since the previous setting says nothing if the next never loads", () => {
  const next = [...WAY_TO.read, { type: "answer", reading: "missing", switches: 0 }];
  const late = { type: "tick", at: START + 1_000 + STEP_LIMIT.open };

  const { end } = play([...next, list, late], { settings: ["ai-training", "research"] });

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "page-failed"]);
});

const list = { type: "away", place: "list", isLoaded: true };
const over = { type: "tick", at: START + 3_500 };

for (const [when, way] of /** @type {const} */ ([
  ["at once", [opened, list]],
  ["after it was drawn", [opened, document("a"), list]],
  ["by two loads", [opened, list, document("a"), list]],
])) {
  test(`a setting that leads to the list ${when} is not offered within seconds`, () => {
    assert.equal(play([...way, over]).end?.outcome, "not-offered");
    assert.equal(play([...way, document("b"), over]).run?.step, "read");
  });
}

for (const [what, way, options = {}] of /** @type {[string, object[], object?][]} */ ([
  ["that is still loading", [opened, { ...list, isLoaded: false }]],
  ["of another site", [opened, { ...list, place: "elsewhere" }]],
  ["in the tab of the person", [off, list], { isAtSetting: true }],
  ["after the click", [...WAY_TO.reload, list]],
  [
    "that the tab shows since the previous setting",
    [...WAY_TO.read, { type: "answer", reading: "missing", switches: 0 }, list],
    { settings: ["ai-training", "research"] },
  ],
])) {
  test(`a list ${what} gets the time of a page load`, () => {
    assert.ok(play([...way, over], options).run);
  });
}

test("a list in the next setting's load counts once the load has ended a request", () => {
  const next = [...WAY_TO.read, { type: "answer", reading: "missing", switches: 0 }];
  const way = [...next, begun("page"), ended("page"), list, over];

  const { effects } = play(way, { settings: ["ai-training", "research"] });

  assert.equal(ending(effects)?.outcome, "not-offered");
  assert.ok(effects.some(({ type }) => type === "finish"));
});

for (const [who, way, isAtSetting] of /** @type {[string, object[], boolean][]} */ ([
  ["looks at the run's tab", [...WAY_TO.read, { ...list, isActive: true }], false],
  ["has opened the tab", [list], true],
])) {
  test(`a person who ${who} has left it for the list`, () => {
    const { end } = play(way, { isAtSetting });

    assert.deepEqual([end?.outcome, end?.reason], ["interrupted", "left"]);
  });
}

const document0 = { type: "request-ended", request: "page", isDocument: true };
const toSignIn = [begun("page"), { ...document0, status: 401 }];
const back = [begun("page"), { ...document0, status: 302 }];
const failing = [begun("page"), { ...document0, status: 0 }];

for (const step of /** @type {const} */ (["open", "reload"])) {
  test(`a redirect loop with the sign-in page during ${step} means signed out`, () => {
    const { end } = play([...WAY_TO[step], toSignIn, back, toSignIn, back, failing]);

    assert.equal(end?.outcome, "signed-out");
  });
}

for (const [what, events] of /** @type {const} */ ([
  ["without a sign-in page", [back, failing]],
  [
    "of which the page was given up",
    [toSignIn, begun("page"), { ...document0, status: 0, givenUp: true }],
  ],
  ["of another request", [toSignIn, begun("data"), ended("data", 0)]],
  ["that goes on", [toSignIn, back, toSignIn, back]],
])) {
  test(`a load ${what} says nothing about the sign-in`, () => {
    assert.equal(play([...WAY_TO.open, ...events]).run?.step, "open");
  });
}
