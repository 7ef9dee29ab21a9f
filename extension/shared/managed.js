/** Asks the browser for what an organisation has set by policy. */

/** @import { Policy } from "./policy.js" */

import { browser } from "./browser.js";
import { readPolicy } from "./policy.js";
import { settings } from "./rules.js";

/** @returns {Promise<Policy>} */
export async function managedPolicy() {
  // Firefox refuses the question where there is no policy.
  const raw = await browser.storage.managed.get().catch(() => undefined);
  const { policy, ignored } = readPolicy(raw, settings.map(({ id }) => id));
  for (const line of ignored) console.warn(`Untrain: policy: ${line}`);
  return policy;
}

/**
 * Call back when a policy came or changed. Chromium hands it over a moment after an installation.
 * @param {() => void} changed
 */
export function onPolicy(changed) {
  // Not in every browser that we run in.
  browser.storage.managed.onChanged?.addListener(changed);
}
