/**
 * Drives the run machine: takes one event at a time, stores the run, then carries out the effects.
 *
 * The browser may stop the background between any two lines. After a restart the stored run
 * continues, and its effects are requested again.
 */

/** @import { ContentMessage, Effect, Goal, Run, RunEvent } from "../../shared/types.js" */
/** @import { RequestEvent } from "./requests.js" */
/** @import { RunHandle } from "./tab-effects.js" */
/**
 * @typedef {RunEvent extends infer E
 *   ? (E extends { at: number } ? Omit<E, "at"> : never)
 *   : never} EventWithoutTime
 */
/**
 * @typedef {(run: Run) => EventWithoutTime | null | Promise<EventWithoutTime | null>} EventGetter
 *   called when the queue reaches the event
 */

import { accountIn } from "../../shared/account.js";
import { browser } from "../../shared/browser.js";
import { requestsKey } from "../../shared/page-report/last-run.js";
import { settings, site } from "../../shared/rules.js";
import { readValues } from "../../shared/storage/values.js";
import { onRunTabClosed } from "../navigation.js";
import { readRecord } from "../storage/record-store.js";
import { enqueue, logStorageError, setSession } from "../storage/write-queue.js";
import { endCutOffRun } from "./cut-off-run.js";
import { begin, next } from "./machine.js";
import { createRequestLog } from "./request-log.js";
import { createRequests, toRunEvent } from "./requests.js";
import { isResult, isSavedBy, saveResult } from "./result-effects.js";
import { markRun, mayBeUnderWay } from "./running-flag.js";
import { currentRun, endRun, storeRun } from "./stored-run.js";
import { isClosed, runEffect } from "./tab-effects.js";
import { clearAlarm, isTimeLimit, setTimeLimit, stopTimer } from "./time-limit.js";
import { forgetWaiting, noteWaiting } from "./waiting-run.js";

let runTab = -1;
/** @type {RequestEvent[]} */
let requestEvents = [];
let isQueued = false;
const requestLog = createRequestLog();

const requests = createRequests(browser.webRequest, site, (event) => {
  requestEvents.push(event);
  void wake();
  if (isQueued) return;
  isQueued = true;
  void enqueue(dispatchRequestEvents).catch(logStorageError);
});

/**
 * Starts the work of the background.
 *
 * @type {() => Promise<unknown>}
 */
let wake = async () => {};

/**
 * Listen for requests and closed tabs if a run may be under way. Call this synchronously at each
 * start of the background, so that the browser wakes it for them. The first event removes the
 * listeners if there is no run, and so does `resume`.
 *
 * @param {() => Promise<unknown>} start resumes the run if the background has just been started
 */
export function listenForRun(start) {
  wake = start;
  if (mayBeUnderWay()) listen();
}

/** @returns {boolean} whether requests can be observed */
function listen() {
  browser.tabs.onRemoved.addListener(onTabClosed);
  return requests.listen();
}

function stopListening() {
  browser.tabs.onRemoved.removeListener(onTabClosed);
  requests.ignore();
  markRun(false);
}

/**
 * Tell the run that a tab was closed. A service worker that was started for a tab of another site
 * does not know whether there is a run, so it reads that, once, before anything else is done.
 *
 * @param {number} tabId
 */
function onTabClosed(tabId) {
  const tellRun = async () => {
    if (!(await isUnderWay())) return;
    await wake();
    await dispatchToRun(onRunTabClosed, tabId);
  };
  void tellRun().catch(logStorageError);
}

/** Return whether a run is under way. Stop listening if there is none. */
function isUnderWay() {
  return enqueue(async () => {
    const run = await currentRun();
    if (!run) stopListening();
    return run !== undefined;
  });
}

/**
 * Start a run, unless one is under way: a second click changes nothing. This reads the notice again
 * in the queue, so that no run starts after the data was erased.
 *
 * @param {object} start
 * @param {string[]} start.settings
 * @param {Goal} start.goal
 * @param {number} start.tabId
 * @param {boolean} start.isAtSetting
 * @param {string} start.store
 * @returns {Promise<boolean>} false if the notice is not accepted, so that no run may start
 */
export function startRun(start) {
  return enqueue(async () => {
    const { notice, signedInAt } = await readValues(["notice", "signedInAt"]);
    if (!notice) return false;
    if (await currentRun()) return true;
    await forgetWaiting();
    const hasAccess = await browser.permissions.contains({ origins: [`${site.origin}/*`] });
    markRun(hasAccess);
    const hearsRequests = hasAccess && listen();
    const account = accountIn(start.store, signedInAt);
    const id = crypto.randomUUID();
    const { byHand } = notice;
    const move = begin({ ...start, ...account, hearsRequests, byHand, id, at: Date.now() });
    if (hasAccess) await saveAndAct(move.run, move);
    else await advance(move.run, { type: "no-access" });
    return true;
  });
}

/**
 * Pass an event to the current run, if there is one.
 *
 * @param {EventWithoutTime | EventGetter} event
 * @param {number} [tabId] the tab of the event; the run ignores events of other tabs than its own
 * @param {string} [id] the run that the event is for; any other run ignores it
 */
export function dispatchToRun(event, tabId, id) {
  return enqueue(async () => {
    const run = await currentRun();
    if (!run || (tabId !== undefined && tabId !== run.tabId) || (id !== undefined && id !== run.id))
      return;
    const happened = typeof event === "function" ? await event(run) : event;
    if (happened) await advance(run, happened);
  });
}

/**
 * @param {Run} run
 * @param {EventWithoutTime} event
 */
async function advance(run, event) {
  if (event.type === "answer" && event.step !== run.step) return;
  await saveAndAct(run, next(run, /** @type {RunEvent} */ ({ ...event, at: Date.now() })), run);
}

/**
 * Return whether a run that this life of the background knows uses a tab, without asking the browser.
 *
 * @param {number} tabId
 */
export const isRunTab = (tabId) => tabId === runTab;

/**
 * @param {Extract<ContentMessage, { type: "answer" }>} message
 * @param {number} tabId
 */
export function dispatchAnswer({ run, commandId, document, answer }, tabId) {
  return dispatchToRun({ ...answer, type: "answer", commandId, document }, tabId, run);
}

/**
 * Cancel the current run and do some work, with nothing in between.
 *
 * @param {() => Promise<void>} work
 */
export function cancelThen(work) {
  return enqueue(async () => {
    const run = await currentRun();
    if (run) await advance(run, { type: "cancel" });
    await work();
  });
}

/** Pass all new request events to the run, or keep them if the run cannot be read or stored. */
async function dispatchRequestEvents() {
  isQueued = false;
  const before = await currentRun();
  const events = requestEvents;
  requestEvents = [];
  if (!before || events.length === 0) return;
  /** @type {Run | null} */
  let run = before;
  /** @type {Effect[]} */
  const effects = [];
  for (const event of events) {
    if (!run || (event.tabId !== -1 && event.tabId !== run.tabId)) continue;
    requestLog.note(event);
    const { setting } = run;
    const move = next(
      run,
      toRunEvent(
        event,
        settings.find(({ id }) => id === setting),
        site,
      ),
    );
    run = move.run;
    effects.push(...move.effects);
  }
  try {
    await saveAndAct(before, { run, effects }, before);
  } catch (error) {
    // The stored run does not include these events yet.
    requestEvents = [...events, ...requestEvents];
    throw error;
  }
}

/** Continue or end the run that was under way when the background was stopped. */
export async function resume() {
  await Promise.all([resumeRun(), endOrphanedRun()]);
}

/**
 * Tell the run if the outcome of the current setting was already saved, or if its tab was closed
 * while nobody listened; else resume its step.
 */
function resumeRun() {
  return enqueue(async () => {
    const run = await currentRun();
    if (!run) return;
    const record = await readRecord(run.setting);
    const outcome = record && isSavedBy(record, run.id) && record.outcome;
    if (outcome) return advance(run, { type: "kept", outcome, reason: record.reason ?? "" });
    const closed = run.tabId !== -1 && (await isClosed(run.tabId));
    await advance(run, closed ? await onRunTabClosed(run) : { type: "resumed" });
  });
}

/** End a run if only its progress is left. */
export function endOrphanedRun() {
  return enqueue(async () => {
    if (await currentRun()) return;
    stopListening();
    const { progress } = await readValues(["progress"]);
    if (progress) await endCutOffRun(progress);
  });
}

/** Wake the run at its time limits, even if its timer was lost with a stopped background. */
export function onAlarm(/** @type {{ name: string }} */ alarm) {
  if (isTimeLimit(alarm)) return dispatchToRun({ type: "tick" });
}

/**
 * Save the results before the run moves on: a background that is stopped in between repeats the
 * step.
 *
 * @param {Run} before the run before the move
 * @param {{ run: Run | null, effects: Effect[] }} move
 * @param {Run} [stored] the run that is stored now
 */
async function saveAndAct(before, { run, effects }, stored) {
  const { id, loadRequestedAt } = before;
  for (const effect of effects) {
    if (isResult(effect)) await saveResult(effect, { run: id, knownAt: loadRequestedAt });
    if (effect.type === "record") await saveRequests(effect.setting);
  }
  if (run) await store(run, stored);
  else await end(before, effects);
  const handle = run ? handleOf(run) : NO_RUN;
  for (const effect of effects)
    if (!isResult(effect)) void runEffect(effect, handle).catch(logStorageError);
}

/** @param {string} setting of which the run has ended */
async function saveRequests(setting) {
  await setSession({ [requestsKey(setting)]: requestLog.take() }).catch(logStorageError);
}

/**
 * @param {Run} run
 * @returns {RunHandle}
 */
function handleOf({ id }) {
  return {
    dispatch: (event, tabId) => dispatchToRun(event, tabId, id),
    isOver: async () => (await currentRun())?.id !== id,
  };
}

/**
 * For the last effects of a run. Their failures have no consequences.
 *
 * @type {RunHandle}
 */
const NO_RUN = { dispatch: async () => {}, isOver: async () => false };

/**
 * Set the timer and the alarm for the run's next time limit, and store the run.
 *
 * @param {Run} run
 * @param {Run} [stored] the run that is stored now
 */
async function store(run, stored) {
  // Its page may have loaded before the run is stored.
  runTab = run.tabId;
  // First, as nothing else may wake a background that is stopped right after the run was stored.
  await setTimeLimit(run, () => void dispatchToRun({ type: "tick" }).catch(logStorageError));
  await storeRun(run, stored);
}

/**
 * @param {Run} run
 * @param {Effect[]} effects with which it ended
 */
async function end(run, effects) {
  stopTimer();
  runTab = -1;
  stopListening();
  await noteWaiting(run, effects);
  await endRun(run.settings);
  await clearAlarm();
}
