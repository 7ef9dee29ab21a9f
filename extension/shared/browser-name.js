/** Names the browser. */

import { browser } from "./browser.js";

/** Return a name such as "chromium 156". */
export async function browserName() {
  if ("getBrowserInfo" in browser.runtime) {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return `${name} ${version}`.toLowerCase();
  }
  const [, version = ""] = /Chrome\/(\d+)/.exec(navigator.userAgent) ?? [];
  return `chromium ${version}`.trim();
}
