/** What a content script needs of `browser` works natively in both, so no polyfill runs in LinkedIn. */

/** @type {import("webextension-polyfill").Browser} */
export const browser = globalThis.browser ?? globalThis.chrome;
