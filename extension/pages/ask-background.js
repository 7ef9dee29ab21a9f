/** Has the background do something for one of our own pages. */

/** @import { PageMessage } from "../shared/types.js" */

import { browser } from "../shared/browser.js";

/**
 * @param {PageMessage} message
 * @returns {Promise<boolean>} whether it was done; what storage refused, or nobody heard, was not
 */
export async function askBackground(message) {
  return (await browser.runtime.sendMessage(message).catch(() => false)) === true;
}
