/** Reads the policy that an organisation has set in the browser. */

/** @import { Policy } from "./policy.js" */

import { browser } from "./browser.js";
import { readPolicy } from "./policy.js";
import { settings } from "./rules.js";

/**
 * The warnings that have been logged. The policy is read often.
 *
 * @type {Set<string>}
 */
const warned = new Set();

/** @returns {Promise<Policy>} */
export async function managedPolicy() {
  // Firefox rejects if there is no policy.
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
  if (!warned.has(line)) console.warn(`Untrain: policy: ${line}`);
  warned.add(line);
}

/**
 * Call back when a policy was set or changed. Chromium supplies it a moment after an installation.
 *
 * @param {() => void} onChange
 */
export function onPolicyChange(onChange) {
  // Not every supported browser has this event.
  browser.storage.managed.onChanged?.addListener(onChange);
}
