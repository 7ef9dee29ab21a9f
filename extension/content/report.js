/** Tells the background what a person's own visit to a settings page showed. */

/** @import { Reading, Setting } from "../shared/types.js" */
/** @import { Look } from "./look.js" */

/**
 * A switch that reads on is told at once. One that reads off or locked is told once that has lasted;
 * off only in a page that never showed it on, for what was clicked here is not known to be kept.
 * @param {(message: { type: "reading", setting: string, reading: Reading }) => Promise<void>} tell
 */
export function createReporter(tell) {
  /** @type {Map<string, { told: Reading | "", sawOn: boolean, waiting: boolean }>} */
  const known = new Map();

  /**
   * @param {Setting} setting
   * @param {Look} look
   * @param {() => Promise<Look>} lasting resolves with a look that has lasted
   */
  return function report({ id: setting }, { reading }, lasting) {
    const state = known.get(setting) ?? { told: "", sawOn: false, waiting: false };
    known.set(setting, state);
    if (reading === "on") state.sawOn = true;
    if (reading === state.told) return;
    if (reading === "on") return say(reading);
    const tellable = reading === "locked" || (reading === "off" && !state.sawOn);
    if (tellable && !state.waiting) void sayLasting(reading);

    function say(/** @type {Reading} */ seen) {
      state.told = seen;
      void tell({ type: "reading", setting, reading: seen });
    }

    async function sayLasting(/** @type {Reading} */ seen) {
      state.waiting = true;
      const later = await lasting().catch(() => null);
      state.waiting = false;
      if (later?.reading === seen && !(seen === "off" && state.sawOn)) say(seen);
    }
  };
}
