/**
 * The WebExtensions API by its one name, `browser`. Chromium before 148 calls it `chrome`, without
 * some of what `browser` can do: the background and our own pages get browser.chromium.js in place
 * of this file there. Content scripts use this one in every browser: what they need works natively,
 * so no polyfill runs in LinkedIn's pages.
 */

/** @import { Browser } from "webextension-polyfill" */

/** @type {Browser} */
export const browser = globalThis.browser ?? globalThis.chrome;
