import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { emptyRecord } from "../../extension/shared/records.js";
import { standingOf } from "../../extension/shared/standing.js";

/** @import { Outcome, Reason, Reading } from "../../extension/shared/types.js" */

const words = JSON.parse(readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"));

/** @type {(Outcome | "")[]} */
const OUTCOMES = ["", "confirmed-off", "already-off", "reverted", "not-confirmed", "needs-you", "locked", "not-offered", "not-recognised", "signed-out", "blocked", "interrupted"];
/** @type {Reading[]} */
const READINGS = ["on", "off", "locked", "missing", "not-offered", "unknown"];
/** @type {Reason[]} */
const REASONS = ["", "ignored", "asks", "refused", "too-many", "server-error", "no-answer", "not-stored", "not-seen", "page-failed", "timed-out", "tab-closed", "left", "stopped"];

for (const outcome of OUTCOMES) {
  test(`every standing after "${outcome}" has words, and a button or a reason why not`, () => {
    for (const reading of READINGS) {
      for (const reason of REASONS) {
        const { title, text, action } = standingOf({ ...emptyRecord(), reading, outcome, reason }, undefined);
        for (const key of [title, text, action]) assert.ok(key in words, `no message ${key}`);
      }
    }
  });
}

test("only the two confirmed outcomes look off", () => {
  for (const outcome of OUTCOMES) {
    for (const reading of READINGS) {
      const { tone } = standingOf({ ...emptyRecord(), reading, outcome }, undefined);
      assert.equal(tone === "off", outcome === "confirmed-off" || outcome === "already-off");
    }
  }
});
