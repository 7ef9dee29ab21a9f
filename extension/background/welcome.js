/** Opens the welcome page after an installation, unless an organisation leaves it out by policy. */

import { browser } from "../shared/browser.js";
import { managedPolicy, onPolicyChange } from "../shared/managed-policy.js";
import { withinLimit } from "../shared/within-limit.js";

/** Chromium supplies a policy within this time (ms) after an installation. */
const POLICY_WITHIN = 2_000;

export async function openWelcome() {
  if (await isWanted())
    await browser.tabs.create({ url: browser.runtime.getURL("pages/welcome.html") });
}

/** Return whether the page is wanted. Only where an administrator installed Untrain is it late. */
async function isWanted() {
  const changed = new Promise((resolve) => onPolicyChange(() => resolve(null)));
  if (!(await managedPolicy()).welcomeTab) return false;
  if (!(await isInstalledByPolicy())) return true;
  await withinLimit(changed, POLICY_WITHIN, null);
  return (await managedPolicy()).welcomeTab;
}

/** `getSelf` needs no permission. */
async function isInstalledByPolicy() {
  try {
    return (await browser.management.getSelf()).installType === "admin";
  } catch {
    // A browser without this API has no policies either.
    return false;
  }
}
