import assert from "node:assert/strict";
import { test } from "node:test";
import { afterRun, afterVisit, countOn, emptyRecord } from "../../extension/shared/records.js";

/** @type {import("../../extension/shared/types.js").SettingRecord} */
const confirmed = { reading: "off", outcome: "confirmed-off", proof: "confirmed", at: 1 };

test("a visit that reads off makes no claim", () => {
  assert.deepEqual(afterVisit(undefined, "off", 5), { reading: "off", outcome: "", proof: "", at: 5 });
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
  const before = { ...confirmed, reading: /** @type {const} */ ("on"), outcome: /** @type {const} */ ("reverted") };

  assert.deepEqual(afterVisit(before, "on", 5), { ...before, at: 5 });
});

test("a run that saw nothing does not forget that the switch was on", () => {
  const nothing = { reading: /** @type {const} */ ("unknown"), outcome: /** @type {const} */ ("signed-out"), proof: /** @type {const} */ (""), at: 5 };

  assert.equal(afterRun({ ...emptyRecord(), reading: "on" }, nothing).reading, "on");
  assert.equal(afterRun(confirmed, nothing).reading, "unknown");
});

test("only settings last read as on are counted", () => {
  assert.equal(countOn([undefined, confirmed, { ...confirmed, reading: "on" }, { ...confirmed, reading: "unknown" }]), 1);
});
