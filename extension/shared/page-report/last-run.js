/** What a page report has to do with the last run of a setting: whether it helps, and its requests. */

/** The outcomes after which a page report helps. */
const HELPED = ["not-recognised", "needs-you", "not-confirmed", "not-offered"];

/** @param {string} outcome */
export const mayNeedReport = (outcome) => HELPED.includes(outcome);

/**
 * The key of a setting's requests in storage.session.
 *
 * @param {string} setting
 * @returns {`requests:${string}`}
 */
export const requestsKey = (setting) => `requests:${setting}`;
