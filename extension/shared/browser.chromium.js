// Chromium before 148 has no `browser`; the polyfill supplies it, and steps aside after that.
import "../vendor/browser-polyfill.min.js";

export const { browser } = globalThis;
