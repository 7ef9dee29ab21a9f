/** Sends a request of an extension page to the background. */

/** @import { PageMessage } from "./types.js" */

import { browser } from "./browser.js";
import { withinLimit } from "./within-limit.js";

/** How long (ms) a person waits for an answer: then the page says that there is none. */
export const ANSWER_WITHIN = 2_000;

/** The time (ms) between two tries. */
const RETRY_AFTER = 100;

/**
 * Ask until the background answers: a message that meets a background which is just stopping is
 * lost. Every request may be repeated. While a run is under way, a second start changes nothing.
 *
 * @param {PageMessage} message
 * @param {number} [limit] in ms
 * @returns {Promise<boolean>} whether the background did it; false if it refused or failed, or if
 *   nobody answered in time
 */
export async function askBackground(message, limit = ANSWER_WITHIN) {
  const deadline = performance.now() + limit;
  for (;;) {
    const answer = await withinLimit(send(message), deadline - performance.now(), false);
    if (typeof answer === "boolean") return answer;
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    if (performance.now() >= deadline) return false;
  }
}

/**
 * @param {PageMessage} message
 * @returns {Promise<unknown>} undefined without an answer
 */
async function send(message) {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
