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
 * a document that was loaded afresh, after the last click, with none of the page's own requests
 * under way. Every step also hears those requests: begun, answered with a status, ended.
 */

/**
 * @import {
 *   ClickAnswer, Command, Effect, HoldAnswer, Outcome, PersonAnswer, ReadAnswer,
 *   Reading, Reason, Run, RunEvent, Step
 * } from "../../shared/types.js"
 */
/** @typedef {{ run: Run | null, effects: Effect[] }} Move */

import { accountOf, marksOf } from "../../shared/account.js";
import { isDone } from "../../shared/records.js";
import { hasSeveral } from "../../shared/run-progress.js";
import {
  addRequest,
  dropRequests,
  findRequest,
  hasOpenRead,
  hasOpenSave,
  isErrorPage,
  markMayHaveEnded,
  NO_FAILURE,
  NO_SAVE,
  noteAnswer,
  removeRequest,
  saveFailed,
} from "./open-requests.js";

/**
 * How long each step may take, in ms. Slow pages draw their switch after 10 s (facts, section 1).
 */
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

/** A clock put back by more than this (ms) in the middle of a step was set, not corrected. */
const CLOCK_JUMP = 5_000;

/** An event may reach the run this much (ms) later than the page heard of the same thing. */
const LATE = 250;

/** How long (ms) a reading of what we hope for must last in a fresh page. */
const FRESH = { heard: 2_300, unheard: 4_000, untouched: 5_000, refused: 6_000 };

/** A switch back within this time (ms) ignored the click; later, it was taken back. */
const IGNORED_WITHIN = 300;

/** Without any request for this long (ms) after it, a click has started none. */
const NO_REQUEST = 2_000;

/** How long (ms) the switch must hold after its save has ended. */
const HOLD_AFTER_SAVE = 150;

/** How long (ms) the rest of an answer is waited for, once its status is known. */
const REST_OF_ANSWER = 1_000;

/**
 * Where the page's requests cannot be heard: how long (ms) a click has, and how long it is watched.
 */
const UNHEARD = { click: 1_500, hold: 12_000 };

/**
 * A click that left no trace at all is tried once more on a fresh page, then left to the person.
 */
const MOST_CLICKS = 2;

/** After these the settings to come could not be reached either; the person can go on later. */
const STOPS = new Set(["signed-out", "blocked", "interrupted"]);

/**
 * Start a run. A tab that is at the one setting's page already is used as it is.
 *
 * @param {{ id: string, settings: string[], goal: "off" | "on", at: number, tabId: number, isAtSetting: boolean, hearsRequests: boolean, store?: string, signIn?: number }} start
 *     `settings`: one or more, in the order to visit. `goal`: what the switches are to be; "on" is an
 *     undo. `isAtSetting`: the tab shows the first setting's page; otherwise a new tab is opened beside it.
 *     `hearsRequests`: the page's requests can be heard. `store` and `signIn`: the account
 * @returns {{ run: Run, effects: Effect[] }}
 */
export function begin({
  id,
  settings,
  goal,
  at,
  tabId,
  isAtSetting,
  hearsRequests,
  store = "",
  signIn = 0,
}) {
  const stays = isAtSetting && settings.length === 1;
  const tab = { tabId: stays ? tabId : -1, ownTab: !stays };
  const kept = {
    id,
    settings,
    turn: 0,
    goal,
    commandId: 0,
    ...tab,
    store,
    signIn,
    previousDocument: "",
    hearsRequests,
  };
  const run = atTurn(kept, at);
  if (stays) return go(run, "read", at);
  return { run: enter(run, "open", at), effects: [open(run, tabId)] };
}

/**
 * The state in which a run comes to a setting.
 *
 * @param {Pick<Run, "id" | "settings" | "turn" | "goal" | "commandId" | "tabId" | "ownTab" | "store" | "signIn" | "previousDocument" | "hearsRequests">} kept
 *     what stays from setting to setting
 * @param {number} at
 * @returns {Run}
 */
function atTurn(
  {
    id,
    settings,
    turn,
    goal,
    commandId,
    tabId,
    ownTab,
    store = "",
    signIn = 0,
    previousDocument,
    hearsRequests,
  },
  at,
) {
  return {
    id,
    settings,
    turn,
    setting: settings[turn] ?? "",
    goal,
    step: "open",
    commandId,
    tabId,
    ownTab,
    store,
    signIn,
    document: "",
    fresh: false,
    loadRequestedAt: at,
    clickedDocument: "",
    previousDocument,
    clicks: 0,
    personClicks: 0,
    clickTarget: "switch",
    snappedBack: false,
    ...NO_SAVE,
    hearsRequests,
    requests: [],
    lastRequestEndedAt: 0,
    askWhenIdle: false,
    doubtedReading: "",
    failedStatus: NO_FAILURE,
    loadedAgain: false,
    contradicted: false,
    switchMoved: false,
    misreadMs: 0,
    awayPlace: "",
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
 *
 * @param {Run} run
 * @param {RunEvent} event
 * @returns {Move}
 */
export function next(run, event) {
  if (event.type === "answer" && !isAwaited(run, event)) return stay(run);
  if (event.at < enteredAt(run) - CLOCK_JUMP) return afterJump(run, event);
  if (event.at >= run.limit) return giveUp(run, event.at);
  const take = TABLE[run.step][event.type] ?? ANYWHERE[event.type];
  return take(event.type === "resumed" ? markMayHaveEnded(run) : run, event);
}

/** @typedef {{ [type in RunEvent["type"]]: (run: Run, event: any) => Move }} Transitions */

/**
 * What an event does in any step that does not say otherwise. Every kind of event is here.
 *
 * @type {Transitions}
 */
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
  "request-begun": (run, event) => stay(addRequest(run, event)),
  "request-answered": onRequestAnswered,
  "request-ended": onRequestEnded,
  "read-elsewhere": stay,
};

/** @type {Record<Step, Partial<Transitions>>} */
const TABLE = {
  open: {
    opened: onOpened,
    document: onFreshDocument,
    away: onAwayLoading,
    unreachable: onPageFailed,
    "effect-failed": onEffectFailed,
    resumed: openAgain,
  },
  read: {
    answer: onRead,
    unreachable: onPageFailed,
    resumed: readAgain,
    "read-elsewhere": onReadElsewhere,
  },
  click: { answer: onClicked, "read-elsewhere": onContradicted },
  hold: { answer: onHeld, "read-elsewhere": onContradicted },
  person: { answer: onPersonAnswer },
  reload: {
    document: onFreshDocument,
    away: onAwayLoading,
    unreachable: onPageFailed,
    "effect-failed": onEffectFailed,
    resumed: reloadAgain,
    "read-elsewhere": onReadElsewhere,
  },
  confirm: {
    answer: onConfirmed,
    unreachable: onPageFailed,
    resumed: readAgain,
    "read-elsewhere": onReadElsewhere,
  },
};

// ---- open, reload: a document is awaited -------------------------------------------------------

/**
 * @param {Run} run
 * @param {{ tabId: number }} event
 * @returns {Move}
 */
function onOpened(run, { tabId }) {
  return { run: { ...run, tabId }, effects: [{ type: "observe", tabId }] };
}

/**
 * What is opened anew has its time anew: the alarm that wakes the background may be late.
 *
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function openAgain(run, { at }) {
  const anew = { ...run, loadRequestedAt: at, deadline: at + STEP_LIMIT.open };
  if (run.turn > 0) return { run: anew, effects: [visit(run)] };
  if (run.tabId !== -1) return { run, effects: [{ type: "observe", tabId: run.tabId }] };
  return { run: anew, effects: [open(run, -1)] };
}

/**
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
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
  const there = { ...run, document: event.document, fresh, awayPlace: /** @type {""} */ ("") };
  return go(there, hasClicked(run) ? "confirm" : "read", event.at);
}

/**
 * @param {Run} run
 * @param {{ place: Run["awayPlace"], at: number }} event
 * @returns {Move}
 */
function onAwayLoading(run, event) {
  if (event.place === "signed-out" || event.place === "blocked") return onAway(run, event);
  // LinkedIn may pass through other pages on its way; only the time limit ends the wait.
  return stay({ ...run, awayPlace: event.place });
}

/**
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function onPageFailed(run, { at }) {
  return end(run, at, "not-confirmed", "page-failed");
}

/**
 * The browser refused to open a tab, to go to the page or to load it: nothing will come of waiting.
 *
 * @param {Run} run
 * @param {{ at: number, effect: Effect["type"] }} event
 * @returns {Move}
 */
function onEffectFailed(run, { at, effect }) {
  if (effect === "open") return end(run, at, "not-confirmed", "not-opened");
  return effect === "visit" || effect === "reload"
    ? end(run, at, "not-confirmed", "page-failed")
    : stay(run);
}

// ---- read, confirm: a look at the switch -------------------------------------------------------

/**
 * @param {Run} run
 * @param {ReadAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onRead(run, answer) {
  // In a page not loaded afresh, what we hope for only leads to a fresh load.
  if (answer.reading === run.goal && !run.fresh) return startLoading(see(run, answer), answer.at);
  if (!isSettled(run, answer)) return notYet(run, answer);
  if (answer.reading === opposite(run.goal)) return startClick(see(run, answer), answer.at);
  const seen = see(run, answer);
  if (answer.reading !== run.goal) return noSwitch(seen, answer);
  const failed = failureOf(run, answer);
  if (failed !== NO_FAILURE) return afterFailure(run, failed, answer.at);
  return end(
    { ...seen, proof: "confirmed" },
    answer.at,
    run.goal === "off" ? "already-off" : "confirmed-on",
  );
}

/**
 * @param {Run} run
 * @param {ReadAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onConfirmed(run, answer) {
  if (!run.fresh || run.document === run.clickedDocument) return startLoading(run, answer.at);
  if (!isSettled(run, answer)) return notYet(run, answer);
  const failed = isRefused(run, answer) ? NO_FAILURE : failureOf(run, answer);
  if (failed !== NO_FAILURE) return afterFailure(run, failed, answer.at);
  if (isDoubted(run, answer.reading)) {
    return startLoading({ ...run, doubtedReading: answer.reading }, answer.at);
  }
  const seen = see(run, answer);
  if (answer.reading === run.goal) {
    return end(
      { ...seen, proof: "confirmed" },
      answer.at,
      run.goal === "off" ? "confirmed-off" : "confirmed-on",
    );
  }
  if (answer.reading !== opposite(run.goal)) return noSwitch(seen, answer);
  if (run.save === -1 && !run.snappedBack && run.personClicks === 0)
    return clickLeftNoTrace(seen, answer.at);
  return end(
    seen,
    answer.at,
    run.snappedBack ? "reverted" : "not-confirmed",
    whyUnchanged(run.save),
  );
}

/**
 * Whether an answer was given by a page that had nothing left to wait for. What a refusal says does
 * not depend on what else the page loads.
 *
 * @param {Run} run
 * @param {ReadAnswer & { at: number }} answer
 */
function isSettled(run, answer) {
  if (!run.hearsRequests || isRefused(run, answer)) return true;
  const { at, reading } = answer;
  const needed = settle(run)[reading === opposite(run.goal) ? "opposite" : "goal"];
  return run.requests.length === 0 && at - run.lastRequestEndedAt >= needed - LATE;
}

/**
 * A request under way means not yet. The page is asked again when the last one has ended; if none
 * ends, the step's limit ends the run.
 *
 * @param {Run} run
 * @param {ReadAnswer} answer
 * @returns {Move}
 */
function notYet(run, { misreadMs = 0 }) {
  const noted = { ...run, misreadMs: Math.max(run.misreadMs, misreadMs) };
  return noted.requests.length > 0 ? stay({ ...noted, askWhenIdle: true }) : askAnew(noted);
}

/**
 * Whether something came in place of the page. What draws the switch as asked for is taken for the
 * page.
 *
 * @param {Run} run
 * @param {ReadAnswer} answer
 */
const isRefused = (run, { reading, status = 0 }) => isErrorPage(status) && reading !== run.goal;

/**
 * The status with which the page, or what it asked LinkedIn for, failed.
 *
 * @param {Run} run
 * @param {ReadAnswer} answer
 */
const failureOf = (run, { status = 0 }) =>
  run.failedStatus === NO_FAILURE && isErrorPage(status) ? status : run.failedStatus;

/**
 * A page that did not get what it asked LinkedIn for may show what it remembers.
 *
 * @param {Run} run
 * @param {number} failed
 * @param {number} at
 * @returns {Move}
 */
function afterFailure(run, failed, at) {
  if (!run.loadedAgain) return startLoading({ ...run, loadedAgain: true }, at);
  const reason = isTooMany(failed) ? "too-many" : failed >= 500 ? "server-error" : "page-failed";
  return end({ ...run, reading: "unknown" }, at, "not-confirmed", reason);
}

/**
 * What this page asked for while nobody listened is not known: a fresh load of it can be believed
 * no more.
 *
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function readAgain(run, { at }) {
  return run.fresh || run.requests.length > 0 ? startLoading(run, at) : askAgain(run);
}

/**
 * Another tab read the opposite: what this one loaded may be older than that.
 *
 * @param {Run} run
 * @param {{ setting: string, reading: Run["reading"], tabId: number, at: number }} event
 * @returns {Move}
 */
function onReadElsewhere(run, { setting, reading, tabId, at }) {
  const doubted = run.step !== "read" || run.fresh;
  return doubted && contradicts(run, { setting, reading, tabId })
    ? startLoading({ ...run, contradicted: true }, at)
    : stay(run);
}

/**
 * What was clicked there may be stored only after our fresh load.
 *
 * @param {Run} run
 * @param {{ setting: string, reading: Run["reading"], tabId: number }} event
 * @returns {Move}
 */
function onContradicted(run, event) {
  return stay(contradicts(run, event) ? { ...run, contradicted: true } : run);
}

/**
 * @param {Run} run
 * @param {{ setting: string, reading: Run["reading"], tabId: number }} event
 */
const contradicts = (run, { setting, reading, tabId }) =>
  setting === run.setting && tabId !== run.tabId && reading === opposite(run.goal);

/**
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function clickLeftNoTrace(run, at) {
  if (run.clicks < MOST_CLICKS) return startClick(run, at);
  return waitForPerson(run, "ignored", at);
}

/**
 * @param {Run} run
 * @param {ReadAnswer & { at: number }} answer
 * @returns {Move}
 */
function noSwitch(run, { at, reading, status = 0, drawn = true, switches = 0 }) {
  if (isTooMany(status)) return end(run, at, "blocked", "too-many");
  if (status >= 500) return end(run, at, "not-confirmed", "server-error");
  // After a click it was offered, recognised and free to move: this page cannot tell what came of
  // it.
  if (hasClicked(run)) return end(run, at, "not-confirmed");
  if (reading === "locked") return end(run, at, "locked");
  if (!drawn) return end(run, at, "not-confirmed", "page-failed");
  if (reading === "missing" && switches === 0) return end(run, at, "not-offered");
  return end(run, at, "not-recognised");
}

/**
 * 999 is LinkedIn's own.
 *
 * @param {number} status
 */
const isTooMany = (status) => status === 429 || status === 999;

/**
 * @param {number} save
 * @returns {Reason}
 */
function whyUnchanged(save) {
  if (save === -1) return "not-seen";
  if (save === 0) return "no-answer";
  if (isTooMany(save)) return "too-many";
  if (save >= 500) return "server-error";
  if (save >= 300) return "refused";
  return "not-stored";
}

// ---- click, hold, person -----------------------------------------------------------------------

/**
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function startClick(run, at) {
  return go({ ...run, ...NO_SAVE, clickTarget: "switch" }, "click", at);
}

/**
 * @param {Run} run
 * @param {ClickAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onClicked(run, answer) {
  if (!answer.clicked) return go({ ...run, fresh: false }, "read", answer.at);
  const switchMoved = answer.reading !== opposite(run.goal);
  const clicked = { ...afterClick(run, answer.document), clicks: run.clicks + 1, switchMoved };
  const saves = run.save !== -1 || hasOpenSave(run);
  if (answer.dialogOpened && !saves) return waitForPerson(clicked, "asks", answer.at);
  // Anything but what it was: some pages leave a sign behind, and the fresh load will tell. The
  // same again with a save: the page took the click, and moves its switch when LinkedIn has
  // answered.
  if (saves || switchMoved || hasOpenRead(run)) return go(clicked, "hold", answer.at);
  if (answer.hasLabel && run.clickTarget === "switch")
    return go({ ...run, clickTarget: "label" }, "click", answer.at);
  return waitForPerson(clicked, "ignored", answer.at);
}

/**
 * @param {Run} run
 * @param {HoldAnswer & { at: number }} answer
 * @returns {Move}
 */
function onHeld(run, answer) {
  // A reload would cut it off; when it has ended, the page is asked again.
  if (hasOpenSave(run)) return stay(run);
  if (answer.dialogOpened && run.save === -1) return waitForPerson(run, "asks", answer.at);
  // Some pages ask before they save.
  if (run.save === -1 && hasOpenRead(run)) return stay({ ...run, askWhenIdle: true });
  const snappedBack = answer.reading === opposite(run.goal) && (run.switchMoved || run.save !== -1);
  const saved = run.save >= 200 && run.save < 300;
  /** @type {Run["proof"]} */
  const proof = snappedBack ? "clicked" : saved ? "saved" : "held";
  return startLoading({ ...run, snappedBack, proof }, answer.at);
}

/**
 * The person clicked, or the switch came to what was asked for by itself.
 *
 * @param {Run} run
 * @param {PersonAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onPersonAnswer(run, answer) {
  const personClicks = run.personClicks + (answer.clicked ? 1 : 0);
  const limit = answer.at + RUN_LIMIT;
  return go({ ...afterClick(run, answer.document), personClicks, limit }, "hold", answer.at);
}

/**
 * After a click only a fresh page says what the switch is.
 *
 * @param {Run} run
 * @param {string} document
 * @returns {Run}
 */
function afterClick(run, document) {
  return {
    ...run,
    clickedDocument: document,
    fresh: false,
    doubtedReading: "",
    snappedBack: false,
    switchMoved: true,
    proof: "clicked",
    reason: "",
    reading: "unknown",
  };
}

/**
 * The page went, or the time was up, before it was known what a click did.
 *
 * @param {Run} run
 * @returns {Run}
 */
function afterUnansweredClick(run) {
  const proof = run.proof || "clicked";
  return {
    ...run,
    clickedDocument: run.document,
    clicks: Math.max(1, run.clicks),
    fresh: false,
    proof,
    reading: "unknown",
  };
}

/**
 * @param {Run} run
 * @param {Reason} reason
 * @param {number} at
 * @returns {Move}
 */
function waitForPerson(run, reason, at) {
  // Other settings do not wait for a person; this one is theirs afterwards, by itself.
  if (hasSeveral(run)) return end(run, at, "needs-you", reason);
  const asked = {
    ...run,
    ...NO_SAVE,
    reason,
    fresh: false,
    limit: at + STEP_LIMIT.person + RUN_LIMIT,
  };
  const { run: asking, effects } = go(asked, "person", at);
  const { setting, proof, reading } = asking;
  const note = {
    reading,
    outcome: /** @type {const} */ ("needs-you"),
    proof,
    reason,
    ...marksOf(accountOf(run)),
  };
  const show = /** @type {const} */ ({ type: "show-tab", tabId: run.tabId });
  return { run: asking, effects: [show, ...effects, { type: "note", setting, record: note }] };
}

// ---- any step ----------------------------------------------------------------------------------

/**
 * A new document of the setting's page came into the tab by itself, or by the person.
 *
 * @param {Run} run
 * @param {{ document: string, startedAt: number, at: number }} event
 * @returns {Move}
 */
function onNewDocument(run, event) {
  if (event.document === run.document) return stay(run);
  const there = { ...run, document: event.document, fresh: false };
  if (run.step === "read") return go(there, "read", event.at);
  if (run.step === "person" && !isFresh(run, event)) return go(there, "person", event.at);
  // The page went in the middle of a click, a watch or a fresh load: only a load of our own can
  // tell what counted.
  const left = run.step === "confirm" ? run : afterUnansweredClick(run);
  return startLoading({ ...left, document: event.document }, event.at);
}

/**
 * @param {Run} run
 * @param {{ place: Run["awayPlace"], at: number }} event
 * @returns {Move}
 */
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
    return startLoading(afterUnansweredClick(run), at);
  }
  const loading = run.step === "open" || run.step === "reload";
  const leads = run.awayPlace === "elsewhere" || run.awayPlace === "list";
  if (loading && leads && !hasClicked(run)) return end(run, at, "not-offered");
  return end(run, at, "not-confirmed", loading ? "page-failed" : "timed-out");
}

/** The background was restarted: what was asked may never have been heard. */
function askAgain(/** @type {Run} */ run) {
  return { run, effects: [ask(run)] };
}

// ---- the page's own requests -------------------------------------------------------------------

/**
 * @param {Run} run
 * @param {{ request: string, status: number, at: number }} event
 * @returns {Move}
 */
function onRequestAnswered(run, { request: id, status, at }) {
  const answered = findRequest(run, id);
  return answered?.isSave ? onSave(noteAnswer(run, answered, status), at) : stay(run);
}

/**
 * @param {Run} run
 * @param {{ request: string, status: number, givenUp?: boolean, at: number }} event
 * @returns {Move}
 */
function onRequestEnded(run, event) {
  const ended = findRequest(run, event.request);
  if (!ended) return stay(run);
  const rest = removeRequest(run, ended, event);
  return ended.isSave ? onSave(rest, event.at) : askIfQuiet(rest);
}

/**
 * A save has been answered, or has ended.
 *
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function onSave(run, at) {
  if (hasOpenSave(run)) return stay(run);
  if (run.step === "click")
    return go({ ...afterClick(run, run.document), clicks: run.clicks + 1 }, "hold", at);
  if (run.step === "hold") return askAnew(run);
  return askIfQuiet(run);
}

/**
 * A page that answered while something was under way is asked again when that has ended.
 *
 * @param {Run} run
 * @returns {Move}
 */
function askIfQuiet(run) {
  const busy = run.step === "hold" ? hasOpenRead(run) : run.requests.length > 0;
  return run.askWhenIdle && !busy ? askAnew(run) : stay(run);
}

/**
 * Whether another fresh load must read the same. A save without an answer may still arrive at
 * LinkedIn, so on is doubted after it as well as off.
 *
 * @param {Run} run
 * @param {Reading} reading
 */
function isDoubted(run, reading) {
  const isFirst = reading !== run.doubtedReading;
  if (reading === run.goal) return isFirst && isDoubtful(run);
  return isFirst && reading === opposite(run.goal) && run.save === 0;
}

/**
 * Whether one fresh load that reads as asked for is not enough.
 *
 * @param {Run} run
 */
const isDoubtful = (run) => run.contradicted || saveFailed(run);

// ---- a clock that was put back -----------------------------------------------------------------

/**
 * When the present step began.
 *
 * @param {Run} run
 */
const enteredAt = ({ deadline, step }) => deadline - STEP_LIMIT[step];

/**
 * Go by the new clock, or the run would wait for as long as it was put back.
 *
 * @param {Run} run
 * @param {RunEvent} event
 * @returns {Move}
 */
function afterJump(run, event) {
  const by = event.at - enteredAt(run);
  const moved = (/** @type {number} */ time) => Math.max(0, time + by);
  const { deadline, limit, startedAt, loadRequestedAt, lastRequestEndedAt } = run;
  const requests = run.requests.map((each) => ({ ...each, begunAt: moved(each.begunAt) }));
  const there = {
    ...run,
    requests,
    deadline: moved(deadline),
    limit: moved(limit),
    startedAt: moved(startedAt),
    loadRequestedAt: moved(loadRequestedAt),
    lastRequestEndedAt: moved(lastRequestEndedAt),
  };
  // How much time has passed since the load was asked for is not known any more.
  if (run.step === "reload" && event.type === "document") return startLoading(there, event.at);
  return next(
    run.step === "open" && run.turn === 0 ? { ...there, loadRequestedAt: 0 } : there,
    event,
  );
}

// ---- small parts -------------------------------------------------------------------------------

/**
 * @param {Run} run
 * @returns {Move}
 */
function stay(run) {
  return { run, effects: [] };
}

/**
 * @param {Run} run
 * @param {Step} step
 * @param {number} at
 * @returns {Run}
 */
function enter(run, step, at) {
  return { ...run, step, commandId: run.commandId + 1, deadline: at + STEP_LIMIT[step] };
}

/**
 * @param {Run} run
 * @param {Command["step"]} step
 * @param {number} at
 * @returns {{ run: Run, effects: Effect[] }}
 */
function go(run, step, at) {
  const there = enter(run, step, at);
  return { run: there, effects: [ask(there)] };
}

/**
 * Ask for the same once more, within the step's own time.
 *
 * @param {Run} run
 * @returns {Move}
 */
function askAnew(run) {
  const anew = { ...run, commandId: run.commandId + 1, askWhenIdle: false };
  return { run: anew, effects: [ask(anew)] };
}

/**
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function startLoading(run, at) {
  const previousDocument = run.document || run.previousDocument;
  const left = { ...dropRequests(run), askWhenIdle: false };
  const loading = enter(
    { ...left, previousDocument, document: "", fresh: false, loadRequestedAt: at, awayPlace: "" },
    "reload",
    at,
  );
  return { run: loading, effects: [{ type: "reload", tabId: run.tabId }] };
}

/**
 * @param {Run} run
 * @returns {Effect}
 */
function ask(run) {
  const step = /** @type {Command["step"]} */ (run.step);
  const { id, commandId, setting, goal, document, clickTarget } = run;
  /** @type {Command} */
  const command = {
    type: "command",
    run: id,
    commandId,
    setting,
    goal,
    document,
    step,
    clickTarget,
    settle: settle(run),
  };
  return { type: "ask", tabId: run.tabId, command };
}

/**
 * How long (ms) what the page shows must stay the same before it counts.
 *
 * Pages have been drawn with a switch that reads off and is corrected a moment later, so the
 * reading we hope for waits longest, and longer still where LinkedIn was seen to refuse it; a page
 * that was seen to correct itself is given twice the time that took. In a fresh page the time runs
 * from when the document is complete.
 *
 * The opposite is what gets clicked. LinkedIn draws the switch before its handler is attached, and
 * a click in between is lost: the second click gives the page more time than the first.
 *
 * @param {Run} run
 * @returns {Command["settle"]}
 */
function settle(run) {
  if (run.step === "click")
    return {
      goal: IGNORED_WITHIN,
      opposite: run.hearsRequests ? NO_REQUEST : UNHEARD.click,
      complete: false,
    };
  if (run.step === "hold") return { ...holdFor(run), complete: false };
  const reached = run.fresh ? freshFor(run) : 500;
  return {
    goal: reached + 2 * run.misreadMs,
    opposite: hasClicked(run) ? 2_500 : 350,
    complete: run.fresh,
  };
}

/**
 * Nobody waits for a switch that was off already as they do after a click.
 *
 * @param {Run} run
 */
function freshFor(run) {
  if (isDoubtful(run)) return FRESH.refused;
  if (!hasClicked(run)) return FRESH.untouched;
  return run.hearsRequests ? FRESH.heard : FRESH.unheard;
}

/**
 * How long (ms) the clicked switch is watched: until its save is over, however long that takes.
 *
 * @param {Run} run
 */
function holdFor(run) {
  if (!run.hearsRequests) return { goal: UNHEARD.hold, opposite: HOLD_AFTER_SAVE };
  if (hasOpenSave(run)) return { goal: STEP_LIMIT.hold, opposite: STEP_LIMIT.hold };
  if (run.save === -1)
    return { goal: NO_REQUEST - IGNORED_WITHIN, opposite: NO_REQUEST - IGNORED_WITHIN };
  const after = run.requests.some(({ isSave }) => isSave) ? REST_OF_ANSWER : HOLD_AFTER_SAVE;
  return { goal: after, opposite: Math.max(after, IGNORED_WITHIN) };
}

/**
 * @param {Run} run
 * @param {{ commandId: number, document: string }} answer
 */
function isAwaited(run, answer) {
  const known = run.document === "" || answer.document === run.document;
  return answer.commandId === run.commandId && known;
}

/**
 * @param {Run} run
 * @param {{ document: string, startedAt: number, at: number }} event
 */
function isFresh(run, event) {
  const known = event.document === run.clickedDocument || event.document === run.previousDocument;
  // A document that began after now goes by a clock that has been put back since.
  const began =
    event.startedAt >= run.loadRequestedAt - CLOCK_GRAIN &&
    event.startedAt <= event.at + CLOCK_GRAIN;
  return !known && began;
}

/**
 * Note a reading. "off" is noted only where it may be believed: in a document loaded for this run;
 * after a click, so is anything else.
 *
 * @param {Run} run
 * @param {ReadAnswer & { document: string }} answer
 * @returns {Run}
 */
function see(run, { reading, document, label = "", misreadMs = 0 }) {
  const believed = (reading === "off" || hasClicked(run)) && !run.fresh ? run.reading : reading;
  const seen = { ...run, document, reading: believed, label: label || run.label };
  const before = hasClicked(run) ? run.before : reading;
  return { ...seen, before, misreadMs: Math.max(run.misreadMs, misreadMs) };
}

/**
 * End the present setting; the run goes on to the next one, or is over.
 *
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

/**
 * @param {Run} run
 * @param {number} at
 * @param {Effect} ended
 * @returns {Move}
 */
function nextTurn(run, at, ended) {
  const previousDocument = run.document || run.previousDocument;
  const there = enter(atTurn({ ...run, turn: run.turn + 1, previousDocument }, at), "open", at);
  return { run: there, effects: [ended, visit(there)] };
}

/**
 * Go to the setting in the run's tab; where none could be opened, another is tried.
 *
 * @param {Run} run
 * @returns {Effect}
 */
const visit = (run) =>
  run.tabId === -1 ? open(run, -1) : { type: "visit", tabId: run.tabId, setting: run.setting };

/**
 * @param {Run} run
 * @param {number} beside a tab, or -1
 * @returns {Effect}
 */
const open = ({ setting, store }, beside) => ({
  type: "open",
  setting,
  beside,
  ...(store && { store }),
});

/**
 * What is left of a run over several settings: for the popup, and to go on with.
 *
 * @param {Run} run
 * @param {boolean} stopped
 * @param {Outcome} why
 * @returns {Effect}
 */
function finish({ settings, turn }, stopped, why) {
  return { type: "finish", settings, left: stopped ? settings.slice(turn) : [], why };
}

/**
 * @param {Run} run
 * @param {Outcome} outcome
 * @param {Reason} reason
 * @returns {Effect}
 */
function record(run, outcome, reason) {
  const { setting, goal, proof, reading, label, startedAt, save, saveMethod, savePath } =
    run.step === "click" ? afterUnansweredClick(run) : run;
  const before = run.before || "unknown";
  return {
    type: "record",
    setting,
    record: { reading, outcome, proof, reason, ...marksOf(accountOf(run)) },
    receipt: {
      setting,
      goal,
      before,
      did: didOf(run),
      outcome,
      reason,
      proof,
      save,
      saveMethod,
      savePath,
      label,
      startedAt,
    },
  };
}

/**
 * What was done to the switch. A click that was asked for and not yet answered may have been made.
 *
 * @param {Run} run
 */
export function didOf({ clicks, personClicks, step }) {
  if (personClicks > 0) return "person-clicked";
  return clicks > 0 || step === "click" ? "clicked" : "nothing";
}

/** @param {Run} run */
const hasClicked = (run) => run.clicks + run.personClicks > 0;

/** @param {"off" | "on"} goal */
const opposite = (goal) => (goal === "off" ? "on" : "off");
