/** Tells which container of Firefox a page of ours speaks for. */

import { storeOf } from "./account.js";
import { browser } from "./browser.js";

/** The container of the tab the page is in; for the popup, of the tab it lies over. */
export async function storeHere() {
  const own = await browser.tabs.getCurrent();
  const [active] = own ? [own] : await browser.tabs.query({ active: true, currentWindow: true });
  return storeOf(active);
}
