/**
 * Has a page show what was seen in it, to those who want that: the ring at once, the rest by
 * show.js.
 */

/** @import { Send } from "./session.js" */
/** @import { SharedState } from "./shared-state.js" */
/** @import { Observed } from "./ui/view.js" */

import { ofDocument } from "./document-state.js";

/**
 * @typedef {{ onList: boolean, inSettings: boolean }} Where whether a page is one of LinkedIn's
 *   lists of settings, and among its settings at all
 */

/** @type {Where} */
export const NOWHERE = { onList: false, inSettings: false };

/**
 * The background may be starting or unable to reach the page: each thing is asked for this many
 * times.
 */
const MOST_ASKS = 5;

/**
 * @param {SharedState} sharedState
 * @param {Send} send
 * @param {(address: string) => string | undefined} settingAt gives the id of the setting at an
 *   address
 * @param {AbortSignal} signal
 */
export function createUiRequester(sharedState, send, settingAt, signal) {
  /** @type {ReturnType<NonNullable<SharedState["createView"]>> | undefined} */
  let view;
  let asking = false;
  let asks = 0;
  let refusals = 0;

  /**
   * Nobody heard it, or it could not be done: a later look asks again.
   *
   * @param {boolean} on
   */
  async function highlight(on) {
    if (on === sharedState.highlighted) return;
    sharedState.highlighted = on;
    if ((await send({ type: "highlight", on })) === true || sharedState.highlighted !== on) return;
    refusals += 1;
    if (refusals < MOST_ASKS) sharedState.highlighted = !on;
  }

  /** Once show.js is there it calls for a new look; if it did not come, a later look asks again. */
  async function ask() {
    // Nobody sees a hidden page, such as that of a run.
    if (asking || asks >= MOST_ASKS || ofDocument("visibilityState") !== "visible") return;
    asking = true;
    asks += 1;
    await send({ type: "show" });
    asking = false;
  }

  /**
   * @param {Observed[]} seen the switches of this page
   * @param {Where} where
   * @param {boolean} allowed whether the person wants anything shown in pages
   * @returns {boolean} whether nothing more is expected to be drawn by the page
   */
  return function show(seen, { onList, inSettings }, allowed) {
    // Once there it stays among the settings: it marks its rows alone, and Firefox frees no sheet
    // it removed.
    void highlight(allowed && (seen.length > 0 || (sharedState.highlighted && inSettings)));
    const wanted = allowed && (seen.length > 0 || onList);
    if (wanted && !view)
      view = sharedState.createView?.(send, settingAt, sharedState.startedAt, signal);
    if (wanted && !view) void ask();
    return view?.show(allowed ? seen : [], allowed && onList) ?? true;
  };
}
