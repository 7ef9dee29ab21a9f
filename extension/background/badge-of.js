/** Decides what the toolbar button says. Pure. */

/** @import { Progress, ShownRecord } from "../shared/types.js" */

import { formOf } from "../shared/language.js";
import { countOn } from "../shared/records.js";
import { hasSeveral, turnOf } from "../shared/turn.js";
import { when } from "../shared/when.js";

/**
 * @param {ShownRecord[]} records of the AI-training settings
 * @param {boolean} accepted
 * @param {boolean} due whether a check is due
 * @param {number} now
 * @param {string} language
 * @param {Pick<Progress, "settings" | "turn"> | undefined} progress of the run under way
 * @returns {{ text: string, title: string, value: string | string[] }} the badge, and a message key with its values
 */
export function badgeOf(records, accepted, due, now, language, progress) {
  if (!accepted) return { text: "", title: "badgeNotice", value: "" };
  if (progress && hasSeveral(progress)) {
    const turn = turnOf(progress);
    return { text: turn.join("/"), title: "badgeSweep", value: turn };
  }
  const on = countOn(records);
  const again = records.find(({ reading, onAgainSince }) => reading === "on" && onAgainSince)?.onAgainSince;
  if (again) return { text: String(on), title: "badgeOnAgain", value: when(again, now, language) };
  if (on > 0) return { text: String(on), title: formOf("badgeOn", on, language), value: String(on) };
  if (records.some(({ lapsed }) => lapsed === "off")) return { text: "?", title: "badgeSignedIn", value: "" };
  return due ? { text: "?", title: "badgeDue", value: "" } : { text: "", title: "extName", value: "" };
}
