import type { Browser } from "webextension-polyfill";

declare global {
  // Firefox has `browser`, and Chromium from version 148; earlier ones have the polyfill or
  // `chrome`.
  var browser: Browser;
  var chrome: Browser | undefined;
}
