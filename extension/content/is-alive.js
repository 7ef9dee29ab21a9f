/** Whether the extension that this script belongs to is still the one installed. */

import { browser } from "../shared/browser.js";

export function isAlive() {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}
