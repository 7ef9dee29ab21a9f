// Notes the events by which a switch may be changed, and whether a person caused them, for tests.

import { listen } from "./dom.js";

const TYPES = ["pointerdown", "mousedown", "pointerup", "click", "input", "change", "keydown"];

/** @param {AbortSignal} signal */
export function recordEvents(signal) {
  const note = (/** @type {Event} */ { type, isTrusted }) => {
    const noted = JSON.parse(sessionStorage.getItem("events") ?? "[]");
    sessionStorage.setItem("events", JSON.stringify([...noted, [type, isTrusted]]));
  };
  for (const type of TYPES)
    listen(window, /** @type {any} */ (type), note, { capture: true, signal });
}
