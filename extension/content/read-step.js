/** Reads the switch for a run. This never clicks. */

/** @import { Command, ReadAnswer } from "../shared/types.js" */
/** @import { StepContext } from "./command-steps.js" */
/** @import { FullObservation } from "./absent-switch.js" */

import { site } from "../shared/rules.js";
import { deferredScriptsRan, isLoading, navigation, ofDocument } from "./document-state.js";
import { pageKind } from "./page-kind.js";
import { pageTimeout, reliableTimeout } from "./timers.js";
import { isSameInPage, timerUntil, waitUntilStable } from "./wait-until-stable.js";

/**
 * How long (ms) a page may take to draw its switch. Before that, an absent switch is not reported
 * as `missing`.
 */
const DRAW_TIME = 20_000;

/**
 * How long (ms) a complete page in a hidden tab may go without its switch. Some pages draw nothing
 * until somebody looks at them.
 */
const UNSEEN_TIME = 4_000;

/**
 * How long (ms) the page's deferred scripts are awaited before a click. A switch that the server has
 * drawn does nothing until they have run; but one that never arrives may not matter.
 */
const SCRIPTS_TIME = 6_000;

/**
 * Read the switch once its reading has been stable for long enough. In a fresh page the time starts
 * when the document is complete, and starts again with each resource that loads. Else it starts when
 * the page's scripts have run.
 *
 * @param {Command} command
 * @param {StepContext} context
 * @returns {Promise<ReadAnswer>}
 */
export async function read(
  { goal, settle },
  { observe, watch, arrivals, timeUntilComplete, signal },
) {
  const requiredTime = (
    /** @type {FullObservation} */ observed,
    /** @type {number} */ elapsed,
    /** @type {number} */ unchanged,
  ) => {
    const { reading, inFrame } = observed;
    const loading = settle.complete ? timeUntilComplete() : timeUntilScripts(elapsed);
    if (loading > 0) return unchanged + loading;
    // The run then loads the page, without the frame.
    if (inFrame && !settle.complete) return settle.opposite;
    if (reading === "on" || reading === "off")
      return reading === goal ? settle.goal : settle.opposite;
    if (isUnseen(observed) && timeUntilComplete() === 0) return Math.max(settle.goal, UNSEEN_TIME);
    return Math.max(settle.goal, DRAW_TIME - elapsed + settle.goal);
  };
  document.addEventListener("DOMContentLoaded", watch.wake, { once: true, signal });
  let misreadMs = 0;
  let reachedAt = 0;
  const observeAndTime = () => {
    const observation = observe();
    const time = performance.now();
    if (observation.reading === goal) reachedAt ||= time;
    else if (reachedAt > 0) misreadMs = Math.round(time - reachedAt);
    return {
      ...observation,
      arrivals: settle.complete ? arrivals() : Number(deferredScriptsRan()),
    };
  };
  const observation = await waitUntilStable(
    watch,
    observeAndTime,
    requiredTime,
    isSameInPage,
    signal,
    goal === "check" ? timerOfCheck : timerUntil(goal),
  );
  const { drawn, element } = observation;
  const label = observation.label?.() ?? "";
  const page = element ? "settings" : pageKind(site);
  // The check boxes of other pages are no switches.
  const isOwn = page === "settings" || page === "translated";
  const switches = isOwn ? observation.switches : 0;
  return {
    reading: observation.reading,
    drawn,
    inFrame: observation.inFrame,
    switches,
    unseen: isUnseen(observation),
    page,
    // 0 if the browser does not report it.
    status: navigation()?.responseStatus ?? 0,
    misreadMs,
    label,
  };
}

/**
 * Return how long (ms) the page's scripts are still awaited.
 *
 * @param {number} elapsed the time (ms) since the wait began
 */
function timeUntilScripts(elapsed) {
  if (isLoading()) return Number.POSITIVE_INFINITY;
  return deferredScriptsRan() ? 0 : Math.max(0, SCRIPTS_TIME - elapsed);
}

/**
 * Return whether the switch is missing in a page that nobody looks at.
 *
 * @param {FullObservation} observation
 */
const isUnseen = ({ element }) => !element && ofDocument("visibilityState") === "hidden";

/**
 * Time both positions as `timerUntil` times the goal: in a check, on needs the same proof as off.
 *
 * @param {FullObservation} observation
 */
const timerOfCheck = ({ reading }) =>
  reading === "on" || reading === "off" ? pageTimeout : reliableTimeout;
