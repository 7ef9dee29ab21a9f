// Chromium before 148 has no `browser`; the polyfill supplies it, and does nothing in later
// versions.
import "../vendor/browser-polyfill.min.js";

export const { browser } = globalThis;
