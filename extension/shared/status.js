/**
 * Describes the status of a setting as keys of `_locales`, the same for the popup and the card.
 * Pure.
 */

/** @import { State } from "./storage/state.js" */
/** @import { Goal, Progress, SettingRecord, ShownRecord } from "./types.js" */
/**
 * @typedef {object} Status
 * @property {"on" | "off" | "busy" | "you" | "unsure"} tone
 * @property {string} title message key of the sentence that states the status
 * @property {string} text message key of its meaning and the next step
 * @property {string} action message key of the one button; "" if there is nothing to do
 */

import { isConfirmed } from "./records.js";

/**
 * Return whether the button with this text checks and clicks nothing.
 *
 * @param {string} action
 */
export const isCheckAction = (action) =>
  action === "actionCheckAgain" || action === "actionConfirm";

/** @type {Readonly<Record<Goal, string>>} */
export const RUN_TITLES = { off: "titleRunning", on: "titleUndoing", check: "titleChecking" };

/**
 * @param {ShownRecord} record
 * @param {Progress | undefined} progress the run that is working on this setting
 * @returns {Status}
 */
export function statusOf(record, progress) {
  if (progress?.step === "person")
    return { tone: "you", title: "titleNeedsYou", text: requestKey(progress), action: "" };
  if (progress)
    return {
      tone: "busy",
      title: RUN_TITLES[progress.goal],
      text: runningText(progress),
      action: "",
    };
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
  if (record.outcome === "is-on") {
    const title = record.onAgainSince ? "titleOnAgain" : "titleOn";
    return { tone: "on", title, text: "outcome_is_on", action: "actionTurnOff" };
  }
  if (record.outcome) return failureStatus(record);
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
 * Return the status of a setting now. After a sign-in page, it says that the run will go on.
 *
 * @param {Pick<State, "recordOf" | "progress" | "waitsForSignIn">} state
 * @param {string} id of the setting
 * @returns {Status}
 */
export function statusNow({ recordOf, progress, waitsForSignIn }, id) {
  const record = recordOf(id);
  const status = statusOf(record, progress);
  const resumes = !progress && waitsForSignIn && record.outcome === "signed-out";
  return resumes ? { ...status, text: "textResumes" } : status;
}

/**
 * Return the message key of what a run is doing.
 *
 * @param {Progress} progress
 */
export function runningText({ goal, reason, byHand }) {
  if (reason === "unseen") return "textUnseen";
  return goal === "check" ? "textChecking" : byHand ? "textRunningByHand" : "textRunning";
}

/**
 * @param {SettingRecord} record
 * @returns {Status}
 */
function failureStatus({ reading, outcome, reason, goal }) {
  // To try a check again is to check again: it must not click.
  const action = goal === "check" ? "actionCheckAgain" : "actionTryAgain";
  const isLeftToPerson = reason === "by-hand" || reason === "skipped";
  // The text that asks for a click promises that Untrain is watching. After the run that is no
  // longer true.
  const text =
    reason && (isLeftToPerson || outcome !== "needs-you")
      ? `reason_${reason.replaceAll("-", "_")}`
      : outcomeKey(outcome);
  const title = isLeftToPerson
    ? "titleLeftToYou"
    : outcome === "blocked" && reason
      ? "titleRefused"
      : TITLES[outcome];
  if (reading === "on" && !title) return { tone: "on", title: "titleStillOn", text, action };
  return { tone: "unsure", title: title ?? "titleNotConfirmed", text, action };
}

/**
 * The titles for outcomes without a readable switch: its reading is remembered from before the run.
 *
 * @type {Partial<Record<SettingRecord["outcome"], string>>}
 */
const TITLES = {
  locked: "titleLocked",
  "not-offered": "titleNoSwitch",
  "signed-out": "titleSignedOut",
  blocked: "titleBlocked",
};

/** @param {SettingRecord["outcome"]} outcome */
const outcomeKey = (outcome) => `outcome_${outcome.replaceAll("-", "_")}`;

/** @param {Progress} progress */
function requestKey({ reason, goal }) {
  if (reason === "by-hand") return goal === "on" ? "askToTurnOn" : "askToTurnOff";
  return reason === "asks" ? "reason_asks" : "reason_ignored";
}
