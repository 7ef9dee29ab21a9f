import assert from "node:assert/strict";
import { test } from "node:test";
import { allConfirmed, headOf, summaryOf, visitsOf } from "../../extension/popup/run-summary.js";
import { emptyRecord } from "../../extension/shared/records.js";
import { selectedSettings } from "../../extension/shared/selection.js";
import { setting } from "./rules.js";

const settings = [
  setting,
  { ...setting, id: "one", group: "ads", paths: ["/one", "/older"] },
  { ...setting, id: "same-page", group: "ads", paths: ["/one"] },
];
const groups = [
  { id: "ai-training", chosen: true },
  { id: "ads", chosen: false },
];
const confirmed = { ...emptyRecord(), at: 1, outcome: /** @type {const} */ ("confirmed-off") };
const recordOf = (/** @type {string} */ id) =>
  id === "ai-training" ? confirmed : { ...emptyRecord(), at: 1 };

for (const [name, kept, expected] of /** @type {const} */ ([
  ["that of the rules before any choice", undefined, ["ai-training"]],
  [
    "what the person chose, in the order of the rules",
    ["one", "ai-training"],
    ["ai-training", "one"],
  ],
  ["empty if the person chose nothing", [], []],
  ["without unknown settings", ["gone", "one"], ["one"]],
  ["that of the rules if the stored one is invalid", "one", ["ai-training"]],
])) {
  test(`the selection is ${name}`, () => {
    assert.deepEqual(selectedSettings(kept, settings, groups), expected);
  });
}

test("a page with two selected switches is listed once, with the address that will be opened", () => {
  assert.deepEqual(visitsOf(["one", "same-page"], settings), ["/one"]);
  assert.deepEqual(visitsOf(["ai-training", "one"], settings), [setting.paths[0], "/one"]);
});

const sweep = {
  settings: ["ai-training", "one", "same-page"],
  left: [],
  why: /** @type {const} */ ("confirmed-off"),
  at: 1,
};

test("the summary of a complete run counts confirmed settings", () => {
  assert.deepEqual(summaryOf({ sweep, progress: undefined, recordOf }), {
    key: "sweepDone",
    values: [1, 3, 0],
  });
});

test("the summary of a stopped run counts the remaining settings that are not off yet", () => {
  const stopped = { ...sweep, left: ["ai-training", "one", "same-page"] };

  assert.deepEqual(summaryOf({ sweep: stopped, progress: undefined, recordOf }), {
    key: "sweepStopped",
    values: [1, 3, 2],
  });
});

test("a run that stopped before a setting that was never read has a summary", () => {
  const neverRead = (/** @type {string} */ id) =>
    id === "same-page" ? emptyRecord() : recordOf(id);
  const stopped = { ...sweep, left: ["same-page"] };

  assert.deepEqual(summaryOf({ sweep: stopped, progress: undefined, recordOf: neverRead }), {
    key: "sweepStopped",
    values: [1, 3, 1],
  });
});

test("there is no summary before the first such run and during a run", () => {
  assert.equal(summaryOf({ sweep: undefined, progress: undefined, recordOf }), null);
  assert.equal(
    summaryOf({ sweep, progress: /** @type {any} */ ({ setting: "one" }), recordOf }),
    null,
  );
});

test("after a sign-in the summary says that the run was before it", () => {
  const earlier = (/** @type {string} */ id) => ({
    ...recordOf(id),
    outcome: /** @type {const} */ (""),
    lapsed: /** @type {"off" | "other"} */ (id === "ai-training" ? "off" : "other"),
  });
  const stopped = { ...sweep, left: ["one", "same-page"] };

  assert.deepEqual(summaryOf({ sweep, progress: undefined, recordOf: earlier }), {
    key: "sweepDoneEarlier",
    values: [1, 3, 0],
  });
  assert.deepEqual(summaryOf({ sweep: stopped, progress: undefined, recordOf: earlier }), {
    key: "sweepStoppedEarlier",
    values: [1, 3, 2],
  });
  assert.equal(allConfirmed(["ai-training"], { recordOf: earlier }), false);
});

test("a visit after the sign-in does not hide that the run was before it", () => {
  const visitedAgain = (/** @type {string} */ id) => ({
    ...recordOf(id),
    ...(id === "one" && {
      outcome: /** @type {const} */ (""),
      lapsed: /** @type {const} */ ("off"),
    }),
  });

  assert.deepEqual(summaryOf({ sweep, progress: undefined, recordOf: visitedAgain }), {
    key: "sweepDoneEarlier",
    values: [2, 3, 0],
  });
});

for (const [name, left, expected] of /** @type {[string, string[], object][]} */ ([
  ["complete", [], { key: "checkDone", values: [1, 3, 1] }],
  ["stopped", ["ai-training", "same-page"], { key: "checkStopped", values: [1, 3, 1, 1] }],
])) {
  test(`the summary of a ${name} check counts what is off and what is on`, () => {
    const checked = (/** @type {string} */ id) =>
      id === "one" ? { ...recordOf(id), outcome: /** @type {const} */ ("is-on") } : recordOf(id);
    const check = { ...sweep, goal: /** @type {const} */ ("check"), left };

    assert.deepEqual(summaryOf({ sweep: check, progress: undefined, recordOf: checked }), expected);
  });
}

test("there is no summary of a run in another container", () => {
  assert.equal(summaryOf({ sweep, progress: undefined, recordOf: emptyRecord }), null);
});

/** @type {[string, Parameters<typeof headOf>[0], boolean][]} */
const heads = [
  ["after a run over several settings", { sweep, progress: undefined, recordOf }, true],
  ["without such a run", { sweep: undefined, progress: undefined, recordOf }, false],
  [
    "after a run over one setting",
    { sweep: { ...sweep, settings: ["ai-training"] }, progress: undefined, recordOf },
    false,
  ],
  [
    "after a run over the others, if it is confirmed off",
    { sweep: { ...sweep, settings: ["one", "same-page"] }, progress: undefined, recordOf },
    true,
  ],
  [
    "after a run over the others, if it is not",
    {
      sweep: { ...sweep, settings: ["one", "same-page"] },
      progress: undefined,
      recordOf: () => ({ ...emptyRecord(), at: 1 }),
    },
    false,
  ],
  [
    "after a run that stopped at the setting",
    { sweep: { ...sweep, left: ["ai-training", "one"] }, progress: undefined, recordOf },
    false,
  ],
  [
    "after a run that stopped at a later one",
    { sweep: { ...sweep, left: ["one"] }, progress: undefined, recordOf },
    true,
  ],
  [
    "if the setting was read since",
    { sweep, progress: undefined, recordOf: () => ({ ...confirmed, at: 2 }) },
    false,
  ],
  [
    "if somebody has signed in since",
    { sweep, progress: undefined, recordOf: () => ({ ...confirmed, lapsed: "off" }) },
    false,
  ],
];
for (const [name, state, expected] of heads) {
  test(`the head of the popup ${expected ? "speaks" : "does not speak"} of several settings ${name}`, () => {
    assert.equal(headOf(state, "ai-training") !== null, expected);
  });
}

test("the tone after such a run is that of all its settings", () => {
  const tone = (/** @type {import("../../extension/shared/types.js").Reading} */ reading) => {
    const state = {
      sweep,
      progress: undefined,
      recordOf: (/** @type {string} */ id) =>
        id === "one" ? { ...emptyRecord(), at: 1, reading } : { ...confirmed, reading: "off" },
    };
    return headOf(/** @type {any} */ (state), "ai-training")?.tone;
  };

  assert.equal(tone("on"), "on");
  assert.equal(tone("locked"), "unsure");
  const all = { sweep, progress: undefined, recordOf: () => confirmed };
  assert.deepEqual(headOf(all, "ai-training"), { ...summaryOf(all), tone: "off" });
});

test("all is confirmed if every selected setting is", () => {
  assert.equal(allConfirmed(["ai-training", "one"], { recordOf }), false);
  assert.equal(allConfirmed(["ai-training", "ai-training"], { recordOf }), true);
});
