/**
 * Tells whether this script still belongs to the installed version of the extension. After an
 * update its calls fail with "Extension context invalidated".
 */

import { browser } from "../shared/browser.js";

export function isAlive() {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}
