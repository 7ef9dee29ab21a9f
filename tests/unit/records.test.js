import assert from "node:assert/strict";
import { test } from "node:test";
import { OUTCOMES } from "../../extension/shared/receipts/receipt-schema.js";
import {
  afterCompanion,
  afterRun,
  afterVisit,
  countOn,
  emptyRecord,
  isBeforeSignIn,
  isDone,
  isDoubted,
  isOutdated,
  recordKey,
  undoGoal,
} from "../../extension/shared/records.js";

/** @type {import("../../extension/shared/types.js").SettingRecord} */
const confirmed = { reading: "off", outcome: "confirmed-off", proof: "confirmed", at: 1 };

test("a visit that reads off makes no claim", () => {
  assert.deepEqual(afterVisit(undefined, "off", 5), {
    reading: "off",
    outcome: "",
    proof: "",
    at: 5,
  });
});

test("a visit that reads on ends the claim that it is off, and notes since when", () => {
  const on = { reading: "on", outcome: "", proof: "", at: 5, onAgainSince: 5 };

  assert.deepEqual(afterVisit(confirmed, "on", 5), on);
  assert.equal(afterVisit(/** @type {any} */ (on), "on", 9).onAgainSince, 5);
});

test("a visit that reads off leaves a proof as it is", () => {
  assert.equal(afterVisit(confirmed, "off", 5), confirmed);
});

test("a visit that reads the same keeps what the last run said", () => {
  const before = {
    ...confirmed,
    reading: /** @type {const} */ ("on"),
    outcome: /** @type {const} */ ("reverted"),
  };

  assert.deepEqual(afterVisit(before, "on", 5), { ...before, at: 5 });
});

test("a run that saw nothing does not forget that the switch was on", () => {
  const nothing = {
    reading: /** @type {const} */ ("unknown"),
    outcome: /** @type {const} */ ("signed-out"),
    proof: /** @type {const} */ (""),
    at: 5,
  };

  assert.equal(afterRun({ ...emptyRecord(), reading: "on" }, nothing).reading, "on");
  assert.equal(
    afterRun({ ...emptyRecord(), reading: "on" }, { ...nothing, reading: "missing" }).reading,
    "on",
  );
  assert.equal(afterRun(confirmed, nothing).reading, "unknown");
});

test("a run that clicked does not know that the switch is still on", () => {
  const clicked = {
    ...emptyRecord(),
    outcome: /** @type {const} */ ("blocked"),
    proof: /** @type {const} */ ("clicked"),
    at: 5,
  };

  assert.equal(afterRun({ ...emptyRecord(), reading: "on" }, clicked).reading, "unknown");
});

test("only settings last read as on are counted", () => {
  assert.equal(
    countOn([
      undefined,
      confirmed,
      { ...confirmed, reading: "on" },
      { ...confirmed, reading: "unknown" },
    ]),
    1,
  );
});

test("each setting has a record of its own in storage", () => {
  assert.equal(recordKey("ai-training"), "record:ai-training");
});

test("before anything was read nothing is known", () => {
  assert.deepEqual(emptyRecord(), { reading: "unknown", outcome: "", proof: "", at: 0 });
});

test("a visit that reads neither on nor off ends the claim that it is off, and claims nothing", () => {
  assert.deepEqual(afterVisit(confirmed, "missing", 5), {
    reading: "missing",
    outcome: "",
    proof: "",
    at: 5,
  });
});

test("a visit that reads on what was never confirmed off does not call it on again", () => {
  assert.deepEqual(afterVisit({ ...emptyRecord(), reading: "off" }, "on", 5), {
    reading: "on",
    outcome: "",
    proof: "",
    at: 5,
  });
});

test("a run that read something is believed, whatever was known before", () => {
  assert.equal(afterRun({ ...emptyRecord(), reading: "on" }, confirmed), confirmed);
});

test("a first run that saw nothing leaves the switch unknown", () => {
  assert.equal(afterRun(undefined, emptyRecord()).reading, "unknown");
});

const receipt = /** @type {any} */ ({
  endedAt: 2,
  setting: "ai-training",
  did: "clicked",
  before: "on",
  outcome: "confirmed-off",
});

for (const [name, record, last, expected] of /** @type {const} */ ([
  ["a setting we turned off goes back on", confirmed, receipt, "on"],
  ["a setting that was off before stays as it is", confirmed, { ...receipt, before: "off" }, null],
  ["a setting never clicked stays as it is", confirmed, undefined, null],
  [
    "a click that was not confirmed is not undone",
    confirmed,
    { ...receipt, outcome: "reverted" },
    null,
  ],
  ["a setting without a record stays as it is", undefined, receipt, null],
  [
    "a setting that is on again by itself is not undone",
    { ...confirmed, outcome: "" },
    receipt,
    null,
  ],
])) {
  test(`undo: ${name}`, () => {
    assert.equal(undoGoal(/** @type {any} */ (record), last), expected);
  });
}

for (const [outcome, expected] of /** @type {const} */ ([
  ["confirmed-off", true],
  ["already-off", true],
  ["confirmed-on", true],
  ["needs-you", false],
  ["not-offered", false],
  ["", false],
])) {
  test(`"${outcome}" is ${expected ? "done" : "not done"}`, () => {
    assert.equal(isDone(outcome), expected);
  });
}

test("no other outcome is done", () => {
  assert.deepEqual(OUTCOMES.filter(isDone), ["confirmed-off", "already-off", "confirmed-on"]);
});

const still = {
  ...emptyRecord(),
  reading: /** @type {const} */ ("on"),
  outcome: /** @type {const} */ ("reverted"),
  at: 3,
  since: 2,
};
const FIRST = { store: "", signIn: 0 };

for (const [name, before, goal, account, expected] of /** @type {const} */ ([
  [
    "off may have taken it along: it is not called on",
    still,
    "off",
    FIRST,
    { ...still, reading: "unknown", knownAt: 7 },
  ],
  [
    "off ends that it was on again, and that it was turned back on",
    { ...still, outcome: "confirmed-on", proof: "confirmed", onAgainSince: 2 },
    "off",
    FIRST,
    { ...emptyRecord(), at: 3, since: 2, knownAt: 7 },
  ],
  ["off leaves that it is off as it is", confirmed, "off", FIRST, confirmed],
  [
    "back on promises nothing of it: it is not called off",
    confirmed,
    "on",
    FIRST,
    { ...emptyRecord(), at: 1, knownAt: 7 },
  ],
  ["back on leaves that it is on as it is", still, "on", FIRST, still],
  ["off in another account changes nothing", still, "off", { store: "", signIn: 9 }, still],
])) {
  test(`a click on its companion: turning that ${name}`, () => {
    assert.deepEqual(afterCompanion(before, goal, account, 7), expected);
  });
}

// ---- What a page may contradict ------------------------------------------------------------------

const NOW = 1_790_000_000_000;
for (const [name, before, outdated] of /** @type {[string, any, boolean][]} */ ([
  [
    "what was confirmed after it began",
    { reading: "off", at: NOW - 1_000, knownAt: NOW - 2_000 },
    true,
  ],
  [
    "what a run clicked after it began, and could not confirm",
    { reading: "unknown", at: NOW - 1_000, knownAt: NOW - 2_000 },
    true,
  ],
  ["what nobody knew", { reading: "unknown", at: NOW - 1_000 }, false],
  [
    "what was known before it began",
    { reading: "off", at: NOW - 9_000, knownAt: NOW - 9_000 },
    false,
  ],
  [
    "what was known in a time that is to come: the clock was put back",
    { reading: "off", at: NOW + 9_000, knownAt: NOW + 9_000 },
    false,
  ],
])) {
  test(`a page that reads on may ${outdated ? "not " : ""}contradict ${name}`, () => {
    assert.equal(isOutdated({ ...emptyRecord(), ...before }, "on", NOW - 5_000, NOW), outdated);
  });
}

test("a page from before the last sign-in is of another account, unless the clock was put back", () => {
  const account = { store: "", signIn: NOW };

  assert.equal(isBeforeSignIn(NOW - 1, account, NOW + 5), true);
  assert.equal(isBeforeSignIn(NOW + 1, account, NOW + 5), false);
  assert.equal(isBeforeSignIn(NOW - 3_600_000, account, NOW - 3_599_000), false);
});

for (const [
  name,
  before,
  reading,
  startedAt,
  doubted,
] of /** @type {[string, any, any, number, boolean][]} */ ([
  [
    "off in a page that a run could not confirm",
    { outcome: "not-confirmed", at: 9 },
    "off",
    5,
    true,
  ],
  ["off in a page that came after it", { outcome: "not-confirmed", at: 9 }, "off", 10, false],
  ["on in such a page", { outcome: "not-confirmed", at: 9 }, "on", 5, false],
  ["off where it was confirmed", { outcome: "confirmed-off", at: 9 }, "off", 5, false],
  [
    "off where the clock was put back since",
    { outcome: "not-confirmed", at: 900 },
    "off",
    5,
    false,
  ],
  ["off where no run was", { outcome: "", at: 9 }, "off", 5, false],
])) {
  test(`${name} is ${doubted ? "not " : ""}taken from a visit`, () => {
    assert.equal(isDoubted({ ...emptyRecord(), ...before }, reading, startedAt, 20), doubted);
  });
}
