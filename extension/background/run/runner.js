/**
 * Drives the run machine: one event at a time, the run stored after every step, then its effects.
 *
 * The background may be stopped between any two lines. The run lives in storage.session, the
 * effects can be asked again, and `progress` in storage.local is what popup and card show and what
 * betrays a run that a browser restart or an update cut off.
 */

/** @import { ContentMessage, Effect, Progress, Run, RunEvent } from "../../shared/types.js" */
/** @import { RunHandle } from "./effects.js" */
/** @import { Heard } from "./requests.js" */
/**
 * @typedef {RunEvent extends infer E ? E extends { at: number } ? Omit<E, "at"> : never : never} EventWithoutTime
 */

import { accountIn, accountOf, marksOf } from "../../shared/account.js";
import { browser } from "../../shared/browser.js";
import { settings, site } from "../../shared/rules.js";
import { hasSeveral } from "../../shared/run-progress.js";
import { validValues } from "../../shared/storage/schema.js";
import { latestTime, readValues } from "../../shared/storage/values.js";
import { readRecord } from "../storage/record-store.js";
import {
  enqueue,
  refused,
  removeLocal,
  removeSession,
  setLocal,
  setSession,
} from "../storage/write-queue.js";
import { runEffect } from "./effects.js";
import { begin, didOf, next, STEP_LIMIT } from "./machine.js";
import { createRequests, kindOf, pathToKeep } from "./requests.js";
import { markRun, mayBeUnderWay } from "./running-flag.js";
import { isResult, isSavedBy, saveResult } from "./save-result.js";

const ALARM = "run";

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** What was written last, so that the many requests of a page do not write it again. */
let shown = "";
let alarmAt = 0;
/** @type {Heard[]} */
let heard = [];
let isQueued = false;

/** The requests of LinkedIn's pages, which are heard during a run only. */
const requests = createRequests(browser.webRequest, site, (each) => {
  heard.push(each);
  if (isQueued) return;
  isQueued = true;
  void enqueue(takeHeard).catch(refused);
});

/**
 * Hear the page's requests where a run may be under way. To be called at once at every start of the
 * background, so that the browser wakes it for them; `resume` ends that where there is no run.
 */
export function listenForRequests() {
  if (mayBeUnderWay()) requests.listen();
}

/**
 * Start a run, unless one is under way: a second click changes nothing. Whether the notice is
 * accepted is asked here, so that nothing starts behind an erasing.
 *
 * @param {{ settings: string[], goal: "off" | "on", tabId: number, isAtSetting: boolean, store: string }} start
 */
export function startRun(start) {
  return enqueue(async () => {
    const { notice, signedInAt } = await readValues(["notice", "signedInAt"]);
    if (!notice || (await currentRun())) return;
    markRun(true);
    const hearsRequests = requests.listen();
    const account = accountIn(start.store, signedInAt);
    const move = begin({
      ...start,
      ...account,
      hearsRequests,
      id: crypto.randomUUID(),
      at: Date.now(),
    });
    await keepAndDo(move.run, move);
  });
}

/**
 * Tell the run that something happened. With no run under way nothing follows.
 *
 * @param {EventWithoutTime | ((run: Run) => EventWithoutTime | null | Promise<EventWithoutTime | null>)} happening
 *   or what is
 *     asked when its turn in the line has come
 * @param {number} [tabId] the tab it happened in; other tabs than the run's do not concern it
 * @param {string} [id] the run it is for; another run hears nothing of it
 */
export function dispatchToRun(happening, tabId, id) {
  return enqueue(async () => {
    const run = await currentRun();
    if (!run || (tabId !== undefined && tabId !== run.tabId) || (id !== undefined && id !== run.id))
      return;
    const happened = typeof happening === "function" ? await happening(run) : happening;
    if (happened) await take(run, happened);
  });
}

/**
 * @param {Run} run
 * @param {EventWithoutTime} happening
 */
async function take(run, happening) {
  if (happening.type === "answer" && happening.step !== run.step) return;
  await keepAndDo(run, next(run, /** @type {RunEvent} */ ({ ...happening, at: Date.now() })), run);
}

/**
 * @param {Extract<ContentMessage, { type: "answer" }>} message
 * @param {number} tabId
 */
export function dispatchAnswer({ run, commandId, document, answer }, tabId) {
  return dispatchToRun({ ...answer, type: "answer", commandId, document }, tabId, run);
}

/**
 * Cancel the run under way and do some work, with nothing in between.
 *
 * @param {() => Promise<void>} work
 */
export function cancelThen(work) {
  return enqueue(async () => {
    const run = await currentRun();
    if (run) await take(run, { type: "cancel" });
    await work();
  });
}

/**
 * Tell the run of all requests that were heard since it was told last; if it cannot be read, the
 * next time.
 */
async function takeHeard() {
  isQueued = false;
  const before = await currentRun();
  const news = heard;
  heard = [];
  if (!before || news.length === 0) return;
  /** @type {Run | null} */
  let run = before;
  /** @type {Effect[]} */
  const effects = [];
  for (const each of news) {
    if (!run || (each.tabId !== -1 && each.tabId !== run.tabId)) continue;
    const move = next(run, eventOf(each, run));
    run = move.run;
    effects.push(...move.effects);
  }
  try {
    await keepAndDo(before, { run, effects }, before);
  } catch (error) {
    // The run as it is stored has heard nothing of it.
    heard = [...news, ...heard];
    throw error;
  }
}

/**
 * @param {Heard} heard
 * @param {Run} run
 * @returns {RunEvent}
 */
function eventOf({ type, at, request, method, path, status, givenUp }, run) {
  if (type === "request-answered") return { type, at, request, status };
  if (type === "request-ended") return { type, at, request, status, givenUp };
  const kind = kindOf(
    { method, path },
    settings.find(({ id }) => id === run.setting),
    site,
  );
  return {
    type,
    at,
    request,
    kind,
    method: kind === "read" ? "" : method,
    path: pathToKeep(path, kind),
  };
}

/**
 * The run under way, if any. One that is damaged clicks nothing: nobody can tell where it was.
 *
 * @returns {Promise<Run | undefined>}
 */
export async function currentRun() {
  return validValues(await browser.storage.session.get("run"), latestTime()).run;
}

/** Go on with what an earlier life of the background left. */
export async function resume() {
  await Promise.all([resumeRun(), endOrphanedRun()]);
}

/** A run whose outcome was kept just before the background was stopped has no more to find out. */
function resumeRun() {
  return enqueue(async () => {
    const run = await currentRun();
    if (!run) return;
    const record = await readRecord(run.setting);
    const ended = record && isSavedBy(record, run.id) && record.outcome;
    await take(
      run,
      ended ? { type: "kept", outcome: ended, reason: record.reason ?? "" } : { type: "resumed" },
    );
  });
}

/** End a run of which nothing is left but what was shown of it. */
export function endOrphanedRun() {
  return enqueue(async () => {
    if (await currentRun()) return;
    ignoreRequests();
    const { progress } = await readValues(["progress"]);
    if (progress) await endCutOff(progress);
  });
}

function ignoreRequests() {
  requests.ignore();
  markRun(false);
}

/** Wake the run at its time limits, also when the timer died with the background. */
export function onAlarm(/** @type {{ name: string }} */ { name }) {
  if (name === ALARM) return dispatchToRun({ type: "tick" });
}

/**
 * What a run found out is kept before the run goes on: stopped in between, it is found out once
 * more.
 *
 * @param {Run} of the run that it is about
 * @param {{ run: Run | null, effects: Effect[] }} move
 * @param {Run} [stored] what is stored of the run now
 */
async function keepAndDo({ id, loadRequestedAt }, { run, effects }, stored) {
  for (const effect of effects)
    if (isResult(effect)) await saveResult(effect, { run: id, knownAt: loadRequestedAt });
  if (run) await store(run, stored);
  else await end();
  const told = run ? runOf(run) : NO_RUN;
  for (const effect of effects) if (!isResult(effect)) void runEffect(effect, told).catch(refused);
}

/**
 * What an effect may tell of, and ask of, its run.
 *
 * @param {Run} run
 * @returns {RunHandle}
 */
function runOf({ id }) {
  return {
    dispatch: (happening, tabId) => dispatchToRun(happening, tabId, id),
    isOver: async () => (await currentRun())?.id !== id,
  };
}

/**
 * The last effects of a run have nobody to report to.
 *
 * @type {RunHandle}
 */
const NO_RUN = { dispatch: async () => {}, isOver: async () => false };

/**
 * @param {Run} run
 * @param {Run} [stored] what is stored of it now
 */
async function store(run, stored) {
  if (run !== stored) await setSession({ run });
  await show(progressOf(run));
  // A clock that is put back must not put off the limit by as much.
  const left = Math.min(run.deadline, run.limit) - Date.now();
  const wait = Math.min(Math.max(0, left), STEP_LIMIT[run.step]);
  clearTimeout(timer);
  timer = setTimeout(() => void dispatchToRun({ type: "tick" }).catch(refused), wait + 50);
  const when = Date.now() + wait + 100;
  if (Math.abs(when - alarmAt) < 100) return;
  alarmAt = when;
  await browser.alarms.create(ALARM, { when });
}

/**
 * What is shown on the page may fail to be stored; the run may not.
 *
 * @param {Progress} progress
 */
async function show(progress) {
  const now = JSON.stringify(progress);
  if (now === shown) return;
  const kept = await setLocal({ progress }).then(() => true, refused);
  shown = kept ? now : "";
}

/**
 * The record stands before the run is gone, so that nobody sees neither. What is shown of the run
 * goes before the run: left alone, it would be taken for that of a run that was cut off.
 */
async function end() {
  clearTimeout(timer);
  ignoreRequests();
  [shown, alarmAt] = ["", 0];
  await removeLocal("progress").catch(refused);
  await removeSession("run");
  await browser.alarms.clear(ALARM);
}

/**
 * @param {Run} run
 * @returns {Progress}
 */
function progressOf(run) {
  const { id, turn, setting, goal, step, reading, proof, reason, tabId, startedAt } = run;
  return {
    id,
    settings: run.settings,
    turn,
    setting,
    goal,
    step,
    reading,
    proof,
    reason,
    tabId,
    startedAt,
    did: didOf(run),
    ...marksOf(accountOf(run)),
  };
}

/**
 * A run that was cut off ends honestly: what it had clicked is not known to have counted, nor is
 * what was read before that still known to be so.
 *
 * @param {Progress} progress
 */
async function endCutOff(progress) {
  const { id, setting, settings: asked, turn, goal, startedAt } = progress;
  const outcome = /** @type {const} */ ("interrupted");
  const reason = /** @type {const} */ ("stopped");
  const did = didUntil(progress);
  const proof = progress.proof === "" && did !== "nothing" ? "clicked" : progress.proof;
  const reading = did === "nothing" ? progress.reading : "unknown";
  const noSave = { save: -1, saveMethod: "", savePath: "" };
  const ended = {
    setting,
    goal,
    before: progress.reading,
    did,
    outcome,
    reason,
    proof,
    ...noSave,
    label: "",
    startedAt,
  };
  const record = { reading, outcome, proof, reason, ...marksOf(accountOf(progress)) };
  // One that had kept its outcome was not cut off.
  const kept = isSavedBy(await readRecord(setting), id);
  const of = { run: id, knownAt: startedAt };
  if (!kept) await saveResult({ type: "record", setting, record, receipt: ended }, of);
  const left = asked.slice(kept ? turn + 1 : turn);
  if (hasSeveral(progress))
    await saveResult({ type: "finish", settings: asked, left, why: outcome }, of);
  await removeLocal("progress");
}

/**
 * What had been done to the switch; an earlier version did not say.
 *
 * @param {Progress} progress
 */
function didUntil({ did, proof, step }) {
  const clicked = proof !== "" || step === "click" || step === "hold" || step === "person";
  return did ?? (clicked ? "clicked" : "nothing");
}
