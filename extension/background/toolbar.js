/** What the toolbar button shows: its icon, badge and title say where the person stands. Pure. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { ButtonLook, Progress, ShownRecord } from "../shared/types.js" */
/**
 * @typedef {object} Badge
 * @property {string} text
 * @property {keyof typeof COLOURS} [tone] "warn" by default
 * @property {string} title a message key
 * @property {string | number | number[]} value of the title; a number selects its plural form
 */

import { formatTime } from "../shared/dates.js";
import { counted, text as words } from "../shared/i18n.js";
import { countOn, isConfirmed, isDone } from "../shared/records.js";
import { hasSeveral, positionOf } from "../shared/run-progress.js";
import { dueAt } from "./reminder-due.js";

/** A badge has room for about this many characters. */
const BADGE_LENGTH = 4;

const COLOURS = { warn: "#a3320b", good: "#1f6f4e", busy: "#2f5fa8" };

/**
 * Return the badge and the title of the button. Pure.
 *
 * @param {ShownRecord[]} records of the AI-training settings
 * @param {boolean} accepted
 * @param {boolean} due whether a check is due
 * @param {number} now
 * @param {Pick<Progress, "settings" | "turn" | "step"> | undefined} progress of the run under way
 * @param {ShownRecord[]} [unseen] of the last run, if the person has not seen how it ended
 * @returns {Badge}
 */
export function badgeOf(records, accepted, due, now, progress, unseen = []) {
  if (!accepted) return { text: "", title: "badgeNotice", value: "" };
  if (progress) return runBadge(progress);
  if (unseen.some(({ outcome }) => outcome && !isDone(outcome)))
    return { text: "!", title: "badgeFailed", value: "" };
  const on = countOn(records);
  const onAgain = records.find(
    ({ reading, onAgainSince }) => reading === "on" && onAgainSince,
  )?.onAgainSince;
  if (onAgain) return { text: String(on), title: "badgeOnAgain", value: formatTime(onAgain, now) };
  if (on > 0) return { title: "badgeOn", text: String(on), value: on };
  if (records.some(({ lapsed }) => lapsed === "off"))
    return { text: "?", title: "badgeSignedIn", value: "" };
  if (due) return { text: "?", title: "badgeDue", value: "" };
  if (areOff(unseen))
    return { text: "✓", tone: "good", title: "badgeDone", value: timeOf(unseen, now) };
  return areOff(records)
    ? { text: "", title: "badgeConfirmed", value: timeOf(records, now) }
    : { text: "", title: "extName", value: "" };
}

/**
 * @param {Pick<Progress, "settings" | "turn" | "step">} progress
 * @returns {Badge}
 */
function runBadge(progress) {
  if (progress.step === "person") return { text: "!", title: "badgeNeedsYou", value: "" };
  if (!hasSeveral(progress)) return { text: "…", tone: "busy", title: "badgeRunning", value: "" };
  const position = positionOf(progress);
  const both = position.join("/");
  const text = both.length > BADGE_LENGTH ? String(position[0]) : both;
  return { text, tone: "busy", title: "badgeSweep", value: position };
}

/**
 * Return since when all of some records are known.
 *
 * @param {ShownRecord[]} records
 * @param {number} now
 */
const timeOf = (records, now) => formatTime(Math.min(...records.map(({ at }) => at)), now);

/**
 * Return the name of the icon. Pure.
 *
 * @param {Pick<State, "accepted" | "progress" | "records">} state
 * @returns {"unknown" | "on" | "running" | "off"}
 */
export function iconOf({ accepted, progress, records }) {
  if (!accepted) return "unknown";
  if (progress) return "running";
  if (countOn(records) > 0) return "on";
  return areOff(records) ? "off" : "unknown";
}

/** @param {ShownRecord[]} records */
const areOff = (records) =>
  records.length > 0 && records.every(({ outcome }) => isConfirmed(outcome));

/**
 * Return what the button shows.
 *
 * @param {State} state
 * @param {number} now
 * @returns {ButtonLook}
 */
export function lookOf(state, now) {
  const due = (dueAt(state.reminder, state.records) ?? Number.POSITIVE_INFINITY) <= now;
  const { text, tone, title, value } = badgeOf(
    state.records,
    state.accepted,
    due,
    now,
    state.progress,
    state.unseen.map(state.recordOf),
  );
  return {
    text,
    colour: COLOURS[tone ?? "warn"],
    title: typeof value === "number" ? counted(title, value) : words(title, value),
    icon: iconOf(state),
  };
}
