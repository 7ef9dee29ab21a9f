/** Has a page show what was seen in it, to those who want that: the ring at once, the rest by show.js. */

/** @import { Tell } from "./live.js" */
/** @import { Here } from "./here.js" */
/** @import { Seen } from "./surface.js" */

import { ofDocument } from "./document.js";

/** @typedef {{ onList: boolean, inSettings: boolean }} Where whether a page is one of LinkedIn's lists of settings, and among its settings at all */

/** @type {Where} */
export const NOWHERE = { onList: false, inSettings: false };

/** The background may be starting or unable to reach the page: each thing is asked for this many times. */
const MOST_ASKS = 5;

/**
 * @param {Here} here
 * @param {Tell} tell
 * @param {(address: string) => string | undefined} settingAt gives the id of the setting at an address
 * @param {AbortSignal} signal
 */
export function createShow(here, tell, settingAt, signal) {
  /** @type {ReturnType<NonNullable<Here["createSurface"]>> | undefined} */
  let surface;
  let asking = false;
  let asks = 0;
  let refusals = 0;

  /** Nobody heard it, or it could not be done: a later look asks again. @param {boolean} on */
  async function highlight(on) {
    if (on === here.highlighted) return;
    here.highlighted = on;
    if ((await tell({ type: "highlight", on })) === true || here.highlighted !== on) return;
    refusals += 1;
    if (refusals < MOST_ASKS) here.highlighted = !on;
  }

  /** Once show.js is there it calls for a new look; if it did not come, a later look asks again. */
  async function ask() {
    // Nobody sees a hidden page, such as that of a run.
    if (asking || asks >= MOST_ASKS || ofDocument("visibilityState") !== "visible") return;
    asking = true;
    asks += 1;
    await tell({ type: "show" });
    asking = false;
  }

  /**
   * @param {Seen[]} seen the switches of this page
   * @param {Where} where
   * @param {boolean} allowed whether the person wants anything shown in pages
   * @returns {boolean} whether nothing more is expected to be drawn by the page
   */
  return function show(seen, { onList, inSettings }, allowed) {
    // Once there it stays among the settings: it marks its rows alone, and Firefox frees no sheet it removed.
    void highlight(allowed && (seen.length > 0 || (here.highlighted && inSettings)));
    const wanted = allowed && (seen.length > 0 || onList);
    if (wanted && !surface) surface = here.createSurface?.(tell, settingAt, here.startedAt, signal);
    if (wanted && !surface) void ask();
    return surface?.show(allowed ? seen : [], allowed && onList) ?? true;
  };
}
