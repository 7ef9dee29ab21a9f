/**
 * The WebExtensions API under one name, `browser`. Chromium before 148 calls it `chrome` and lacks
 * some features of `browser`, so there the background and the extension's pages get
 * browser.chromium.js instead of this file. Content scripts use this file in every browser: the
 * features they need are native, so no polyfill runs in LinkedIn's pages.
 */

/** @import { Browser } from "webextension-polyfill" */

/** @type {Browser} */
export const browser = globalThis.browser ?? globalThis.chrome;
