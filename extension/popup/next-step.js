/** Chooses the step that helps a person whose run did not succeed. Pure. */

/** @import { Outcome, Progress, SettingRecord } from "../shared/types.js" */
/**
 * @typedef {object} NextStep
 * @property {string} key message key of the step
 * @property {string} href
 * @property {boolean} isPrimary whether it helps more than to try again
 * @property {boolean} onPage whether it leads to the setting, in the tab that shows it already
 */

const OBJECTION = "../pages/rights.html#objection-form";

/**
 * The step on LinkedIn's page after each outcome that needs one, as a message key.
 *
 * @type {Partial<Record<Outcome | "", string>>}
 */
const ON_THE_PAGE = {
  "needs-you": "openSetting",
  "not-recognised": "openSetting",
  locked: "openSetting",
  reverted: "openSetting",
  "signed-out": "actionSignIn",
  blocked: "actionSecurityCheck",
};

/** @type {Set<SettingRecord["reason"]>} */
const TO_TRY_AGAIN = new Set(["too-many", "by-hand", "skipped"]);

/**
 * Return the step that helps, during a run or after it; null if there is none.
 *
 * @param {Pick<Progress, "step"> | undefined} progress
 * @param {Pick<SettingRecord, "outcome" | "reason">} record
 * @param {string} page the setting's address
 */
export function stepThatHelps(progress, record, page) {
  if (!progress) return nextStep(record, page);
  return progress.step === "person" ? switchStep(page) : null;
}

/**
 * Return the step; null if the only thing to do is to try again.
 *
 * @param {Pick<SettingRecord, "outcome" | "reason">} record
 * @param {string} page the setting's address
 * @returns {NextStep | null}
 */
function nextStep({ outcome, reason }, page) {
  if (outcome === "not-offered")
    return { key: "actionObject", href: OBJECTION, isPrimary: true, onPage: false };
  const isOpenToPeople = reason === "kept-out" || (outcome === "blocked" && reason);
  const key = isOpenToPeople ? "openSetting" : ON_THE_PAGE[outcome];
  // After too many requests, and after a change that LinkedIn took back, only time helps. Who clicks
  // by hand does so better in a run, which then checks it.
  const isPrimary = !TO_TRY_AGAIN.has(reason) && outcome !== "reverted";
  return key ? { key, href: page, isPrimary, onPage: true } : null;
}

/**
 * Return the step during a run that waits for the person's own click.
 *
 * @param {string} page the setting's address
 * @returns {NextStep}
 */
const switchStep = (page) => ({
  key: "actionShowSwitch",
  href: page,
  isPrimary: true,
  onPage: true,
});
