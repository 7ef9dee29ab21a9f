/** Tells whether this script still belongs to the installed version of the extension. */

import { browser } from "../shared/browser.js";

export function isAlive() {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}
