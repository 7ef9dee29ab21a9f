/** Puts a page report together. Pure. docs/page-report.md explains its fields. */

/** @import { LoggedRequest, PageKind, Reading, SettingRecord } from "../types.js" */
/** @import { Cleaner } from "./cleaner.js" */
/**
 * @typedef {object} PageReading what Untrain has read, in the page or during the last run
 * @property {"report" | "run"} phase
 * @property {Reading} value
 * @property {string} [sign] how the switch was found
 * @property {number} [switches] how many are offered
 * @property {boolean} [drawn]
 * @property {boolean} [inFrame]
 * @property {PageKind} [page]
 * @property {string} [proof]
 * @property {string} [reason]
 */
/**
 * @typedef {object} Taken what content/report.js returns
 * @property {string} language
 * @property {string} address
 * @property {{ path: string, html: string[] }[]} frames
 * @property {PageReading} [reading]
 * @property {string} shape the start tag of the switch, "" if it was not found
 */
/**
 * @typedef {object} Around what Untrain knows besides the page
 * @property {string} product the version of Untrain
 * @property {string} browser such as "firefox 153.0.1"
 * @property {string} setting
 * @property {SettingRecord} record of the setting
 * @property {LoggedRequest[]} requests of the last run
 * @property {Record<string, string>} answers of the ten-minute check
 */

import { cleanMethod } from "./cleaner.js";

export const FORMAT = "untrain-page-report";
export const VERSION = 1;

/**
 * @param {Taken} taken
 * @param {Around} around
 * @param {Cleaner} cleaner
 */
export function reportFile(taken, around, cleaner) {
  const { language, address, frames } = taken;
  const { product, setting, record, requests, answers } = around;
  return {
    format: FORMAT,
    version: VERSION,
    product,
    browser: majorVersion(around.browser),
    language,
    setting,
    outcome: record.outcome || null,
    address,
    frames,
    readings: [taken.reading, ofRun(record)].filter((each) => each !== undefined),
    requests: requests.map((each) => cleanRequest(each, cleaner)),
    answers,
  };
}

/**
 * @param {LoggedRequest} request
 * @param {Cleaner} cleaner
 */
const cleanRequest = ({ method, path, status }, cleaner) => ({
  method: cleanMethod(method),
  path: cleaner.path(path),
  status,
});

/**
 * @param {SettingRecord} record
 * @returns {PageReading | undefined}
 */
function ofRun({ reading, outcome, proof, reason }) {
  if (!outcome) return undefined;
  return { phase: "run", value: reading, proof, ...(reason && { reason }) };
}

/**
 * Return a browser's name and main version, such as "Firefox 153".
 *
 * @param {string} browser such as "firefox 153.0.1"
 */
function majorVersion(browser) {
  const [, name = "", version = ""] = /^([a-z]+)(?:.* (\d+))?/i.exec(browser) ?? [];
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${version}`.trim();
}

/**
 * @param {string} day such as 2026-12-01
 * @param {string} setting
 */
export const reportName = (day, setting) => `${FORMAT}-${day}-${setting}.json`;
