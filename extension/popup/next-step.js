/** Chooses the link for a person whose run did not succeed. Pure. */

/** @import { Outcome, SettingRecord } from "../shared/types.js" */

/**
 * Outcomes after which only the person can continue, on LinkedIn's page.
 *
 * @type {(Outcome | "")[]}
 */
const ON_THE_PAGE = ["needs-you", "not-recognised", "locked", "reverted", "signed-out", "blocked"];

/**
 * Return the link below the button; null if the only thing to do is to try again.
 *
 * @param {Pick<SettingRecord, "outcome" | "reason">} record
 * @param {string} page the setting's address
 * @returns {{ key: string, href: string } | null}
 */
export function nextStep({ outcome, reason }, page) {
  if (outcome === "not-offered")
    return { key: "rightsTitle", href: "../pages/rights.html#objection-form" };
  return ON_THE_PAGE.includes(outcome) || reason === "kept-out"
    ? { key: "openSetting", href: page }
    : null;
}
