/**
 * Drives the run machine: one event at a time, the run stored after every step, then its effects.
 *
 * The background may be stopped between any two lines. The run lives in storage.session, the effects
 * can be asked again, and `progress` in storage.local is what popup and card show and what betrays a
 * run that a browser restart or an update cut off.
 */

/** @import { Effect, Progress, Run, RunEvent } from "../shared/types.js" */
/** @typedef {RunEvent extends infer E ? E extends { at: number } ? Omit<E, "at"> : never : never} Happening */

import { accountIn, accountOf, marksOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { latestTime, readKept } from "../shared/kept.js";
import { keptIn } from "../shared/shapes.js";
import { hasSeveral } from "../shared/turn.js";
import { carryOut } from "./effects.js";
import { keep, keepSweep } from "./keep.js";
import { begin, next } from "./run-machine.js";

const ALARM = "run";

/** @type {Promise<unknown>} */
let line = Promise.resolve();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Do one piece of work after all earlier ones. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
export function inLine(work) {
  const done = line.then(work);
  line = done.catch(() => {});
  return done;
}

/**
 * Start a run, unless one is under way: a second click changes nothing.
 * @param {{ settings: string[], goal: "off" | "on", tabId: number, there: boolean, store: string }} start
 */
export function startRun(start) {
  return inLine(async () => {
    if (await currentRun()) return;
    const { signedInAt } = await readKept(["signedInAt"]);
    await keepAndDo(begin({ ...start, ...accountIn(start.store, signedInAt), id: crypto.randomUUID(), at: Date.now() }));
  });
}

/**
 * Tell the run that something happened. With no run under way nothing follows.
 * @param {Happening | ((run: Run) => Happening | null | Promise<Happening | null>)} happening or what is
 *     asked when its turn in the line has come
 * @param {number} [tabId] the tab it happened in; other tabs than the run's do not concern it
 */
export function tellRun(happening, tabId) {
  return inLine(async () => {
    const run = await currentRun();
    if (!run || (tabId !== undefined && tabId !== run.tabId)) return;
    const happened = typeof happening === "function" ? await happening(run) : happening;
    if (happened) await keepAndDo(next(run, /** @type {RunEvent} */ ({ ...happened, at: Date.now() })));
  });
}

/** The run under way, if any. One that is damaged clicks nothing: nobody can tell where it was. @returns {Promise<Run | undefined>} */
export async function currentRun() {
  return keptIn(await browser.storage.session.get("run"), latestTime()).run;
}

/** Go on with what an earlier life of the background left. */
export async function resume() {
  await Promise.all([tellRun({ type: "resumed" }), endLeft()]);
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
 * @param {{ run: Run | null, effects: Effect[] }} move
 */
async function keepAndDo({ run, effects }) {
  for (const effect of effects) {
    if (effect.type === "record" || effect.type === "note") await keep(effect);
    if (effect.type === "finish") await keepSweep(effect);
  }
  if (run) await store(run);
  else await end();
  for (const effect of effects) void carryOut(effect, tellRun);
}

/** @param {Run} run */
async function store(run) {
  clearTimeout(timer);
  await browser.storage.session.set({ run });
  // What is shown on the page may fail to be stored; the run may not.
  await browser.storage.local.set({ progress: progressOf(run) }).catch(() => {});
  const when = Math.min(run.deadline, run.limit);
  timer = setTimeout(() => tellRun({ type: "tick" }), Math.max(0, when - Date.now()) + 50);
  await browser.alarms.create(ALARM, { when: when + 100 });
}

/** The record stands before the run is gone, so that nobody sees neither. */
async function end() {
  clearTimeout(timer);
  await browser.storage.session.remove("run");
  await browser.storage.local.remove("progress");
  await browser.alarms.clear(ALARM);
}

/** @param {Run} run @returns {Progress} */
function progressOf({ id, settings, turn, setting, goal, step, reading, proof, reason, tabId, startedAt, ...run }) {
  return { id, settings, turn, setting, goal, step, reading, proof, reason, tabId, startedAt, ...marksOf(accountOf(run)) };
}

/**
 * A run that was cut off ends honestly: what it had clicked is not known to have counted.
 * @param {Progress} progress
 */
async function endCutOff({ setting, settings, turn, goal, reading, proof, startedAt, ...account }) {
  const outcome = /** @type {const} */ ("interrupted");
  const reason = /** @type {const} */ ("stopped");
  /** @type {"nothing" | "clicked"} */
  const did = proof === "" ? "nothing" : "clicked";
  const ended = { setting, goal, before: reading, did, outcome, reason, proof, save: -1, label: "", startedAt };
  await keep({ type: "record", setting, record: { reading, outcome, proof, reason, ...marksOf(accountOf(account)) }, receipt: ended });
  if (hasSeveral({ settings })) await keepSweep({ settings, left: settings.slice(turn), why: outcome });
  await browser.storage.local.remove("progress");
}
