import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import {
  accountIn,
  currentStore,
  FIRST_ACCOUNT,
  isOfAccount,
  marksOf,
  storeOf,
} from "../../extension/shared/account.js";
import { OUTCOMES } from "../../extension/shared/receipts/receipt-schema.js";
import {
  afterRun,
  afterVisit,
  emptyRecord,
  isConfirmed,
  recordNow,
  undoGoal,
} from "../../extension/shared/records.js";

/** @import { SettingRecord } from "../../extension/shared/types.js" */

/** @type {SettingRecord} */
const off = { reading: "off", outcome: "confirmed-off", proof: "confirmed", at: 10 };
/** @type {SettingRecord} */
const on = { reading: "on", outcome: "", proof: "", at: 10, onAgainSince: 9 };
const WORK = "firefox-container-2";
const worked = { ...off, store: WORK };
const later = { ...off, signIn: 20 };

for (const [name, record, signedInAt, store, expected] of /** @type {const} */ ([
  ["no sign-in was recorded", off, undefined, "", off],
  ["somebody signed in elsewhere", off, { [WORK]: 20 }, "", off],
  ["it was made after the last sign-in", later, { "": 20 }, "", later],
  ["it belongs to the container for which it is shown", worked, undefined, WORK, worked],
  ["it is shown for any container", worked, { "": 20 }, undefined, worked],
  ["it belongs to the default container and is shown for any", off, undefined, undefined, off],
])) {
  test(`a record is valid if ${name}`, () => {
    assert.equal(recordNow(record, signedInAt, store), expected);
  });
}

for (const [name, record, signedInAt, store] of /** @type {const} */ ([
  ["somebody signed in after it", off, { "": 20 }, ""],
  ["somebody signed in once more", later, { "": 30 }, ""],
  ["the clock was set back before somebody signed in", later, { "": 5 }, ""],
  ["somebody signed in in its container", worked, { [WORK]: 20 }, WORK],
  ["the record of sign-ins is gone", later, undefined, ""],
])) {
  test(`only the fact that the switch was off remains of a record if ${name}`, () => {
    assert.deepEqual(recordNow(record, signedInAt, store), {
      ...emptyRecord(),
      at: 10,
      lapsed: "off",
    });
  });
}

test("a sign-in also invalidates a reading of on and the time since which it is on again", () => {
  assert.deepEqual(recordNow(on, { "": 20 }, ""), { ...emptyRecord(), at: 10, lapsed: "other" });
});

test("after a sign-in no outcome keeps its reading or proof", () => {
  for (const outcome of OUTCOMES) {
    const { reading, proof, outcome: said } = recordNow({ ...off, outcome }, { "": 20 }, "");

    assert.deepEqual([reading, proof], ["unknown", ""]);
    assert.ok(["", "signed-out", "blocked"].includes(said), said);
  }
});

for (const [outcome, reason] of /** @type {const} */ ([
  ["blocked", "too-many"],
  ["signed-out", undefined],
])) {
  test(`an outcome that asks for a sign-in stays valid during the sign-in: ${outcome}`, () => {
    const ended = { ...on, outcome, ...(reason && { reason }) };

    const after = recordNow(ended, { "": 20 }, "");

    assert.deepEqual([after.outcome, after.reason], [outcome, reason]);
  });
}

test("a record of another container is ignored, as is a missing one", () => {
  for (const [record, store] of /** @type {const} */ ([
    [worked, ""],
    [off, WORK],
    [undefined, ""],
    [undefined, undefined],
  ])) {
    assert.deepEqual(recordNow(record, undefined, store), emptyRecord());
  }
});

test("a tab outside of all containers has no container, in every browser", () => {
  for (const tab of [
    {},
    { cookieStoreId: "firefox-default" },
    { cookieStoreId: undefined },
    null,
    undefined,
  ]) {
    assert.equal(storeOf(tab), "");
  }
  assert.equal(storeOf({ cookieStoreId: WORK }), WORK);
});

for (const [name, own, active, expected] of /** @type {const} */ ([
  ["in a tab shows the container of its own tab", WORK, "firefox-container-9", WORK],
  ["outside of any tab shows the container of the active tab", undefined, WORK, WORK],
  ["outside of any tab shows no container if no tab is active", undefined, undefined, ""],
])) {
  test(`an extension page ${name}`, async () => {
    const inStore = (/** @type {string | undefined} */ store) =>
      /** @type {any} */ (store && { cookieStoreId: store });
    const getCurrent = async () => inStore(own);
    /** Like a browser with other tabs, in this window and in others. */
    const query = async (/** @type {object} */ filter) =>
      isDeepStrictEqual(filter, { active: true, currentWindow: true })
        ? [inStore(active)]
        : [inStore("firefox-container-7"), inStore(active)];

    assert.equal(await currentStore({ tabs: { getCurrent, query } }), expected);
  });
}

test("two containers have different accounts, even if somebody signed in at the same time", () => {
  assert.ok(!isOfAccount({ store: WORK, signIn: 20 }, { store: "", signIn: 20 }));
  assert.ok(!isOfAccount({ signIn: 20 }, { store: WORK, signIn: 20 }));
});

test("an account leaves no mark before the first sign-in, and is known by its marks after it", () => {
  assert.deepEqual(marksOf(FIRST_ACCOUNT), {});
  const account = accountIn(WORK, { [WORK]: 20 });

  assert.deepEqual(marksOf(account), { store: WORK, signIn: 20 });
  assert.ok(isOfAccount(marksOf(account), account));
  assert.ok(!isOfAccount({}, account));
});

const OTHER = { store: "", signIn: 20 };

test("a visit with another account takes over nothing from the first", () => {
  const marks = { signIn: 20, since: 30 };

  assert.deepEqual(afterVisit(off, "off", 30, OTHER), {
    reading: "off",
    outcome: "",
    proof: "",
    at: 30,
    ...marks,
  });
  assert.deepEqual(afterVisit(off, "on", 30, OTHER), {
    reading: "on",
    outcome: "",
    proof: "",
    at: 30,
    ...marks,
  });
});

test("a later visit with the same account continues its record", () => {
  const first = { ...off, signIn: 20, since: 30 };

  assert.equal(afterVisit(first, "off", 40, OTHER), first);
  assert.deepEqual(afterVisit(first, "on", 40, OTHER), {
    reading: "on",
    outcome: "",
    proof: "",
    at: 40,
    signIn: 20,
    since: 30,
    onAgainSince: 40,
  });
});

test("a run without a reading does not take over a reading of another account", () => {
  const nothing = {
    ...emptyRecord(),
    outcome: /** @type {const} */ ("signed-out"),
    at: 30,
    signIn: 20,
  };

  assert.deepEqual(afterRun(on, nothing), { ...nothing, since: 30 });
  assert.equal(afterRun({ ...on, signIn: 20 }, nothing).reading, "on");
});

for (const [name, before, marks, since] of /** @type {const} */ ([
  ["the first record of all does not say it", undefined, {}, undefined],
  ["the first record says it if it is from after a sign-in", undefined, { signIn: 20 }, 30],
  ["the first record says it if it is of a container", undefined, { store: WORK }, 30],
  ["a record in place of one of another container says it", worked, {}, 30],
  ["a record in place of one from before a sign-in says it", off, { signIn: 20 }, 30],
  ["a later record repeats it", { ...later, since: 25 }, { signIn: 20 }, 25],
])) {
  test(`since when an account has records: ${name}`, () => {
    assert.equal(afterRun(before, { ...off, at: 30, ...marks }).since, since);
  });
}

const click = /** @type {any} */ ({
  setting: "ai-training",
  did: "clicked",
  before: "on",
  outcome: "confirmed-off",
  endedAt: 11,
});

test("a click cannot be undone after a possible sign-in", () => {
  assert.equal(undoGoal(recordNow(off, undefined, ""), click), "on");
  assert.equal(undoGoal(recordNow(off, { "": 20 }, ""), click), null);
});

test("a click of one account cannot be undone in another account", () => {
  const already = afterRun(off, { ...off, outcome: "already-off", at: 30, signIn: 20 });

  assert.ok(isConfirmed(recordNow(already, { "": 20 }, "").outcome));
  assert.equal(undoGoal(recordNow(already, { "": 20 }, ""), click), null);
  assert.equal(undoGoal(recordNow(already, { "": 20 }, ""), { ...click, endedAt: 30 }), "on");
});
