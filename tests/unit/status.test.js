import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { emptyRecord } from "../../extension/shared/records.js";
import { statusOf } from "../../extension/shared/status.js";

/** @import { Outcome, Reading, Reason } from "../../extension/shared/types.js" */

const words = JSON.parse(
  readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"),
);

/** @type {(Outcome | "")[]} */
const OUTCOMES = [
  "",
  "confirmed-off",
  "already-off",
  "confirmed-on",
  "is-on",
  "reverted",
  "not-confirmed",
  "needs-you",
  "locked",
  "not-offered",
  "not-recognised",
  "signed-out",
  "blocked",
  "interrupted",
];
/** @type {Reading[]} */
const READINGS = ["on", "off", "locked", "missing", "unknown"];
/** @type {Reason[]} */
const REASONS = [
  "",
  "ignored",
  "asks",
  "by-hand",
  "skipped",
  "refused",
  "too-many",
  "server-error",
  "no-answer",
  "not-stored",
  "not-seen",
  "page-failed",
  "not-opened",
  "no-access",
  "kept-out",
  "translated",
  "unseen",
  "page-refused",
  "other-page",
  "offline",
  "led-away",
  "in-frame",
  "timed-out",
  "tab-closed",
  "tab-moved",
  "left",
  "stopped",
];

for (const outcome of OUTCOMES) {
  test(`every status after "${outcome}" has texts, and a button or a reason for none`, () => {
    for (const reading of READINGS) {
      for (const reason of REASONS) {
        const { title, text, action } = statusOf(
          { ...emptyRecord(), reading, outcome, reason },
          undefined,
        );
        for (const key of [title, text, action]) assert.ok(key in words, `no message ${key}`);
      }
    }
  });
}

test("only the two confirmed outcomes have the tone of off", () => {
  for (const outcome of OUTCOMES) {
    for (const reading of READINGS) {
      const { tone } = statusOf({ ...emptyRecord(), reading, outcome }, undefined);
      assert.equal(tone === "off", outcome === "confirmed-off" || outcome === "already-off");
    }
  }
});

/** @type {import("../../extension/shared/types.js").Progress} */
const progress = {
  id: "r",
  settings: ["ai-training"],
  turn: 0,
  setting: "ai-training",
  goal: "off",
  step: "read",
  reading: "on",
  proof: "",
  reason: "",
  tabId: 1,
  startedAt: 1,
};

for (const [name, record, under, tone, title, text, action] of /** @type {const} */ ([
  ["during a run", {}, progress, "busy", "titleRunning", "textRunning", ""],
  ["during an undo", {}, { ...progress, goal: "on" }, "busy", "titleUndoing", "textRunning", ""],
  [
    "during a check",
    {},
    { ...progress, goal: "check" },
    "busy",
    "titleChecking",
    "textChecking",
    "",
  ],
  [
    "after a check that read on",
    { reading: "on", outcome: "is-on", goal: "check" },
    undefined,
    "on",
    "titleOn",
    "outcome_is_on",
    "actionTurnOff",
  ],
  [
    "after a check that read on where it had been off",
    { reading: "on", outcome: "is-on", goal: "check", onAgainSince: 5 },
    undefined,
    "on",
    "titleOnAgain",
    "outcome_is_on",
    "actionTurnOff",
  ],
  [
    "after a check without success, which is not to be tried again with a click",
    { reading: "on", outcome: "not-confirmed", reason: "timed-out", goal: "check" },
    undefined,
    "on",
    "titleStillOn",
    "reason_timed_out",
    "actionCheckAgain",
  ],
  [
    "while the run waits for the person's click",
    {},
    { ...progress, step: "person", reason: "ignored" },
    "you",
    "titleNeedsYou",
    "reason_ignored",
    "",
  ],
  [
    "while a dialog waits for the person",
    {},
    { ...progress, step: "person", reason: "asks" },
    "you",
    "titleNeedsYou",
    "reason_asks",
    "",
  ],
  [
    "during a run in which the person clicks",
    {},
    { ...progress, byHand: true },
    "busy",
    "titleRunning",
    "textRunningByHand",
    "",
  ],
  [
    "while it waits for the person's click off",
    {},
    { ...progress, byHand: true, step: "person", reason: "by-hand" },
    "you",
    "titleNeedsYou",
    "askToTurnOff",
    "",
  ],
  [
    "while it waits for the person's click back on",
    {},
    { ...progress, byHand: true, goal: "on", step: "person", reason: "by-hand" },
    "you",
    "titleNeedsYou",
    "askToTurnOn",
    "",
  ],
  [
    "after it has waited in vain",
    { reading: "on", outcome: "needs-you", reason: "by-hand" },
    undefined,
    "unsure",
    "titleLeftToYou",
    "reason_by_hand",
    "actionTryAgain",
  ],
  [
    "after the person has left it out",
    { reading: "on", outcome: "needs-you", reason: "skipped" },
    undefined,
    "unsure",
    "titleLeftToYou",
    "reason_skipped",
    "actionTryAgain",
  ],
  [
    "when it is known to be off",
    { outcome: "confirmed-off" },
    undefined,
    "off",
    "titleConfirmed",
    "outcome_confirmed_off",
    "actionCheckAgain",
  ],
  [
    "after an undo",
    { reading: "on", outcome: "confirmed-on" },
    undefined,
    "on",
    "titleOn",
    "outcome_confirmed_on",
    "actionTurnOff",
  ],
  [
    "when it is on again",
    { reading: "on", onAgainSince: 5 },
    undefined,
    "on",
    "titleOnAgain",
    "textOnAgain",
    "actionTurnOff",
  ],
  [
    "when it was read as on",
    { reading: "on" },
    undefined,
    "on",
    "titleOn",
    "textOn",
    "actionTurnOff",
  ],
  [
    "when it was read as off and not confirmed",
    { reading: "off" },
    undefined,
    "unsure",
    "titleOff",
    "textOff",
    "actionConfirm",
  ],
  [
    "when it is locked",
    { reading: "locked" },
    undefined,
    "unsure",
    "titleLocked",
    "outcome_locked",
    "actionTryAgain",
  ],
  [
    "when nothing is known",
    {},
    undefined,
    "unsure",
    "titleUnknown",
    "textUnknown",
    "actionTurnOff",
  ],
  [
    "after a failure that left it on",
    { reading: "on", outcome: "reverted", reason: "server-error" },
    undefined,
    "on",
    "titleStillOn",
    "reason_server_error",
    "actionTryAgain",
  ],
  [
    "when a run found it locked",
    { reading: "locked", outcome: "locked" },
    undefined,
    "unsure",
    "titleLocked",
    "outcome_locked",
    "actionTryAgain",
  ],
  [
    "when a run found that it is not offered",
    { reading: "missing", outcome: "not-offered" },
    undefined,
    "unsure",
    "titleNoSwitch",
    "outcome_not_offered",
    "actionTryAgain",
  ],
  [
    "when the person's click is awaited no more",
    { reading: "on", outcome: "needs-you", reason: "ignored" },
    undefined,
    "on",
    "titleStillOn",
    "outcome_needs_you",
    "actionTryAgain",
  ],
  [
    "when it was off before the last sign-in",
    { at: 5, lapsed: "off" },
    undefined,
    "unsure",
    "titleWasOff",
    "textWasOff",
    "actionCheckAgain",
  ],
  [
    "when it was not off before the last sign-in",
    { at: 5, lapsed: "other" },
    undefined,
    "unsure",
    "titleNotSince",
    "textUnknown",
    "actionTurnOff",
  ],
  [
    "when the run itself was signed out",
    { at: 5, outcome: "signed-out", lapsed: "other" },
    undefined,
    "unsure",
    "titleSignedOut",
    "outcome_signed_out",
    "actionTryAgain",
  ],
  [
    "after a sign-in page, although on is remembered",
    { reading: "on", outcome: "signed-out", reason: "" },
    undefined,
    "unsure",
    "titleSignedOut",
    "outcome_signed_out",
    "actionTryAgain",
  ],
  [
    "after a security check, although on is remembered",
    { reading: "on", outcome: "blocked" },
    undefined,
    "unsure",
    "titleBlocked",
    "outcome_blocked",
    "actionTryAgain",
  ],
  [
    "after a refusal",
    { reading: "on", outcome: "blocked", reason: "too-many" },
    undefined,
    "unsure",
    "titleRefused",
    "reason_too_many",
    "actionTryAgain",
  ],
  [
    "when LinkedIn does not offer it any more, although on is remembered",
    { reading: "on", outcome: "not-offered" },
    undefined,
    "unsure",
    "titleNoSwitch",
    "outcome_not_offered",
    "actionTryAgain",
  ],
])) {
  test(`${name} the status is ${title}, ${text}`, () => {
    assert.deepEqual(statusOf({ ...emptyRecord(), ...record }, under), {
      tone,
      title,
      text,
      action,
    });
  });
}
