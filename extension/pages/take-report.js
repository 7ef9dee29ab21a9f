/**
 * Takes a page report from a LinkedIn tab that is open. The script comes into the page only now, and
 * what it returns goes to this page alone.
 */

/** @import { Taken } from "../shared/page-report/report-file.js" */
/** @import { Setting } from "../shared/types.js" */
/**
 * @typedef {Taken | "no-tab" | "no-access" | "unreachable"} Attempt "unreachable": the browser does
 *   not let Untrain into the page, or the page is asleep or busy
 */

import { browser } from "../shared/browser.js";
import { site } from "../shared/rules.js";
import { withinLimit } from "../shared/within-limit.js";
import { chooseReported } from "./choose-reported.js";

/** In ms. A page that is asleep never answers. A busy one answers late. */
const LIMIT = 5_000;

/**
 * @param {Setting} setting
 * @param {(taken: Taken) => unknown} onLateAnswer called if a page that was unreachable answers
 *   after all
 * @returns {Promise<Attempt>}
 */
export async function takeReport(setting, onLateAnswer) {
  const origins = [`${site.origin}/*`];
  if (!(await browser.permissions.contains({ origins }))) return "no-access";
  const tab = chooseReported(await browser.tabs.query({ url: origins }), setting, site);
  if (tab?.id === undefined) return "no-tab";
  const taking = inject(tab.id, setting.id).catch(() => undefined);
  const taken = await withinLimit(taking, LIMIT, /** @type {const} */ ("late"));
  if (taken !== "late") return taken ?? "unreachable";
  void taking.then((late) => late && onLateAnswer(late));
  return "unreachable";
}

/**
 * @param {number} tabId
 * @param {string} setting
 * @returns {Promise<Taken | undefined>}
 */
async function inject(tabId, setting) {
  const target = { tabId };
  // Firefox takes a path without a slash as one beside this page.
  const files = ["/content/report.js"];
  await browser.scripting.executeScript({ target, files, injectImmediately: true });
  const [taken] = await browser.scripting.executeScript({
    target,
    func: (/** @type {string} */ id) => /** @type {any} */ (globalThis).takeReport?.(id),
    args: [setting],
    injectImmediately: true,
  });
  return /** @type {Taken | undefined} */ (taken?.result);
}
