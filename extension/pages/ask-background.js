/** Sends a request of an extension page to the background. */

/** @import { PageMessage } from "../shared/types.js" */

import { browser } from "../shared/browser.js";

/**
 * @param {PageMessage} message
 * @returns {Promise<boolean>} whether the background did it; false if storage refused it or nobody
 *   answered
 */
export async function askBackground(message) {
  return (await browser.runtime.sendMessage(message).catch(() => false)) === true;
}
