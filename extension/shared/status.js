/** Says where a setting stands, as keys of `_locales`. Pure: popup and card say the same. */

/** @import { Progress, SettingRecord, ShownRecord } from "./types.js" */
/**
 * @typedef {object} Status
 * @property {"on" | "off" | "busy" | "you" | "unsure"} tone
 * @property {string} title message key of the one sentence that says where you stand
 * @property {string} text message key of what that means and what to do next
 * @property {string} action message key of the one button, or "" when there is nothing to do
 */

import { isConfirmed } from "./records.js";

/**
 * @param {ShownRecord} record
 * @param {Progress | undefined} progress the run under way for this setting, if any
 * @returns {Status}
 */
export function statusOf(record, progress) {
  if (progress?.step === "person")
    return { tone: "you", title: "titleNeedsYou", text: askKey(progress.reason), action: "" };
  if (progress) {
    const title = progress.goal === "off" ? "titleRunning" : "titleUndoing";
    return { tone: "busy", title, text: "textRunning", action: "" };
  }
  if (isConfirmed(record.outcome)) {
    return {
      tone: "off",
      title: "titleConfirmed",
      text: outcomeKey(record.outcome),
      action: "actionCheckAgain",
    };
  }
  if (record.outcome === "confirmed-on") {
    return { tone: "on", title: "titleOn", text: "outcome_confirmed_on", action: "actionTurnOff" };
  }
  if (record.outcome) return afterFailure(record);
  if (record.lapsed === "off")
    return { tone: "unsure", title: "titleWasOff", text: "textWasOff", action: "actionCheckAgain" };
  if (record.lapsed)
    return { tone: "unsure", title: "titleNotSince", text: "textUnknown", action: "actionTurnOff" };
  if (record.onAgainSince)
    return { tone: "on", title: "titleOnAgain", text: "textOnAgain", action: "actionTurnOff" };
  if (record.reading === "on")
    return { tone: "on", title: "titleOn", text: "textOn", action: "actionTurnOff" };
  if (record.reading === "off")
    return { tone: "unsure", title: "titleOff", text: "textOff", action: "actionConfirm" };
  if (record.reading === "locked")
    return {
      tone: "unsure",
      title: "titleLocked",
      text: "outcome_locked",
      action: "actionTryAgain",
    };
  return { tone: "unsure", title: "titleUnknown", text: "textUnknown", action: "actionTurnOff" };
}

/**
 * @param {SettingRecord} record
 * @returns {Status}
 */
function afterFailure({ reading, outcome, reason }) {
  const action = "actionTryAgain";
  // What asks for a click says that it is watched for: no longer, once the run is over.
  const text =
    reason && outcome !== "needs-you"
      ? `reason_${reason.replaceAll("-", "_")}`
      : outcomeKey(outcome);
  if (reading === "on") return { tone: "on", title: "titleStillOn", text, action };
  return { tone: "unsure", title: TITLES[outcome] ?? "titleNotConfirmed", text, action };
}

/**
 * What was found in place of a switch that can be read.
 *
 * @type {Partial<Record<SettingRecord["outcome"], string>>}
 */
const TITLES = { locked: "titleLocked", "not-offered": "titleNoSwitch" };

/** @param {SettingRecord["outcome"]} outcome */
const outcomeKey = (outcome) => `outcome_${outcome.replaceAll("-", "_")}`;

/** @param {Progress["reason"]} reason */
const askKey = (reason) => (reason === "asks" ? "reason_asks" : "reason_ignored");
