/**
 * Drives the run machine: one event at a time, the run stored after every step, then its effects.
 *
 * The background may be stopped between any two lines. The run lives in storage.session, the effects
 * can be asked again, and `progress` in storage.local is what popup and card show and what betrays a
 * run that a browser restart or an update cut off.
 */

/** @import { Effect, Progress, Run, RunEvent } from "../shared/types.js" */
/** @import { Heard } from "./run/requests.js" */
/** @typedef {RunEvent extends infer E ? E extends { at: number } ? Omit<E, "at"> : never : never} Happening */

import { accountIn, accountOf, marksOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { latestTime, readKept } from "../shared/kept.js";
import { settings, site } from "../shared/rules.js";
import { keptIn } from "../shared/shapes.js";
import { hasSeveral } from "../shared/turn.js";
import { carryOut } from "./effects.js";
import { keep, keepSweep } from "./keep.js";
import { createRequests, kindOf, pathToKeep } from "./run/requests.js";
import { begin, didOf, next, STEP_LIMIT } from "./run-machine.js";

const ALARM = "run";

/** @type {Promise<unknown>} */
let line = Promise.resolve();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** What was written last, so that the many requests of a page do not write it again. */
let shown = "";
let alarmAt = 0;
/** @type {Heard[]} */
let heard = [];

/** The requests of LinkedIn's pages, which are heard during a run only. */
const requests = createRequests(browser.webRequest, site, (each) => {
  heard.push(each);
  if (heard.length === 1) void inLine(takeHeard);
});

/**
 * Hear the page's requests. To be called at once at every start of the background, so that the
 * browser wakes it for them; `resume` ends that where no run is under way.
 */
export const hearRequests = () => requests.listen();

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
    const hears = requests.listen();
    const { signedInAt } = await readKept(["signedInAt"]);
    const account = accountIn(start.store, signedInAt);
    await keepAndDo(begin({ ...start, ...account, hears, id: crypto.randomUUID(), at: Date.now() }));
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
    if (happened) await keepAndDo(next(run, /** @type {RunEvent} */ ({ ...happened, at: Date.now() })), run);
  });
}

/** Tell the run of all requests that were heard since it was told last. */
async function takeHeard() {
  const news = heard;
  heard = [];
  const before = await currentRun();
  if (!before) return;
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
  await keepAndDo({ run, effects }, before);
}

/** @param {Heard} heard @param {Run} run @returns {RunEvent} */
function eventOf({ type, at, request, method, path, status }, run) {
  if (type !== "request-begun") return { type, at, request, status };
  const kind = kindOf({ method, path }, settings.find(({ id }) => id === run.setting), site);
  return { type, at, request, kind, method: kind === "read" ? "" : method, path: pathToKeep(path, kind) };
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
    requests.ignore();
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
 * @param {Run} [before] what is stored of the run now
 */
async function keepAndDo({ run, effects }, before) {
  for (const effect of effects) {
    if (effect.type === "record" || effect.type === "note") await keep(effect);
    if (effect.type === "finish") await keepSweep(effect);
  }
  if (run) await store(run, before);
  else await end();
  for (const effect of effects) void carryOut(effect, tellRun);
}

/** @param {Run} run @param {Run} [before] */
async function store(run, before) {
  if (run !== before) await browser.storage.session.set({ run });
  await show(progressOf(run));
  // A clock that is put back must not put off the limit by as much.
  const left = Math.min(run.deadline, run.limit) - Date.now();
  const wait = Math.min(Math.max(0, left), STEP_LIMIT[run.step]);
  clearTimeout(timer);
  timer = setTimeout(() => tellRun({ type: "tick" }), wait + 50);
  const when = Date.now() + wait + 100;
  if (Math.abs(when - alarmAt) < 100) return;
  alarmAt = when;
  await browser.alarms.create(ALARM, { when });
}

/** What is shown on the page may fail to be stored; the run may not. @param {Progress} progress */
async function show(progress) {
  const now = JSON.stringify(progress);
  if (now === shown) return;
  const kept = await browser.storage.local.set({ progress }).then(() => true, () => false);
  shown = kept ? now : "";
}

/** The record stands before the run is gone, so that nobody sees neither. */
async function end() {
  clearTimeout(timer);
  requests.ignore();
  [shown, alarmAt] = ["", 0];
  await browser.storage.session.remove("run");
  await browser.storage.local.remove("progress");
  await browser.alarms.clear(ALARM);
}

/** @param {Run} run @returns {Progress} */
function progressOf(run) {
  const { id, settings, turn, setting, goal, step, reading, proof, reason, tabId, startedAt } = run;
  const shown = { id, settings, turn, setting, goal, step, reading, proof, reason, tabId, startedAt };
  return { ...shown, did: didOf(run), ...marksOf(accountOf(run)) };
}

/**
 * A run that was cut off ends honestly: what it had clicked is not known to have counted, nor is what
 * was read before that still known to be so.
 * @param {Progress} progress
 */
async function endCutOff(progress) {
  const { setting, settings, turn, goal, startedAt } = progress;
  const outcome = /** @type {const} */ ("interrupted");
  const reason = /** @type {const} */ ("stopped");
  const did = didUntil(progress);
  const proof = progress.proof === "" && did !== "nothing" ? "clicked" : progress.proof;
  const reading = did === "nothing" ? progress.reading : "unknown";
  const noSave = { save: -1, saveMethod: "", savePath: "" };
  const ended = { setting, goal, before: progress.reading, did, outcome, reason, proof, ...noSave, label: "", startedAt };
  const record = { reading, outcome, proof, reason, ...marksOf(accountOf(progress)) };
  await keep({ type: "record", setting, record, receipt: ended });
  if (hasSeveral({ settings })) await keepSweep({ settings, left: settings.slice(turn), why: outcome });
  await browser.storage.local.remove("progress");
}

/** What had been done to the switch; an earlier version did not say. @param {Progress} progress */
function didUntil({ did, proof, step }) {
  const clicked = proof !== "" || step === "click" || step === "hold" || step === "person";
  return did ?? (clicked ? "clicked" : "nothing");
}
