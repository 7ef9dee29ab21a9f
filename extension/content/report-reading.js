/** Reports to the background the readings of a person's own visit to a settings page. */

/** @import { Reading, Setting } from "../shared/types.js" */
/** @import { Observation } from "./observe-setting.js" */
/** @import { Send } from "./session.js" */
/**
 * @typedef {object} SwitchState the state of one switch in this document
 * @property {Reading | ""} shown the last reading that was on, off or locked
 * @property {Reading | ""} reported the last reading that the background has stored
 * @property {boolean} [sawOn]
 * @property {boolean} [settled] whether a reading has been stable: a later one is a change
 * @property {number} since when the document began to load, or the switch last changed to on, in ms
 *   since 1970
 * @property {boolean} [waiting]
 * @property {boolean} [sending] whether a report is being sent
 * @property {number} refusals how many times in a row the background did not store it
 */

/**
 * A report that was not stored is sent again after this time (ms), this many times. The end of a
 * run may cause an earlier one.
 */
const RETRY_TIME = 4_000;
const MOST_RETRIES = 3;

/**
 * Create the reporter of this document. It reports a reading once it is stable, because some pages
 * first draw what they remember. From then on it reports each change to on at once: the person has
 * turned the switch on. It never reports off if the document has shown the switch on, because a
 * click in this page may not have been saved. A report counts only when the background says that it
 * stored it.
 *
 * @param {Send} send
 * @param {number} startedAt when this document began to load, in ms since 1970
 * @param {(ms: number, callback: () => void) => unknown} setTimer sets a timer
 */
export function createReporter(send, startedAt, setTimer) {
  /** @type {Map<string, SwitchState>} */
  const states = new Map();

  /**
   * @param {Setting} setting
   * @param {Observation} observation
   * @param {() => Promise<Observation>} waitForStable resolves with a stable observation
   */
  function report({ id: setting }, { reading }, waitForStable) {
    /** @type {SwitchState} */
    const state = states.get(setting) ?? { shown: "", reported: "", since: startedAt, refusals: 0 };
    states.set(setting, state);
    if (reading === "unknown") return;
    updateState(state, reading);
    if (reading === state.reported || state.refusals || (reading === "off" && state.sawOn)) return;
    void (reading === "on" && state.settled
      ? reportNow(setting, state)
      : reportWhenStable(setting, state, waitForStable));
  }

  /**
   * Report the current reading.
   *
   * @param {string} setting
   * @param {SwitchState} state
   */
  async function reportNow(setting, state) {
    if (state.sending) return;
    state.sending = true;
    const { since, shown } = state;
    const message = {
      type: /** @type {const} */ ("reading"),
      setting,
      reading: /** @type {Reading} */ (shown),
      since,
      startedAt,
    };
    const isStored = await send(message);
    state.sending = false;
    if (isStored !== true) {
      state.refusals += 1;
      if (state.refusals <= MOST_RETRIES) setTimer(RETRY_TIME, reportAgain);
      return;
    }
    state.refusals = 0;
    if (state.shown === shown && state.since === since) state.reported = shown;
    // The switch changed and changed back while the report was being sent.
    else if (state.shown === "on") await reportNow(setting, state);
  }

  /**
   * @param {string} setting
   * @param {SwitchState} state
   * @param {() => Promise<Observation>} waitForStable
   */
  async function reportWhenStable(setting, state, waitForStable) {
    if (state.waiting) return;
    state.waiting = true;
    const observation = await waitForStable().catch(() => null);
    state.waiting = false;
    if (!observation || observation.reading !== state.shown) return;
    state.settled = true;
    if (state.shown !== "off" || !state.sawOn) await reportNow(setting, state);
  }

  /**
   * Report every switch that is on again, and let refused reports be sent again: a run has ended,
   * or the background is back.
   */
  function reportAgain() {
    for (const [setting, state] of states) {
      if (state.shown === "on" && state.settled) void reportNow(setting, state);
      else state.refusals = 0;
    }
  }

  return { report, reportAgain };
}

/**
 * @param {SwitchState} state
 * @param {Reading} reading
 */
function updateState(state, reading) {
  if (reading === state.shown) return;
  if (reading === "on") {
    if (state.settled) {
      state.since = Date.now();
      state.refusals = 0;
    }
    state.sawOn = true;
  }
  // If the switch is turned on again, that must be reported.
  state.reported = "";
  state.shown = reading;
}
