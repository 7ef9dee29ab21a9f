/**
 * Drives the run machine: one event at a time, the run stored after every step, then its effects.
 *
 * The background may be stopped between any two lines. The run lives in storage.session, the effects
 * can be asked again, and `progress` in storage.local is what popup and card show and what betrays a
 * run that a browser restart or an update cut off.
 */

/** @import { ContentMessage, Effect, Progress, Run, RunEvent } from "../shared/types.js" */
/** @import { Told } from "./effects.js" */
/** @typedef {RunEvent extends infer E ? E extends { at: number } ? Omit<E, "at"> : never : never} Happening */

import { browser } from "../shared/browser.js";
import { latestTime, readKept } from "../shared/kept.js";
import { keptIn } from "../shared/shapes.js";
import { hasSeveral } from "../shared/turn.js";
import { inTimeOf, isFromFuture } from "./clock-jumps.js";
import { carryOut } from "./effects.js";
import { isKeptOf, isToKeep, keep } from "./keep.js";
import { begin, next } from "./run-machine.js";
import { readRecord } from "./storage/records.js";
import { inLine, refused, removeLocal, removeSession, setLocal, setSession } from "./storage/write.js";

const ALARM = "run";

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Start a run, unless one is under way: a second click changes nothing. Whether the notice is accepted
 * is asked here, so that nothing starts behind an erasing.
 * @param {{ settings: string[], goal: "off" | "on", tabId: number, there: boolean }} start
 */
export function startRun(start) {
  return inLine(async () => {
    const { notice } = await readKept(["notice"]);
    if (!notice || (await currentRun())) return;
    const move = begin({ ...start, id: crypto.randomUUID(), at: Date.now() });
    await keepAndDo(move.run, move);
  });
}

/**
 * Tell the run that something happened. With no run under way nothing follows.
 * @param {Happening} happening
 * @param {number} [tabId] the tab it happened in; other tabs than the run's do not concern it
 * @param {string} [id] the run it is for; another run hears nothing of it
 */
export function tellRun(happening, tabId, id) {
  return inLine(async () => {
    const run = await currentRun();
    if (!run || (tabId !== undefined && tabId !== run.tabId) || (id !== undefined && id !== run.id)) return;
    await take(run, happening);
  });
}

/** @param {Run} run @param {Happening} happening */
async function take(run, happening) {
  const at = Date.now();
  if (happening.type === "document" && isFromFuture(happening.startedAt, at)) return;
  if (happening.type === "answer" && happening.step !== run.step) return;
  const now = inTimeOf(run, at);
  await keepAndDo(now, next(now, /** @type {RunEvent} */ ({ ...happening, at })));
}

/** @param {Extract<ContentMessage, { type: "answer" }>} message @param {number} tabId */
export function tellAnswer({ run, attempt, document, answer }, tabId) {
  return tellRun({ ...answer, type: "answer", attempt, document }, tabId, run);
}

/** Cancel the run under way and do some work, with nothing in between. @param {() => Promise<void>} work */
export function cancelThen(work) {
  return inLine(async () => {
    const run = await currentRun();
    if (run) await take(run, { type: "cancel" });
    await work();
  });
}

/** The run under way, if any. One that is damaged clicks nothing: nobody can tell where it was. @returns {Promise<Run | undefined>} */
export async function currentRun() {
  return keptIn(await browser.storage.session.get("run"), latestTime()).run;
}

/** Go on with what an earlier life of the background left. */
export async function resume() {
  await Promise.all([resumeRun(), endLeft()]);
}

/** A run whose outcome was kept just before the background was stopped has no more to find out. */
function resumeRun() {
  return inLine(async () => {
    const run = await currentRun();
    if (!run) return;
    const record = await readRecord(run.setting);
    const ended = record && isKeptOf(record, run.id) && record.outcome;
    await take(run, ended ? { type: "kept", outcome: ended, reason: record.reason ?? "" } : { type: "resumed" });
  });
}

/** End a run of which nothing is left but what was shown of it. */
export function endLeft() {
  return inLine(async () => {
    if (await currentRun()) return;
    const { progress } = await readKept(["progress"]);
    if (progress) await endCutOff(progress);
  });
}

/** Wake the run at its time limits, also when the timer died with the background. */
export function onAlarm(/** @type {{ name: string }} */ { name }) {
  if (name === ALARM) return tellRun({ type: "tick" });
}

/**
 * What a run found out is kept before the run goes on: stopped in between, it is found out once more.
 * @param {Run} before
 * @param {{ run: Run | null, effects: Effect[] }} move
 */
async function keepAndDo({ id, loadAt }, { run, effects }) {
  for (const effect of effects) if (isToKeep(effect)) await keep(effect, { run: id, knownAt: loadAt });
  if (run) await store(run);
  else await end();
  const told = run ? runOf(run) : NO_RUN;
  for (const effect of effects) if (!isToKeep(effect)) void carryOut(effect, told).catch(refused);
}

/** What an effect may tell of, and ask of, its run. @param {Run} run @returns {Told} */
function runOf({ id }) {
  return {
    tell: (happening, tabId) => tellRun(happening, tabId, id),
    isOver: async () => (await currentRun())?.id !== id,
  };
}

/** The last effects of a run have nobody to tell. @type {Told} */
const NO_RUN = { tell: async () => {}, isOver: async () => false };

/** @param {Run} run */
async function store(run) {
  clearTimeout(timer);
  const now = Date.now();
  await setSession({ run: { ...run, lastAt: now } });
  // What is shown on the page may fail to be stored; the run may not.
  await setLocal({ progress: progressOf(run) }).catch(refused);
  const when = Math.min(run.deadline, run.limit);
  timer = setTimeout(() => void tellRun({ type: "tick" }).catch(refused), Math.max(0, when - now) + 50);
  await browser.alarms.create(ALARM, { when: when + 100 });
}

/**
 * The record stands before the run is gone, so that nobody sees neither. What is shown of the run goes
 * before the run: left alone, it would be taken for that of a run that was cut off.
 */
async function end() {
  clearTimeout(timer);
  await removeLocal("progress").catch(refused);
  await removeSession("run");
  await browser.alarms.clear(ALARM);
}

/** @param {Run} run @returns {Progress} */
function progressOf({ id, settings, turn, setting, goal, step, reading, proof, reason, tabId, startedAt }) {
  return { id, settings, turn, setting, goal, step, reading, proof, reason, tabId, startedAt };
}

/**
 * A run that was cut off ends honestly: what it had clicked is not known to have counted.
 * @param {Progress} progress
 */
async function endCutOff({ id, setting, settings, turn, goal, reading, proof, startedAt }) {
  const outcome = /** @type {const} */ ("interrupted");
  const reason = /** @type {const} */ ("stopped");
  /** @type {"nothing" | "clicked"} */
  const did = proof === "" ? "nothing" : "clicked";
  const ended = { setting, goal, before: reading, did, outcome, reason, proof, save: -1, label: "", startedAt };
  // One that had kept its outcome was not cut off.
  const kept = isKeptOf(await readRecord(setting), id);
  const of = { run: id, knownAt: startedAt };
  if (!kept) await keep({ type: "record", setting, record: { reading, outcome, proof, reason }, receipt: ended }, of);
  const left = settings.slice(kept ? turn + 1 : turn);
  if (hasSeveral({ settings })) await keep({ type: "finish", settings, left, why: outcome }, of);
  await removeLocal("progress");
}
