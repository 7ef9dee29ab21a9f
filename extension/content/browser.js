/** What a content script needs of `browser` works natively in both, so no polyfill runs in LinkedIn. */

/** @type {import("webextension-polyfill").Browser} */
export const browser = globalThis.browser ?? globalThis.chrome;

/** Whether the extension that this script belongs to is still the one installed. */
export function isAlive() {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}
