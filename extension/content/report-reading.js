/** Tells the background what a person's own visit to a settings page showed. */

/** @import { Reading, Setting } from "../shared/types.js" */
/** @import { Observation } from "./observe-setting.js" */
/** @import { Send } from "./session.js" */
/**
 * @typedef {object} SwitchState what is known of one switch in this document
 * @property {Reading | ""} shown the last of on, off and locked that it read
 * @property {Reading | ""} told what the background has kept of it
 * @property {boolean} sawOn
 * @property {boolean} lasted whether it has read anything for long: what comes after that is a change
 * @property {number} since when the page began to load, or the switch last changed to on, in ms since 1970
 * @property {boolean} waiting
 * @property {boolean} busy whether it is being told
 * @property {number} refusals how many times in a row the background did not keep it
 */

/**
 * After how long (ms) what was not kept is told again by itself, this many times; a run's end may
 * be sooner.
 */
const RETRY = 4_000;
const RETRIES = 3;

/**
 * Report a reading once it has lasted, because some pages are first drawn with what they remember.
 * After that, report each change to on at once: the person has turned it on. Never report off in a
 * page that has shown the switch on: nobody knows whether LinkedIn kept a click made there. A
 * reading counts as reported only when the background says that it is stored.
 *
 * @param {Send} send
 * @param {number} startedAt when this document began to load, in ms since 1970
 * @param {(ms: number, ring: () => void) => unknown} later sets a timer
 */
export function createReporter(send, startedAt, later) {
  /** @type {Map<string, SwitchState>} */
  const known = new Map();

  /**
   * @param {Setting} setting
   * @param {Observation} observation
   * @param {() => Promise<Observation>} lasting resolves with an observation that has lasted
   */
  function report({ id: setting }, { reading }, lasting) {
    /** @type {SwitchState} */
    const state = known.get(setting) ?? {
      shown: "",
      told: "",
      sawOn: false,
      lasted: false,
      since: startedAt,
      waiting: false,
      busy: false,
      refusals: 0,
    };
    known.set(setting, state);
    if (reading === "unknown" || reading === "missing") return;
    note(state, reading);
    if (reading === state.told || state.refusals || (reading === "off" && state.sawOn)) return;
    void (reading === "on" && state.lasted
      ? reportNow(setting, state)
      : reportLasting(setting, state, lasting));
  }

  /**
   * Tell what is shown.
   *
   * @param {string} setting
   * @param {SwitchState} state
   */
  async function reportNow(setting, state) {
    if (state.busy) return;
    state.busy = true;
    const { since, shown } = state;
    const message = {
      type: /** @type {const} */ ("reading"),
      setting,
      reading: /** @type {Reading} */ (shown),
      since,
      startedAt,
    };
    const kept = await send(message);
    state.busy = false;
    if (kept !== true) {
      state.refusals += 1;
      if (state.refusals <= RETRIES) later(RETRY, again);
      return;
    }
    state.refusals = 0;
    if (state.shown === shown && state.since === since) state.told = shown;
    // It changed, and changed back, while the background was told.
    else if (state.shown === "on") await reportNow(setting, state);
  }

  /**
   * @param {string} setting
   * @param {SwitchState} state
   * @param {() => Promise<Observation>} lasting
   */
  async function reportLasting(setting, state, lasting) {
    if (state.waiting) return;
    state.waiting = true;
    const observation = await lasting().catch(() => null);
    state.waiting = false;
    if (!observation || observation.reading !== state.shown) return;
    state.lasted = true;
    if (state.shown !== "off" || !state.sawOn) await reportNow(setting, state);
  }

  /** Tell again what is on, and what was not kept: a run has ended, or the background is back. */
  function again() {
    for (const [setting, state] of known) {
      if (state.shown === "on" && state.lasted) void reportNow(setting, state);
      else state.refusals = 0;
    }
  }

  return { report, again };
}

/**
 * @param {SwitchState} state
 * @param {Reading} reading
 */
function note(state, reading) {
  if (reading === state.shown) return;
  if (reading === "on") {
    if (state.lasted) {
      state.since = Date.now();
      state.refusals = 0;
    }
    state.sawOn = true;
  }
  // Should it be turned on again, that is news.
  state.told = "";
  state.shown = reading;
}
