/** Tells where a person goes next after a run that did not succeed. Pure. */

/** @import { Outcome, SettingRecord } from "../shared/types.js" */

/**
 * Endings after which only the person can go on, on LinkedIn's own page.
 *
 * @type {(Outcome | "")[]}
 */
const ON_THE_PAGE = ["needs-you", "not-recognised", "locked", "reverted", "signed-out", "blocked"];

/**
 * The link below the button, besides trying again; null where trying again is all there is to do.
 *
 * @param {Pick<SettingRecord, "outcome">} record
 * @param {string} page the setting's address
 * @returns {{ key: string, href: string } | null}
 */
export function nextStep({ outcome }, page) {
  if (outcome === "not-offered")
    return { key: "rightsTitle", href: "../pages/rights.html#objection-form" };
  return ON_THE_PAGE.includes(outcome) ? { key: "openSetting", href: page } : null;
}
