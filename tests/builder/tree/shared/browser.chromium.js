import "../vendor/browser-polyfill.min.js";

export const { browser } = globalThis;
