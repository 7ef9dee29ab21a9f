/** Tells the background what a person's own visit to a settings page showed. */

/** @import { Reading, Setting } from "../shared/types.js" */
/** @import { Look } from "./look.js" */
/** @import { Tell } from "./live.js" */
/**
 * @typedef {object} State what is known of one switch in this document
 * @property {Reading | ""} shown the last of on, off and locked that it read
 * @property {Reading | ""} told what the background has kept of it
 * @property {boolean} sawOn
 * @property {boolean} lasted whether it has read anything for long: what comes after that is a change
 * @property {number} since when the page began to load, or the switch last changed to on, in ms since 1970
 * @property {boolean} waiting
 * @property {boolean} telling
 * @property {number} refusals how many times in a row the background did not keep it
 */

/** After how long (ms) what was not kept is told again by itself; a change in storage may be sooner. */
const RETRIES = [2_000, 10_000, 60_000];

/**
 * A switch that reads on is told at once, and again each time it has changed to on. One that reads off
 * or locked is told once that has lasted; off only in a page that never showed it on, for what was
 * clicked here is not known to be kept. It is told only when the background says that it is kept.
 * @param {Tell} tell
 * @param {number} startedAt when this document began to load, in ms since 1970
 * @param {(ms: number, ring: () => void) => unknown} later sets a timer
 */
export function createReporter(tell, startedAt, later) {
  /** @type {Map<string, State>} */
  const known = new Map();

  /** @param {string} setting @returns {State} */
  function stateOf(setting) {
    const none = { sawOn: false, lasted: false, since: startedAt, waiting: false, telling: false, refusals: 0 };
    const state = known.get(setting) ?? { shown: /** @type {const} */ (""), told: /** @type {const} */ (""), ...none };
    known.set(setting, state);
    return state;
  }

  /**
   * @param {Setting} setting
   * @param {Look} look
   * @param {() => Promise<Look>} lasting resolves with a look that has lasted
   */
  function report({ id: setting }, { reading }, lasting) {
    const state = stateOf(setting);
    if (reading !== "on" && reading !== "off" && reading !== "locked") return;
    note(state, reading);
    if (reading === state.told || state.refusals > 0) return;
    if (reading === "on") return void say(setting, state, reading);
    const tellable = reading === "locked" || !state.sawOn;
    if (tellable && !state.waiting) void sayLasting(setting, state, reading, lasting);
  }

  /** @param {string} setting @param {State} state @param {Reading} reading */
  async function say(setting, state, reading) {
    if (state.telling) return;
    state.telling = true;
    const { since } = state;
    const kept = await tell({ type: "reading", setting, reading, since, startedAt });
    state.telling = false;
    if (kept !== true) return refusedOnce(state);
    state.refusals = 0;
    if (state.shown === reading && state.since === since) state.told = reading;
    // It changed, and changed back, while the background was told.
    else if (state.shown === "on") await say(setting, state, "on");
  }

  /** @param {string} setting @param {State} state @param {Reading} reading @param {() => Promise<Look>} lasting */
  async function sayLasting(setting, state, reading, lasting) {
    state.waiting = true;
    const later = await lasting().catch(() => null);
    state.waiting = false;
    if (later?.reading !== reading || (reading === "off" && state.sawOn)) return;
    state.lasted = true;
    await say(setting, state, reading);
  }

  /** @param {State} state */
  function refusedOnce(state) {
    const wait = RETRIES[state.refusals];
    state.refusals += 1;
    if (wait) later(wait, again);
  }

  /** Tell again what is on, and what was not kept: a run has ended, or the background is back. */
  function again() {
    for (const [setting, state] of known) {
      if (state.shown === "on") void say(setting, state, "on");
      else state.refusals = 0;
    }
  }

  return { report, again };
}

/** @param {State} state @param {Reading} reading */
function note(state, reading) {
  if (reading === state.shown) return;
  const turnedOn = reading === "on" && state.lasted;
  if (turnedOn) Object.assign(state, { since: Date.now(), refusals: 0 });
  if (reading === "on") Object.assign(state, { sawOn: true, lasted: true });
  // Should it be turned on again, that is news.
  if (state.told !== reading) state.told = "";
  state.shown = reading;
}
