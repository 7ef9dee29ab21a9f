/**
 * The run machine: one person's click, carried out over one or more settings, one at a time in one
 * tab, each to an outcome of the closed list.
 *
 * Pure: `next(run, event)` takes a run and what happened and returns the run after it and the
 * effects to carry out. It knows no browser, no clock and no page. TABLE below is every transition
 * there is; an event that a step does not name changes nothing.
 *
 *     open -> read -> click -> hold -> reload -> confirm -> the next setting's open, or the end
 *                       \-> person -/
 *
 * The one promise: an ending in success needs `confirm` or `read` to see the switch as asked for in
 * a document that was loaded afresh, after the last click.
 */

/** @import { ClickAnswer, Command, Effect, HoldAnswer, Outcome, PersonAnswer, ReadAnswer, Reason, Run, RunEvent, Step } from "../shared/types.js" */
/** @typedef {{ run: Run | null, effects: Effect[] }} Move */

import { isDone } from "../shared/records.js";
import { hasSeveral } from "../shared/turn.js";

/** How long each step may take, in ms. Slow pages draw their switch after 10 s (facts, section 1). */
export const STEP_LIMIT = Object.freeze({
  open: 30_000,
  read: 30_000,
  click: 12_000,
  hold: 20_000,
  person: 600_000,
  reload: 30_000,
  confirm: 30_000,
});

/** How long a whole run may take, in ms, not counting the time a person is waited for. */
export const RUN_LIMIT = 180_000;

/** Browsers that resist fingerprinting round their clocks to 100 ms. */
const CLOCK_GRAIN = 200;

/** A click that left no trace at all is tried once more on a fresh page, then left to the person. */
const MOST_CLICKS = 2;

/** After these the settings to come could not be reached either; the person can go on later. */
const STOPS = new Set(["signed-out", "blocked", "interrupted"]);

/**
 * Start a run. A tab that is at the one setting's page already is used as it is.
 * @param {{ id: string, settings: string[], goal: "off" | "on", at: number, tabId: number, there: boolean }} start
 *     `settings`: one or more, in the order to visit. `goal`: what the switches are to be; "on" is an
 *     undo. `there`: the tab shows the first setting's page; otherwise a new tab is opened beside it
 * @returns {{ run: Run, effects: Effect[] }}
 */
export function begin({ id, settings, goal, at, tabId, there }) {
  const stays = there && settings.length === 1;
  const kept = { id, settings, turn: 0, goal, attempt: 0, tabId: stays ? tabId : -1, ownTab: !stays, stale: "" };
  const run = atTurn(kept, at);
  if (stays) return go(run, "read", at);
  return { run: enter(run, "open", at), effects: [{ type: "open", setting: run.setting, beside: tabId }] };
}

/**
 * The state in which a run comes to a setting.
 * @param {Pick<Run, "id" | "settings" | "turn" | "goal" | "attempt" | "tabId" | "ownTab" | "stale">} kept
 *     what stays from setting to setting
 * @param {number} at
 * @returns {Run}
 */
function atTurn({ id, settings, turn, goal, attempt, tabId, ownTab, stale }, at) {
  return {
    id,
    settings,
    turn,
    setting: settings[turn] ?? "",
    goal,
    step: "open",
    attempt,
    tabId,
    ownTab,
    document: "",
    fresh: false,
    loadAt: at,
    clickedIn: "",
    stale,
    clicks: 0,
    personClicks: 0,
    snapped: false,
    save: -1,
    wrongFor: 0,
    away: "",
    before: "",
    label: "",
    reading: "unknown",
    proof: "",
    reason: "",
    startedAt: at,
    deadline: at,
    limit: at + RUN_LIMIT,
  };
}

/**
 * Take one event. Effects are carried out by the caller after the run was stored.
 * @param {Run} run
 * @param {RunEvent} event
 * @returns {Move}
 */
export function next(run, event) {
  if (event.type === "answer" && !isAwaited(run, event)) return stay(run);
  if (event.at >= run.limit) return giveUp(run, event.at);
  const take = TABLE[run.step][event.type] ?? ANYWHERE[event.type];
  return take(run, event);
}

/** @typedef {{ [type in RunEvent["type"]]: (run: Run, event: any) => Move }} Transitions */

/** What an event does in any step that does not say otherwise. Every kind of event is here. @type {Transitions} */
const ANYWHERE = {
  opened: stay,
  answer: stay,
  unreachable: stay,
  "effect-failed": stay,
  kept: (run, { at, outcome, reason }) => end(run, at, outcome, reason),
  "tab-closed": (run, { at }) => end(run, at, "interrupted", "tab-closed"),
  cancel: (run, { at }) => end(run, at, "interrupted", "stopped"),
  resumed: askAgain,
  tick: (run, { at }) => (at >= run.deadline ? giveUp(run, at) : stay(run)),
  away: onAway,
  document: onNewDocument,
};

/** @type {Record<Step, Partial<Transitions>>} */
const TABLE = {
  open: { opened: onOpened, document: onFreshDocument, away: onAwayLoading, unreachable: onPageFailed, "effect-failed": onEffectFailed, resumed: openAgain },
  read: { answer: onRead, unreachable: onPageFailed },
  click: { answer: onClicked },
  hold: { answer: onHeld },
  person: { answer: onPersonClicked },
  reload: { document: onFreshDocument, away: onAwayLoading, unreachable: onPageFailed, "effect-failed": onEffectFailed, resumed: reloadAgain },
  confirm: { answer: onConfirmed, unreachable: onPageFailed },
};

// ---- open, reload: a document is awaited -------------------------------------------------------

/** @param {Run} run @param {{ tabId: number }} event @returns {Move} */
function onOpened(run, { tabId }) {
  return { run: { ...run, tabId }, effects: [{ type: "look", tabId }] };
}

/** What is opened anew has its time anew: the alarm that wakes the background may be late. @param {Run} run @param {{ at: number }} event @returns {Move} */
function openAgain(run, { at }) {
  const anew = { ...run, loadAt: at, deadline: at + STEP_LIMIT.open };
  if (run.turn > 0) return { run: anew, effects: [visit(run)] };
  if (run.tabId !== -1) return { run, effects: [{ type: "look", tabId: run.tabId }] };
  return { run: anew, effects: [{ type: "open", setting: run.setting, beside: -1 }] };
}

/** @param {Run} run @param {{ at: number }} event @returns {Move} */
function reloadAgain(run, { at }) {
  return startLoading(run, at);
}

/**
 * @param {Run} run
 * @param {{ document: string, startedAt: number, at: number }} event
 * @returns {Move}
 */
function onFreshDocument(run, event) {
  if (!isFresh(run, event)) return stay(run);
  // A tab just opened may show what the browser's cache kept; only our reload goes past the cache.
  const fresh = run.step === "reload";
  const there = { ...run, document: event.document, fresh, away: /** @type {""} */ ("") };
  return go(there, hasClicked(run) ? "confirm" : "read", event.at);
}

/** @param {Run} run @param {{ place: Run["away"], at: number }} event @returns {Move} */
function onAwayLoading(run, event) {
  if (event.place === "signed-out" || event.place === "blocked") return onAway(run, event);
  // LinkedIn may pass through other pages on its way; only the time limit ends the wait.
  return stay({ ...run, away: event.place });
}

/** @param {Run} run @param {{ at: number }} event @returns {Move} */
function onPageFailed(run, { at }) {
  return end(run, at, "not-confirmed", "page-failed");
}

/** The browser refused to open a tab, to go to the page or to load it: nothing will come of waiting. @param {Run} run @param {{ at: number, effect: Effect["type"] }} event @returns {Move} */
function onEffectFailed(run, { at, effect }) {
  if (effect === "open") return end(run, at, "not-confirmed", "not-opened");
  return effect === "visit" || effect === "reload" ? end(run, at, "not-confirmed", "page-failed") : stay(run);
}

// ---- read, confirm: a look at the switch -------------------------------------------------------

/** @param {Run} run @param {ReadAnswer & { at: number, document: string }} answer @returns {Move} */
function onRead(run, answer) {
  const seen = see(run, answer);
  if (answer.reading === opposite(run.goal)) return go(seen, "click", answer.at);
  if (answer.reading !== run.goal) return noSwitch(seen, answer);
  if (!run.fresh) return startLoading(seen, answer.at);
  return end({ ...seen, proof: "confirmed" }, answer.at, run.goal === "off" ? "already-off" : "confirmed-on");
}

/** @param {Run} run @param {ReadAnswer & { at: number, document: string }} answer @returns {Move} */
function onConfirmed(run, answer) {
  if (!run.fresh || run.document === run.clickedIn) return startLoading(run, answer.at);
  const seen = see(run, answer);
  if (answer.reading === run.goal) {
    return end({ ...seen, proof: "confirmed" }, answer.at, run.goal === "off" ? "confirmed-off" : "confirmed-on");
  }
  if (answer.reading !== opposite(run.goal)) return noSwitch(seen, answer);
  if (run.save === -1 && !run.snapped && run.personClicks === 0) return clickLeftNoTrace(seen, answer.at);
  return end(seen, answer.at, run.snapped ? "reverted" : "not-confirmed", whyUnchanged(run.save));
}

/** @param {Run} run @param {number} at @returns {Move} */
function clickLeftNoTrace(run, at) {
  if (run.clicks < MOST_CLICKS) return go(run, "click", at);
  return waitForPerson(run, "ignored", at);
}

/** @param {Run} run @param {ReadAnswer & { at: number }} answer @returns {Move} */
function noSwitch(run, { at, reading, status = 0, drawn = true, switches = 0 }) {
  if (status === 429 || status === 999) return end(run, at, "blocked", "too-many");
  if (status >= 500) return end(run, at, "not-confirmed", "server-error");
  // After a click it was offered, recognised and free to move: this page cannot tell what came of it.
  if (hasClicked(run)) return end(run, at, "not-confirmed");
  if (reading === "locked") return end(run, at, "locked");
  if (!drawn) return end(run, at, "not-confirmed", "page-failed");
  if (reading === "missing" && switches === 0) return end(run, at, "not-offered");
  return end(run, at, "not-recognised");
}

/** @param {number} save @returns {Reason} */
function whyUnchanged(save) {
  if (save === -1) return "not-seen";
  if (save === 0) return "no-answer";
  if (save === 429) return "too-many";
  if (save >= 500) return "server-error";
  if (save >= 300) return "refused";
  return "not-stored";
}

// ---- click, hold, person -----------------------------------------------------------------------

/** @param {Run} run @param {ClickAnswer & { at: number, document: string }} answer @returns {Move} */
function onClicked(run, answer) {
  if (!answer.clicked) return go({ ...run, fresh: false }, "read", answer.at);
  const clicked = { ...afterClick(run, answer.document), clicks: run.clicks + 1 };
  if (answer.asks) return waitForPerson(clicked, "asks", answer.at);
  // Anything but what it was: some pages leave a sign behind, and the fresh load will tell. The same
  // again with a save that was answered: the page took the click, and LinkedIn may have refused it.
  if (answer.reading !== opposite(run.goal) || (answer.save ?? -1) !== -1) return go(clicked, "hold", answer.at);
  return waitForPerson(clicked, "ignored", answer.at);
}

/** @param {Run} run @param {HoldAnswer & { at: number }} answer @returns {Move} */
function onHeld(run, answer) {
  const save = answer.save ?? -1;
  const seen = { ...run, save, snapped: Boolean(answer.snapped) };
  if (answer.asks && save === -1) return waitForPerson(seen, "asks", answer.at);
  const saved = save >= 200 && save < 300;
  /** @type {Run["proof"]} */
  const proof = answer.snapped ? "clicked" : saved ? "saved" : "held";
  return startLoading({ ...seen, proof }, answer.at);
}

/** @param {Run} run @param {PersonAnswer & { at: number, document: string }} answer @returns {Move} */
function onPersonClicked(run, answer) {
  const personClicks = run.personClicks + 1;
  const limit = answer.at + RUN_LIMIT;
  const clicked = { ...afterClick(run, answer.document), personClicks, limit };
  return go(clicked, "hold", answer.at);
}

/** @param {Run} run @param {string} document @returns {Run} */
function afterClick(run, document) {
  return { ...run, clickedIn: document, fresh: false, save: -1, snapped: false, proof: "clicked", reason: "" };
}

/** @param {Run} run @param {Reason} reason @param {number} at @returns {Move} */
function waitForPerson(run, reason, at) {
  // Other settings do not wait for a person; this one is theirs afterwards, by itself.
  if (hasSeveral(run)) return end(run, at, "needs-you", reason);
  const waiting = { ...run, reason, fresh: false, limit: at + STEP_LIMIT.person + RUN_LIMIT };
  const { run: asking, effects } = go(waiting, "person", at);
  const { setting, proof, reading } = asking;
  const note = { reading, outcome: /** @type {const} */ ("needs-you"), proof, reason };
  const show = /** @type {const} */ ({ type: "show-tab", tabId: run.tabId });
  return { run: asking, effects: [show, ...effects, { type: "note", setting, record: note }] };
}

// ---- any step ----------------------------------------------------------------------------------

/**
 * A new document of the setting's page came into the tab by itself, or by the person.
 * @param {Run} run
 * @param {{ document: string, startedAt: number, at: number }} event
 * @returns {Move}
 */
function onNewDocument(run, event) {
  if (event.document === run.document) return stay(run);
  const there = { ...run, document: event.document, fresh: false };
  if (run.step === "read") return go(there, "read", event.at);
  if (run.step === "person" && !isFresh(run, event)) return go(there, "person", event.at);
  // The page went in the middle of a click, a watch or a fresh load: only a load of our own can tell
  // what counted.
  return startLoading({ ...there, clickedIn: run.document, clicks: Math.max(1, run.clicks) }, event.at);
}

/** @param {Run} run @param {{ place: Run["away"], at: number }} event @returns {Move} */
function onAway(run, { place, at }) {
  if (place === "signed-out") return end(run, at, "signed-out");
  if (place === "blocked") return end(run, at, "blocked");
  return end(run, at, "interrupted", "left");
}

/** The time is up: for a click or a watch the fresh load decides, elsewhere the run ends. */
function giveUp(/** @type {Run} */ run, /** @type {number} */ at) {
  const over = at >= run.limit;
  if (run.step === "person") return end(run, at, "needs-you", run.reason);
  if (!over && (run.step === "click" || run.step === "hold")) {
    const clicked = { ...run, clickedIn: run.document, clicks: Math.max(1, run.clicks) };
    return startLoading({ ...clicked, fresh: false }, at);
  }
  const loading = run.step === "open" || run.step === "reload";
  const leads = run.away === "elsewhere" || run.away === "list";
  if (loading && leads && !hasClicked(run)) return end(run, at, "not-offered");
  return end(run, at, "not-confirmed", loading ? "page-failed" : "timed-out");
}

/** The background was restarted: what was asked may never have been heard. */
function askAgain(/** @type {Run} */ run) {
  return { run, effects: [ask(run)] };
}

// ---- small parts -------------------------------------------------------------------------------

/** @param {Run} run @returns {Move} */
function stay(run) {
  return { run, effects: [] };
}

/** @param {Run} run @param {Step} step @param {number} at @returns {Run} */
function enter(run, step, at) {
  return { ...run, step, attempt: run.attempt + 1, deadline: at + STEP_LIMIT[step] };
}

/** @param {Run} run @param {Command["step"]} step @param {number} at @returns {{ run: Run, effects: Effect[] }} */
function go(run, step, at) {
  const there = enter(run, step, at);
  return { run: there, effects: [ask(there)] };
}

/** @param {Run} run @param {number} at @returns {Move} */
function startLoading(run, at) {
  const stale = run.document || run.stale;
  const loading = enter({ ...run, stale, document: "", fresh: false, loadAt: at, away: "" }, "reload", at);
  return { run: loading, effects: [{ type: "reload", tabId: run.tabId }] };
}

/** @param {Run} run @returns {Effect} */
function ask(run) {
  const step = /** @type {Command["step"]} */ (run.step);
  const { id, attempt, setting, goal, document } = run;
  /** @type {Command} */
  const command = { type: "command", run: id, attempt, setting, goal, document, step, settle: settle(run) };
  return { type: "ask", tabId: run.tabId, command };
}

/**
 * How long (ms) a reading must stay the same before it counts.
 *
 * Pages have been drawn with a switch that reads off and is corrected a moment later, so the
 * reading we hope for waits longest. With a save seen to support it, it need not wait as long as
 * without; a page that was seen to correct itself is given twice the time that took.
 *
 * The opposite is what gets clicked. LinkedIn draws the switch before its handler is attached, and a
 * click in between is lost: the second click gives the page more time than the first.
 * @param {Run} run
 */
function settle(run) {
  const saved = run.proof === "saved" && run.wrongFor === 0;
  // In a page not loaded afresh, what we hope for only leads to a fresh load.
  const reached = !run.fresh ? 500 : saved ? 2_500 : 4_000;
  return { reached: reached + 2 * run.wrongFor, other: hasClicked(run) ? 2_500 : 350 };
}

/** @param {Run} run @param {{ attempt: number, document: string }} answer */
function isAwaited(run, answer) {
  const known = run.document === "" || answer.document === run.document;
  return answer.attempt === run.attempt && known;
}

/** @param {Run} run @param {{ document: string, startedAt: number }} event */
function isFresh(run, event) {
  const known = event.document === run.clickedIn || event.document === run.stale;
  return !known && event.startedAt >= run.loadAt - CLOCK_GRAIN;
}

/**
 * Note a reading. "off" is noted only where it may be believed: in a document loaded for this run.
 * @param {Run} run
 * @param {ReadAnswer & { document: string }} answer
 * @returns {Run}
 */
function see(run, { reading, document, label = "", wrongFor = 0 }) {
  const believed = reading === "off" && !run.fresh ? run.reading : reading;
  const seen = { ...run, document, reading: believed, label: label || run.label };
  const before = hasClicked(run) ? run.before : reading;
  return { ...seen, before, wrongFor: Math.max(run.wrongFor, wrongFor) };
}

/**
 * End the present setting; the run goes on to the next one, or is over.
 * @param {Run} run
 * @param {number} at
 * @param {Outcome} outcome
 * @param {Reason} [reason]
 * @returns {Move}
 */
function end(run, at, outcome, reason = "") {
  const ended = record(run, outcome, reason);
  const stopped = STOPS.has(outcome) || reason === "too-many";
  if (run.turn + 1 < run.settings.length && !stopped) return nextTurn(run, at, ended);
  const effects = [ended];
  if (hasSeveral(run)) effects.push(finish(run, stopped, outcome));
  const done = isDone(outcome) || (hasSeveral(run) && !stopped);
  if (run.ownTab && done) effects.push({ type: "close-tab", tabId: run.tabId });
  return { run: null, effects };
}

/** @param {Run} run @param {number} at @param {Effect} ended @returns {Move} */
function nextTurn(run, at, ended) {
  const stale = run.document || run.stale;
  const there = enter(atTurn({ ...run, turn: run.turn + 1, stale }, at), "open", at);
  return { run: there, effects: [ended, visit(there)] };
}

/** Go to the setting in the run's tab; where none could be opened, another is tried. @param {Run} run @returns {Effect} */
const visit = ({ tabId, setting }) =>
  tabId === -1 ? { type: "open", setting, beside: -1 } : { type: "visit", tabId, setting };

/** What is left of a run over several settings: for the popup, and to go on with. @param {Run} run @param {boolean} stopped @param {Outcome} why @returns {Effect} */
function finish({ settings, turn }, stopped, why) {
  return { type: "finish", settings, left: stopped ? settings.slice(turn) : [], why };
}

/** @param {Run} run @param {Outcome} outcome @param {Reason} reason @returns {Effect} */
function record(run, outcome, reason) {
  const { setting, goal, proof, reading, save, label, startedAt } = run;
  const did = run.personClicks > 0 ? "person-clicked" : run.clicks > 0 ? "clicked" : "nothing";
  const before = run.before || "unknown";
  return {
    type: "record",
    setting,
    record: { reading, outcome, proof, reason },
    receipt: { setting, goal, before, did, outcome, reason, proof, save, label, startedAt },
  };
}

/** @param {Run} run */
const hasClicked = (run) => run.clicks + run.personClicks > 0;

/** @param {"off" | "on"} goal */
const opposite = (goal) => (goal === "off" ? "on" : "off");
