import assert from "node:assert/strict";
import { test } from "node:test";
import { OUTCOMES } from "../../extension/shared/receipts/receipt-schema.js";
import {
  afterCompanion,
  afterRun,
  afterVisit,
  countOn,
  emptyRecord,
  isDone,
  recordKey,
  undoGoal,
} from "../../extension/shared/records.js";

/** @type {import("../../extension/shared/types.js").SettingRecord} */
const confirmed = { reading: "off", outcome: "confirmed-off", proof: "confirmed", at: 1 };

test("a visit that reads off claims nothing", () => {
  assert.deepEqual(afterVisit(undefined, "off", 5), {
    reading: "off",
    outcome: "",
    proof: "",
    at: 5,
  });
});

test("a visit that reads on ends the claim of off and records the time", () => {
  const on = { reading: "on", outcome: "", proof: "", at: 5, onAgainSince: 5 };

  assert.deepEqual(afterVisit(confirmed, "on", 5), on);
  assert.equal(afterVisit(/** @type {any} */ (on), "on", 9).onAgainSince, 5);
});

test("a visit that reads off does not change a proof", () => {
  assert.equal(afterVisit(confirmed, "off", 5), confirmed);
});

test("a visit with the same reading keeps the outcome of the last run", () => {
  const before = {
    ...confirmed,
    reading: /** @type {const} */ ("on"),
    outcome: /** @type {const} */ ("reverted"),
  };

  assert.deepEqual(afterVisit(before, "on", 5), { ...before, at: 5 });
});

for (const [name, knownAt, pageSince, expected] of /** @type {const} */ ([
  ["a newer page counts from that page on", 3, 5, 5],
  ["an older page still counts from the newer one on", 5, 3, 5],
  ["a page of unknown age still counts from the known one on", 5, undefined, 5],
  ["a page counts from that page on, if its age was unknown", undefined, 5, 5],
  ["pages of unknown age has no age either", undefined, undefined, undefined],
])) {
  test(`the same reading in ${name}`, () => {
    const before = { ...emptyRecord(), reading: /** @type {const} */ ("on"), knownAt };

    const { knownAt: known } = afterVisit(before, "on", 9, undefined, pageSince);

    assert.equal(known, expected);
  });
}

test("a new reading counts from its page on", () => {
  assert.equal(afterVisit(confirmed, "on", 9, undefined, 5).knownAt, 5);
  assert.ok(!("knownAt" in afterVisit(confirmed, "on", 9)));
});

test("a run without a reading keeps the earlier reading of on", () => {
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

test("a run that clicked does not keep the earlier reading of on", () => {
  const clicked = {
    ...emptyRecord(),
    outcome: /** @type {const} */ ("blocked"),
    proof: /** @type {const} */ ("clicked"),
    at: 5,
  };

  assert.equal(afterRun({ ...emptyRecord(), reading: "on" }, clicked).reading, "unknown");
});

test("a check that reads on notes since when, if the setting had been confirmed off", () => {
  /** @type {import("../../extension/shared/types.js").SettingRecord} */
  const found = { reading: "on", outcome: "is-on", proof: "confirmed", at: 5, goal: "check" };

  assert.equal(afterRun(confirmed, found).onAgainSince, 5);
  assert.equal(afterRun({ ...found, onAgainSince: 3 }, found).onAgainSince, 3);
  assert.ok(!("onAgainSince" in afterRun({ ...emptyRecord(), reading: "off" }, found)));
  assert.ok(!("onAgainSince" in afterRun({ ...confirmed, signIn: 1 }, found)), "another account");
  assert.ok(!("onAgainSince" in afterRun(confirmed, { ...found, outcome: "reverted" })));
});

test("a visit that reads off ends the claim of a check that the switch is on", () => {
  /** @type {import("../../extension/shared/types.js").SettingRecord} */
  const found = { reading: "on", outcome: "is-on", proof: "confirmed", at: 5, goal: "check" };

  assert.deepEqual(afterVisit(found, "off", 9), { reading: "off", outcome: "", proof: "", at: 9 });
  assert.deepEqual(afterVisit(found, "on", 9), { ...found, at: 9 });
});

test("only settings that were last read as on are counted", () => {
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

test("each setting has its own record in storage", () => {
  assert.equal(recordKey("ai-training"), "record:ai-training");
});

test("the first record is unknown", () => {
  assert.deepEqual(emptyRecord(), { reading: "unknown", outcome: "", proof: "", at: 0 });
});

test("a visit that reads neither on nor off ends the claim of off and claims nothing", () => {
  assert.deepEqual(afterVisit(confirmed, "missing", 5), {
    reading: "missing",
    outcome: "",
    proof: "",
    at: 5,
  });
});

test("a visit that reads on is not called on again if off was never confirmed", () => {
  assert.deepEqual(afterVisit({ ...emptyRecord(), reading: "off" }, "on", 5), {
    reading: "on",
    outcome: "",
    proof: "",
    at: 5,
  });
});

test("the reading of a run replaces any earlier reading", () => {
  const locked = { ...emptyRecord(), reading: /** @type {const} */ ("locked"), at: 5 };

  for (const after of [confirmed, locked])
    assert.equal(afterRun({ ...emptyRecord(), reading: "on" }, after), after);
});

test("a first run without a reading leaves the switch unknown", () => {
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
  ["a setting that Untrain turned off can be turned on", confirmed, receipt, "on"],
  ["a setting that was off before cannot", confirmed, { ...receipt, before: "off" }, null],
  ["a setting without a click cannot", confirmed, undefined, null],
  [
    "a click that was not confirmed is not undone",
    confirmed,
    { ...receipt, outcome: "reverted" },
    null,
  ],
  ["a setting without a record cannot", undefined, receipt, null],
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
  test(`"${outcome}" is ${expected ? "a success" : "no success"}`, () => {
    assert.equal(isDone(outcome), expected);
  });
}

test("no other outcome is a success", () => {
  assert.deepEqual(OUTCOMES.filter(isDone), [
    "confirmed-off",
    "already-off",
    "confirmed-on",
    "is-on",
  ]);
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
  ["off keeps the claim of off", confirmed, "off", FIRST, confirmed],
  [
    "back on promises nothing of it: it is not called off",
    confirmed,
    "on",
    FIRST,
    { ...emptyRecord(), at: 1, knownAt: 7 },
  ],
  ["on again keeps the reading of on", still, "on", FIRST, still],
  ["off in another account changes nothing", still, "off", { store: "", signIn: 9 }, still],
])) {
  test(`a click on its companion: turning that one ${name}`, () => {
    assert.deepEqual(afterCompanion(before, goal, account, 7), expected);
  });
}
