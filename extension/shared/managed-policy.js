/** Asks the browser for what an organisation has set by policy. */

/** @import { Policy } from "./policy.js" */

import { browser } from "./browser.js";
import { readPolicy } from "./policy.js";
import { settings } from "./rules.js";

/**
 * What was said of a policy already: it is read often.
 *
 * @type {Set<string>}
 */
const said = new Set();

/** @returns {Promise<Policy>} */
export async function managedPolicy() {
  // Firefox refuses the question where there is no policy.
  const raw = await browser.storage.managed.get().catch(() => undefined);
  const { policy, ignored } = readPolicy(
    raw,
    settings.map(({ id }) => id),
  );
  for (const line of ignored) warnOnce(line);
  return policy;
}

/** @param {string} line */
function warnOnce(line) {
  if (!said.has(line)) console.warn(`Untrain: policy: ${line}`);
  said.add(line);
}

/**
 * Call back when a policy came or changed. Chromium hands it over a moment after an installation.
 *
 * @param {() => void} changed
 */
export function onPolicyChange(changed) {
  // Not in every browser that we run in.
  browser.storage.managed.onChanged?.addListener(changed);
}
