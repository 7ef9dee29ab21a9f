import type { Browser } from "webextension-polyfill";

declare global {
  // Firefox has `browser`, Chromium from 148; before that the polyfill or `chrome` stands in.
  var browser: Browser;
  var chrome: Browser | undefined;
}
