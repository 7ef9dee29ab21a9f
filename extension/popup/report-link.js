/** Offers a page report where a run met a page that it could not handle. */

import { mayNeedReport } from "../shared/page-report/last-run.js";

/**
 * @param {Element | null} element a link to the page report
 * @param {string} setting
 * @param {string} outcome of the setting; "" if nothing may be offered
 */
export function drawReportLink(element, setting, outcome) {
  const link = /** @type {HTMLAnchorElement} */ (element);
  link.hidden = !mayNeedReport(outcome);
  link.href = `../pages/report.html?setting=${setting}`;
}
