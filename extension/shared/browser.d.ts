// The builder copies browser.chromium.js or browser.firefox.js as browser.js.
import type { Browser } from "webextension-polyfill";

export const browser: Browser;
