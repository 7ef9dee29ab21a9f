/**
 * The run machine. A run carries out one click of the person over one or more settings, one after
 * another in one tab. Each setting ends with one outcome.
 *
 * Pure: `next(run, event)` returns the next run and the effects to carry out, without access to the
 * browser, the clock or the page. TABLE and ANYWHERE contain all transitions.
 *
 *   open -> read -> click -> hold -> reload -> confirm -> open of the next setting, or the end
 *                       \-> person -/
 *
 * If the person has chosen to click by hand, `person` takes the place of `click` in every setting.
 *
 * A check, which clicks nothing: open -> reload -> read -> open of the next setting, or the end
 *
 * The promise: a setting ends in success only if `read` or `confirm` reads the goal in a fresh
 * document, which was reloaded for this run and after its last click, while none of the page's
 * requests is open. Every step also receives the events of those requests.
 */

/**
 * @import {
 *   ClickAnswer, Command, Effect, Goal, HoldAnswer, Outcome, PersonAnswer, ReadAnswer,
 *   Reading, Reason, Run, RunEvent, Step
 * } from "../../shared/types.js"
 */
/** @typedef {{ run: Run | null, effects: Effect[] }} Move */

import { accountOf, marksOf } from "../../shared/account.js";
import { opposite } from "../../shared/goals.js";
import { isDone } from "../../shared/records.js";
import { hasSeveral } from "../../shared/run-progress.js";
import { isTooMany, NO_SAVE, saveFailed, whyUnchanged } from "./judge-save.js";
import {
  addRequest,
  dropRequests,
  findRequest,
  hasOpenRead,
  hasOpenSave,
  isErrorPage,
  markMayHaveEnded,
  NO_FAILURE,
  noteAnswer,
  removeRequest,
} from "./open-requests.js";
import { UNAUTHORIZED } from "./requests.js";

/**
 * How long each step may take (ms). Slow pages draw their switch after up to 20 s; then it is read
 * for as long as a reading must last, perhaps a second time after the page's last request.
 */
export const STEP_LIMIT = Object.freeze({
  open: 30_000,
  read: 40_000,
  click: 12_000,
  hold: 20_000,
  person: 600_000,
  reload: 30_000,
  confirm: 40_000,
});

const NO_REASON = /** @type {const} */ ("");

/** How long a whole run may take (ms), not counting the time that it waits for the person. */
export const RUN_LIMIT = 180_000;

/** In ms. Browsers that resist fingerprinting round their clocks to 100 ms. */
const CLOCK_PRECISION = 200;

/** A clock that goes back by more than this (ms) during a step was set, not just corrected. */
const CLOCK_JUMP = 5_000;

/** A request's event may reach the run up to this long (ms) after the page noticed it. */
const EVENT_DELAY = 250;

/**
 * How long (ms) the goal must be read in a fresh document before it counts: longer than a round
 * number, because a page may correct itself after one, and Chromium lets such a timer fire some
 * milliseconds late.
 */
const FRESH_STABLE = { heard: 2_100, unheard: 4_100, untouched: 5_100, refused: 6_100 };

/** A switch that goes back within this time (ms) ignored the click; later, the page reverted it. */
const IGNORED_WITHIN = 300;

/** A click that starts a request does so within this time (ms). */
const REQUEST_WITHIN = 2_000;

/** How long (ms) the switch must stay as clicked after its save has ended. */
const HOLD_AFTER_SAVE = 150;

/** How long (ms) the run waits for the rest of an answer whose status is known. */
const REST_OF_ANSWER = 1_000;

/** How long (ms) the steps wait if the page's requests cannot be observed. */
const WITHOUT_REQUESTS = { click: 1_500, hold: 12_000 };

/** A reload that the browser does not hold back sends its first request within this time (ms). */
export const RELOAD_BEGINS_WITHIN = 4_000;

/**
 * How long (ms) a run waits for the setting after LinkedIn has led its tab to a list of settings,
 * as LinkedIn does if it does not offer the setting.
 */
const BACK_FROM_LIST = 3_000;

/** After a click without any effect, try once more in a fresh document, then ask the person. */
const MAX_CLICKS = 2;

/**
 * How long (ms) a page gets to attach its handlers after a click that sent nothing. React takes over
 * the parts of a page one by one, long after the page is complete.
 */
const BEFORE_SECOND_CLICK = 5_000;

/** After these, the other settings cannot be reached either; the person can continue later. */
const STOPPING_OUTCOMES = new Set(["signed-out", "blocked", "interrupted"]);
const STOPPING_REASONS = new Set([
  "too-many",
  "no-access",
  "kept-out",
  "other-page",
  "offline",
  // Nobody came to click, so nobody will at the next setting.
  "by-hand",
]);

/** The statuses of a page that is refused: not allowed, or not allowed in this country. */
const REFUSED = new Set([401, 403, 451]);

/** The kinds of page that are LinkedIn's page of the setting, or may become it. */
const OWN_PAGES = new Set(["settings", "translated", "blank"]);

/** The status with which a network asks to sign in to the network itself. */
const NO_NETWORK = 511;

/**
 * Start a run. For a single setting, a tab that already shows it is used; otherwise the run opens
 * its own tab beside `tabId`.
 *
 * @param {object} start
 * @param {string} start.id
 * @param {string[]} start.settings one or more, in the order to visit
 * @param {Goal} start.goal
 * @param {number} start.at
 * @param {number} start.tabId
 * @param {boolean} start.isAtSetting whether the tab shows the first setting
 * @param {boolean} start.hearsRequests whether the page's requests can be observed
 * @param {boolean} [start.byHand] whether the person clicks; a check needs no click
 * @param {string} [start.store] the container of the account
 * @param {number} [start.signIn] the sign-in of the account
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
  byHand = false,
  store = "",
  signIn = 0,
}) {
  const usesTab = isAtSetting && settings.length === 1;
  const tab = { tabId: usesTab ? tabId : -1, ownTab: !usesTab };
  const base = {
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
    ...(byHand && goal !== "check" && { byHand }),
  };
  const run = runAtSetting(base, at);
  if (usesTab) return isCheck(run) ? startLoading(run, at) : startStep(run, "read", at);
  return { run: enterStep(run, "open", at), effects: [openEffect(run, tabId)] };
}

/**
 * @typedef {Pick<Run,
 *   | "id" | "settings" | "turn" | "goal" | "commandId" | "tabId" | "ownTab" | "store" | "signIn"
 *   | "previousDocument" | "hearsRequests" | "byHand" | "cameFrom"
 * >} RunBase the fields that stay the same from setting to setting
 */

/**
 * Return the state of a run at the start of a setting.
 *
 * @param {RunBase} base
 * @param {number} at
 * @returns {Run}
 */
function runAtSetting(base, at) {
  const { id, settings, turn, goal, commandId, tabId, ownTab, previousDocument, hearsRequests } =
    base;
  const { cameFrom, byHand } = base;
  return {
    id,
    settings,
    turn,
    setting: settings[turn] ?? "",
    goal,
    ...(byHand && { byHand }),
    step: "open",
    commandId,
    tabId,
    ownTab,
    ...accountOf(base),
    ...(cameFrom !== undefined && { cameFrom }),
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
 * Handle one event. The caller stores the run and then carries out the effects.
 *
 * @param {Run} run
 * @param {RunEvent} event
 * @returns {Move}
 */
export function next(run, event) {
  if (event.type === "answer" && !isExpected(run, event)) return stay(run);
  if (event.at < enteredAt(run) - CLOCK_JUMP) return afterClockChange(run, event);
  if (event.at >= run.limit) return giveUp(run, event.at);
  const transition = TABLE[run.step][event.type] ?? ANYWHERE[event.type];
  return transition(event.type === "resumed" ? markMayHaveEnded(run) : run, event);
}

/** @typedef {{ [type in RunEvent["type"]]: (run: Run, event: any) => Move }} Transitions */

/**
 * The transitions of all events, for steps that have no transition of their own in TABLE.
 *
 * @type {Transitions}
 */
const ANYWHERE = {
  opened: stay,
  answer: stay,
  unreachable: stay,
  "no-access": (run, { at }) => end(run, at, "not-confirmed", "no-access"),
  "kept-out": stay,
  "effect-failed": stay,
  kept: (run, { at, outcome, reason }) => end(run, at, outcome, reason),
  "tab-closed": (run, { at, isMoved }) =>
    end(run, at, "interrupted", isMoved ? "tab-moved" : "tab-closed"),
  cancel: (run, { at }) => end(run, at, "interrupted", "stopped"),
  skip: stay,
  resumed: resend,
  tick: (run, { at }) => (at >= run.deadline ? giveUp(run, at) : stay(run)),
  away: onAway,
  shown: (run, { cameFrom }) => stay({ ...run, cameFrom }),
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
    "kept-out": onKeptOut,
    document: onFreshDocument,
    away: onAwayWhileLoading,
    unreachable: onUnreachable,
    "effect-failed": onEffectFailed,
    resumed: resumeOpen,
  },
  read: {
    answer: onRead,
    away: onAwayWhileReading,
    unreachable: onUnreachable,
    resumed: resumeRead,
    "read-elsewhere": onReadElsewhere,
  },
  click: { answer: onClicked, "read-elsewhere": onContradicted },
  hold: { answer: onHeld, "read-elsewhere": onContradicted },
  person: { answer: onPersonAnswer, skip: onSkip, "read-elsewhere": onGoalElsewhere },
  reload: {
    tick: onReloadTick,
    document: onFreshDocument,
    away: onAwayWhileLoading,
    unreachable: onUnreachable,
    "effect-failed": onEffectFailed,
    resumed: resumeReload,
    "read-elsewhere": onReadElsewhere,
  },
  confirm: {
    answer: onConfirmed,
    unreachable: onUnreachable,
    resumed: resumeRead,
    "read-elsewhere": onReadElsewhere,
  },
};

// ---- open, reload: wait for a document ---------------------------------------------------------

/**
 * @param {Run} run
 * @param {{ tabId: number }} event
 * @returns {Move}
 */
function onOpened(run, { tabId }) {
  return { run: { ...run, tabId }, effects: [{ type: "observe", tabId }] };
}

/**
 * Load the page again, unless it is loading and none of its requests is open: their ends may have
 * been missed. Restart the deadline, as the alarm that woke the background may be late.
 *
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function resumeOpen(run, { at }) {
  const restarted = { ...dropRequests(run), loadRequestedAt: at, deadline: at + STEP_LIMIT.open };
  if (run.turn > 0) return { run: restarted, effects: [visitEffect(run)] };
  if (run.tabId !== -1 && run.requests.length > 0) return startLoading(run, at);
  if (run.tabId !== -1) return { run, effects: [{ type: "observe", tabId: run.tabId }] };
  return { run: restarted, effects: [openEffect(run, -1)] };
}

/**
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function resumeReload(run, { at }) {
  return startLoading(run, at);
}

/**
 * @param {Run} run
 * @param {{ document: string, startedAt: number, at: number }} event
 * @returns {Move}
 */
function onFreshDocument(run, event) {
  if (!isFresh(run, event)) return stay(run);
  // A new tab may show a cached page. Only the reload bypasses the cache.
  const fresh = run.step === "reload";
  const loaded = { ...run, document: event.document, fresh, awayPlace: /** @type {""} */ ("") };
  if (isCheck(run) && !fresh) return startLoading(loaded, event.at);
  return startStep(loaded, hasClicked(run) ? "confirm" : "read", event.at);
}

/**
 * The tab has loaded a page that the browser keeps from Untrain: a policy, or Firefox, keeps
 * extensions off LinkedIn, whatever permission they have. A hidden address of which a request was
 * heard is that of another site, and a failed request leads to an error page of the browser.
 *
 * @param {Run} run
 * @param {{ at: number, isHidden?: boolean }} event
 * @returns {Move}
 */
function onKeptOut(run, { at, isHidden }) {
  const wasHeard = run.requests.length > 0 || run.lastRequestEndedAt > 0;
  const isOther = isHidden ? wasHeard : run.failedStatus !== NO_FAILURE;
  return isOther || !run.hearsRequests ? stay(run) : end(run, at, "not-confirmed", "kept-out");
}

/** @typedef {Extract<RunEvent, { type: "away" }>} Away */
/** @typedef {Extract<RunEvent, { type: "read-elsewhere" }>} ReadElsewhere */

/**
 * @param {Run} run
 * @param {Away} event
 * @returns {Move}
 */
function onAwayWhileLoading(run, event) {
  if (event.place === "signed-out" || event.place === "blocked") return onAway(run, event);
  // The page of the previous setting says nothing about this one.
  if (run.hearsRequests && !hasLoaded(run)) return stay(run);
  // LinkedIn may redirect through other pages, so only the time limit ends the wait.
  const away = { ...run, awayPlace: event.place };
  return stay(
    event.isLoaded && hasLoaded(run) && isLedToList(run, event) ? hurry(away, event) : away,
  );
}

/**
 * LinkedIn's page may lead to a list only after it was drawn. Nobody sits in the run's own tab in
 * the background, so nobody has left it.
 *
 * @param {Run} run
 * @param {Away} event
 * @returns {Move}
 */
function onAwayWhileReading(run, event) {
  if (event.isActive || !isLedToList(run, event)) return onAway(run, event);
  const waiting = enterStep({ ...run, document: "", fresh: false }, "open", event.at);
  return stay(hurry({ ...waiting, awayPlace: event.place }, event));
}

/**
 * @param {Run} run
 * @param {Away} event
 */
const isLedToList = (run, { place }) => place === "list" && run.ownTab && !hasClicked(run);

/**
 * Return whether the tab has loaded anything for this setting. Until then it still shows the page of
 * the previous one.
 *
 * @param {Run} run
 */
const hasLoaded = ({ turn, lastRequestEndedAt }) => turn === 0 || lastRequestEndedAt > 0;

/**
 * @param {Run} run
 * @param {Away} event
 * @returns {Run}
 */
const hurry = (run, { at }) => ({ ...run, deadline: Math.min(run.deadline, at + BACK_FROM_LIST) });

/**
 * The page did not get the command. A tab of the person may have no page, or one that is asleep: the
 * run then leaves it and opens its own. A silent page of the run itself gets the time of its step.
 *
 * @param {Run} run
 * @param {{ at: number, isSilent?: boolean }} event
 * @returns {Move}
 */
function onUnreachable(run, { at, isSilent }) {
  if (run.step === "read" && !run.ownTab && !hasClicked(run)) return takeOwnTab(run, at);
  return isSilent ? stay(run) : end(run, at, "not-confirmed", "page-failed");
}

/**
 * Start the setting again, in a tab beside the person's.
 *
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function takeOwnTab(run, at) {
  const started = enterStep(runAtSetting({ ...run, tabId: -1, ownTab: true }, at), "open", at);
  return { run: started, effects: [openEffect(started, run.tabId)] };
}

/**
 * A page may ask before it is left: the browser then shows its question and loads nothing. Leave a
 * tab of the person with that question, and read in a tab of the run.
 *
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function onReloadTick(run, event) {
  const isLoading = run.lastRequestEndedAt > 0 || run.requests.some(({ changes }) => !changes);
  const standsStill = run.hearsRequests && !run.ownTab && !isLoading;
  if (!standsStill || event.at < run.loadRequestedAt + RELOAD_BEGINS_WITHIN)
    return ANYWHERE.tick(run, event);
  const own = { ...run, tabId: -1, ownTab: true, loadRequestedAt: event.at };
  const started = enterStep(own, "open", event.at);
  return { run: started, effects: [openEffect(started, run.tabId)] };
}

/**
 * The browser failed to open a tab or to load the page, so waiting is useless.
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

// ---- read, confirm: read the switch ------------------------------------------------------------

/**
 * @param {Run} run
 * @param {ReadAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onRead(run, answer) {
  const seen = noteReading(run, answer);
  // A page load shows the page without a frame.
  if (answer.inFrame && !run.fresh && !run.leftFrame)
    return startLoading({ ...run, document: answer.document, leftFrame: true }, answer.at);
  // In a document that is not fresh, the goal only leads to a reload, and so does all of a check.
  if (!run.fresh && (isCheck(run) || isGoal(run, answer.reading)))
    return startLoading(seen, answer.at);
  if (!isSettled(run, answer)) return askLater(run, answer);
  if (answer.reading === opposite(run.goal)) return startClick(seen, answer.at);
  if (!isGoal(run, answer.reading)) return endWithoutSwitch(seen, answer);
  const failed = failedStatusOf(run, answer);
  if (failed !== NO_FAILURE) return afterFailure(run, failed, answer.at);
  return end(
    { ...seen, proof: "confirmed" },
    answer.at,
    answer.reading === "off" ? "already-off" : isCheck(run) ? "is-on" : "confirmed-on",
  );
}

/**
 * @param {Run} run
 * @param {ReadAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onConfirmed(run, answer) {
  if (!run.fresh || run.document === run.clickedDocument) return startLoading(run, answer.at);
  if (!isSettled(run, answer)) return askLater(run, answer);
  // After the second load a page that is not the setting's says itself what has failed.
  const saysWhy = isErrorAnswer(run, answer) || (run.loadedAgain && isForeign(answer));
  const failed = saysWhy ? NO_FAILURE : failedStatusOf(run, answer);
  if (failed !== NO_FAILURE) return afterFailure(run, failed, answer.at);
  if (needsSecondLoad(run, answer.reading)) {
    return startLoading({ ...run, doubtedReading: answer.reading }, answer.at);
  }
  const seen = noteReading(run, answer);
  if (answer.reading === run.goal) {
    return end(
      { ...seen, proof: "confirmed" },
      answer.at,
      run.goal === "off" ? "confirmed-off" : "confirmed-on",
    );
  }
  if (answer.reading !== opposite(run.goal)) return endWithoutSwitch(seen, answer);
  if (run.save === -1 && !run.snappedBack && run.personClicks === 0)
    return afterClickWithoutTrace(seen, answer.at);
  return end(
    seen,
    answer.at,
    run.snappedBack ? "reverted" : "not-confirmed",
    whyUnchanged(run.save),
  );
}

/**
 * Return whether the page had nothing left to wait for when it answered. An error page is always
 * settled.
 *
 * @param {Run} run
 * @param {ReadAnswer & { at: number }} answer
 */
function isSettled(run, answer) {
  if (!run.hearsRequests || isErrorAnswer(run, answer)) return true;
  const { at, reading } = answer;
  const needed = settle(run)[reading === opposite(run.goal) ? "opposite" : "goal"];
  return run.requests.length === 0 && at - run.lastRequestEndedAt >= needed - EVENT_DELAY;
}

/**
 * Ask the page again when its last request has ended. If it never ends, the limit of the step ends
 * the run.
 *
 * @param {Run} run
 * @param {ReadAnswer} answer
 * @returns {Move}
 */
function askLater(run, { misreadMs = 0 }) {
  const noted = { ...run, misreadMs: Math.max(run.misreadMs, misreadMs) };
  return noted.requests.length > 0 ? stay({ ...noted, askWhenIdle: true }) : askAgain(noted);
}

/**
 * Return whether the answer comes from an error page. A page that reads as the goal is not one,
 * whatever its status.
 *
 * @param {Run} run
 * @param {ReadAnswer} answer
 */
const isErrorAnswer = (run, { reading, status = 0 }) =>
  isErrorPage(status) && !isGoal(run, reading);

/**
 * Return the status with which the page or one of its requests failed.
 *
 * @param {Run} run
 * @param {ReadAnswer} answer
 */
const failedStatusOf = (run, { status = 0 }) =>
  run.failedStatus === NO_FAILURE && isErrorPage(status) ? status : run.failedStatus;

/**
 * Load the page once more after a failed request, as it may show remembered data; then give up.
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
 * Reload a fresh document, as its requests may have been missed while the background was stopped.
 *
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function resumeRead(run, { at }) {
  return run.fresh || run.requests.length > 0 ? startLoading(run, at) : resend(run);
}

/**
 * Another tab read the opposite, or anything during a check, so the document of this run may be
 * outdated.
 *
 * @param {Run} run
 * @param {ReadElsewhere} event
 * @returns {Move}
 */
function onReadElsewhere(run, event) {
  const dependsOnLoad = run.step !== "read" || run.fresh;
  return dependsOnLoad && contradicts(run, event)
    ? startLoading(contradicted(run, event), event.at)
    : stay(run);
}

/**
 * Another tab read the opposite. LinkedIn may store a click in that tab only after this run's
 * reload.
 *
 * @param {Run} run
 * @param {ReadElsewhere} event
 * @returns {Move}
 */
function onContradicted(run, event) {
  return stay(contradicts(run, event) ? contradicted(run, event) : run);
}

/**
 * Another tab reads the goal: the person may have clicked there. A fresh document decides, unless
 * the load would take LinkedIn's question away or abort a save. The other tab reports again later.
 *
 * @param {Run} run
 * @param {ReadElsewhere} event
 * @returns {Move}
 */
function onGoalElsewhere(run, event) {
  if (run.reason === "asks" || hasOpenSave(run) || !contradicts(run, event)) return stay(run);
  const limit = event.at + RUN_LIMIT;
  return startLoading({ ...contradicted(run, event), limit, reason: NO_REASON }, event.at);
}

/**
 * Return whether another tab contradicts this run. A reading that the background did not store is
 * reported again; that is no new contradiction.
 *
 * @param {Run} run
 * @param {ReadElsewhere} event
 */
function contradicts(run, { setting, reading, tabId, since }) {
  if (setting !== run.setting || tabId === run.tabId) return false;
  const by = run.contradictedBy;
  if (by?.tabId === tabId && by.reading === reading && by.since === since) return false;
  const seeksGoal = isCheck(run) || run.step === "person";
  return seeksGoal ? isGoal(run, reading) : reading === opposite(run.goal);
}

/**
 * @param {Run} run
 * @param {ReadElsewhere} event
 * @returns {Run}
 */
const contradicted = (run, { tabId, reading, since }) => ({
  ...run,
  contradictedBy: { tabId, reading, since },
});

/**
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function afterClickWithoutTrace(run, at) {
  if (run.clicks < MAX_CLICKS) return startClick(run, at);
  return waitForPerson(run, "ignored", at);
}

/**
 * @param {Run} run
 * @param {ReadAnswer & { at: number }} answer
 * @returns {Move}
 */
function endWithoutSwitch(run, answer) {
  const { at, reading, page, status = 0, drawn = true, switches = 0 } = answer;
  if (isTooMany(status)) return end(run, at, "blocked", "too-many");
  if (page === "offline" || status === NO_NETWORK) return end(run, at, "not-confirmed", "offline");
  if (status >= 500) return end(run, at, "not-confirmed", "server-error");
  if (page === "sign-in") return end(run, at, "signed-out");
  if (isForeign(answer))
    return REFUSED.has(status)
      ? end(run, at, "blocked", "page-refused")
      : end(run, at, "not-confirmed", "other-page");
  if (answer.unseen) return askToLook(run);
  const why = page === "translated" ? page : "";
  // The run clicked the switch before, so it is offered, recognised and not locked. This page just
  // does not show the result.
  if (hasClicked(run)) return end(run, at, "not-confirmed", why);
  if (reading === "locked") return end(run, at, "locked");
  if (answer.inFrame) return end(run, at, "not-recognised", "in-frame");
  if (!drawn || page === "blank") return end(run, at, "not-confirmed", "page-failed");
  if (reading === "missing" && switches === 0) return end(run, at, "not-offered");
  return end(run, at, "not-recognised", why);
}

/**
 * Return whether a page without the switch is not LinkedIn's page of the setting: a refusal, or a
 * page of somebody else.
 *
 * @param {ReadAnswer} answer
 */
const isForeign = ({ reading, page = "settings", status = 0 }) =>
  (reading === "missing" || reading === "unknown") && (REFUSED.has(status) || !OWN_PAGES.has(page));

/**
 * Bring the hidden tab to the front, once in a run, and ask again: some pages draw nothing until
 * somebody looks at them. If the person leaves the tab, the run waits until its step times out.
 *
 * @param {Run} run
 * @returns {Move}
 */
function askToLook(run) {
  const { run: asked, effects } = askAgain({
    ...run,
    reason: "unseen",
    cameFrom: run.cameFrom ?? -1,
  });
  if (run.cameFrom !== undefined) return { run: asked, effects };
  return { run: asked, effects: [{ type: "bring-to-front", tabId: run.tabId }, ...effects] };
}

// ---- click, hold, person -----------------------------------------------------------------------

/**
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function startClick(run, at) {
  if (run.byHand) return waitForPerson(run, "by-hand", at);
  return startStep({ ...run, ...NO_SAVE, clickTarget: "switch" }, "click", at);
}

/**
 * @param {Run} run
 * @param {ClickAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onClicked(run, answer) {
  if (!answer.clicked) return startStep({ ...run, fresh: false }, "read", answer.at);
  const switchMoved = answer.reading !== opposite(run.goal);
  const clicked = { ...afterClick(run, answer.document), clicks: run.clicks + 1, switchMoved };
  // A save that has ended has already led to the step hold.
  const isSaving = hasOpenSave(run);
  const isReading = hasOpenRead(run);
  // Some pages read from the server before they save. A page that saves asks nothing.
  if (answer.dialogOpened && !isSaving && !isReading)
    return waitForPerson(clicked, "asks", answer.at);
  // Any other reading than before counts: some pages leave one sign behind, and the reload decides.
  // With a save even the same reading counts: some pages move the switch only after the answer.
  if (isSaving || switchMoved || isReading) return startStep(clicked, "hold", answer.at);
  if (answer.hasLabel && run.clickTarget === "switch")
    return startStep({ ...run, clickTarget: "label" }, "click", answer.at);
  return waitForPerson(clicked, "ignored", answer.at);
}

/**
 * @param {Run} run
 * @param {HoldAnswer & { at: number }} answer
 * @returns {Move}
 */
function onHeld(run, answer) {
  // A reload would abort the save. The page is asked again when the save has ended.
  if (hasOpenSave(run)) return stay(run);
  // Some pages read from the server before they save.
  if (run.save === -1 && hasOpenRead(run)) return stay({ ...run, askWhenIdle: true });
  if (answer.dialogOpened && run.save === -1) return waitForPerson(run, "asks", answer.at);
  const snappedBack = answer.reading === opposite(run.goal) && (run.switchMoved || run.save !== -1);
  const saved = run.save >= 200 && run.save < 300;
  /** @type {Run["proof"]} */
  const proof = snappedBack ? "clicked" : saved ? "saved" : "held";
  return startLoading({ ...run, snappedBack, proof }, answer.at);
}

/**
 * The person clicked, or the switch reached the goal by itself.
 *
 * @param {Run} run
 * @param {PersonAnswer & { at: number, document: string }} answer
 * @returns {Move}
 */
function onPersonAnswer(run, answer) {
  const personClicks = run.personClicks + (answer.clicked ? 1 : 0);
  const limit = answer.at + RUN_LIMIT;
  // Nobody has clicked here at all, so a fresh document is read as at the start.
  if (!answer.clicked && !hasClicked(run))
    return startLoading({ ...run, limit, reason: NO_REASON }, answer.at);
  return startStep({ ...afterClick(run, answer.document), personClicks, limit }, "hold", answer.at);
}

/**
 * @param {Run} run
 * @param {{ at: number }} event
 * @returns {Move}
 */
function onSkip(run, { at }) {
  return run.byHand ? end(run, at, "needs-you", "skipped") : stay(run);
}

/**
 * Return the run after a click: from now on only a fresh document counts.
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
 * Return the run after a click whose result is unknown, because the document was replaced or the
 * time is up.
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
  // In a run over several settings, the other settings do not wait for the person, unless each one
  // is the person's to click.
  if (hasSeveral(run) && !run.byHand) return end(run, at, "needs-you", reason);
  const waiting = {
    ...run,
    ...NO_SAVE,
    reason,
    fresh: false,
    limit: at + STEP_LIMIT.person + RUN_LIMIT,
  };
  const { run: started, effects } = startStep(waiting, "person", at);
  const { setting, proof, reading } = started;
  const note = {
    reading,
    outcome: /** @type {const} */ ("needs-you"),
    proof,
    reason,
    ...marksOf(accountOf(run)),
  };
  const show = /** @type {const} */ ({ type: "show-tab", tabId: run.tabId });
  return { run: started, effects: [show, ...effects, { type: "note", setting, record: note }] };
}

// ---- any step ----------------------------------------------------------------------------------

/**
 * The page or the person loaded a new document of the setting's page.
 *
 * @param {Run} run
 * @param {{ document: string, startedAt: number, at: number }} event
 * @returns {Move}
 */
function onNewDocument(run, event) {
  if (event.document === run.document) return stay(run);
  const reloaded = { ...run, document: event.document, fresh: false };
  // Before any click the person may load the page again, to look for the switch.
  const isUntouched = run.step === "person" && !hasClicked(run);
  if (run.step === "read" || isUntouched) return startStep(reloaded, "read", event.at);
  if (run.step === "person" && !isFresh(run, event)) return startStep(reloaded, "person", event.at);
  // The document was replaced during click, hold or confirm, so only a reload of the run counts.
  const interrupted = run.step === "confirm" ? run : afterUnansweredClick(run);
  return startLoading({ ...interrupted, document: event.document }, event.at);
}

/**
 * @param {Run} run
 * @param {Away} event
 * @returns {Move}
 */
function onAway(run, { place, at }) {
  if (place === "signed-out") return end(run, at, "signed-out");
  if (place === "blocked") return end(run, at, "blocked");
  return end(run, at, "interrupted", "left");
}

/** The time is up. After a click the reload decides; any other step ends the run. */
function giveUp(/** @type {Run} */ run, /** @type {number} */ at) {
  const isRunOver = at >= run.limit;
  if (run.step === "person") return end(run, at, "needs-you", run.reason);
  if (!isRunOver && (run.step === "click" || run.step === "hold")) {
    return startLoading(afterUnansweredClick(run), at);
  }
  const isLoading = run.step === "open" || run.step === "reload";
  const leadsAway = run.awayPlace === "elsewhere" || run.awayPlace === "list";
  if (isLoading && leadsAway && !hasClicked(run))
    return run.awayPlace === "list"
      ? end(run, at, "not-offered")
      : end(run, at, "not-confirmed", "led-away");
  const reason = run.reason === "unseen" ? "unseen" : "timed-out";
  return end(run, at, "not-confirmed", isLoading ? "page-failed" : reason);
}

/** Send the command again, as the restarted background may never have sent it. */
function resend(/** @type {Run} */ run) {
  return { run, effects: [askEffect(run)] };
}

// ---- the page's own requests -------------------------------------------------------------------

/**
 * @param {Run} run
 * @param {{ request: string, status: number, at: number }} event
 * @returns {Move}
 */
function onRequestAnswered(run, { request: id, status, at }) {
  const answered = findRequest(run, id);
  return answered?.isSave ? afterSave(noteAnswer(run, answered, status), at) : stay(run);
}

/**
 * @param {Run} run
 * @param {Extract<RunEvent, { type: "request-ended" }>} event
 * @returns {Move}
 */
function onRequestEnded(run, event) {
  if (isSignInLoop(run, event)) return end(run, event.at, "signed-out");
  const ended = findRequest(run, event.request);
  if (!ended) return stay(run);
  const rest = removeRequest(run, ended, event);
  return ended.isSave ? afterSave(rest, event.at) : askIfIdle(rest);
}

/**
 * Return whether the page failed to load after LinkedIn had redirected it to a sign-in page: with an
 * expired session LinkedIn redirects back and forth. Firefox then shows no address of LinkedIn.
 *
 * @param {Run} run
 * @param {Extract<RunEvent, { type: "request-ended" }>} event
 */
const isSignInLoop = ({ step, failedStatus }, { isDocument, status, givenUp }) =>
  (step === "open" || step === "reload") &&
  Boolean(isDocument) &&
  status === 0 &&
  !givenUp &&
  failedStatus === UNAUTHORIZED;

/**
 * Continue after a save was answered or has ended.
 *
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function afterSave(run, at) {
  if (hasOpenSave(run)) return stay(run);
  // A request that was given up was not the save, so the answer to the click decides.
  if (run.step === "click" && run.save !== -1)
    return startStep({ ...afterClick(run, run.document), clicks: run.clicks + 1 }, "hold", at);
  // The save shows that the person has clicked, even if the switch has gone back already.
  if (run.byHand && run.step === "person" && run.saveIsKnown) return afterOwnSave(run, at);
  if (run.step === "hold") return askAgain(run);
  return askIfIdle(run);
}

/**
 * @param {Run} run
 * @param {number} at
 * @returns {Move}
 */
function afterOwnSave(run, at) {
  const personClicks = run.personClicks + 1;
  const limit = at + RUN_LIMIT;
  return startStep({ ...afterClick(run, run.document), personClicks, limit }, "hold", at);
}

/**
 * Ask a page again that answered while requests were open, if they have all ended.
 *
 * @param {Run} run
 * @returns {Move}
 */
function askIfIdle(run) {
  const busy = run.step === "hold" ? hasOpenRead(run) : run.requests.length > 0;
  return run.askWhenIdle && !busy ? askAgain(run) : stay(run);
}

/**
 * Return whether another fresh document must confirm this reading. A save without an answer may
 * still reach LinkedIn, so after such a save neither reading is certain.
 *
 * @param {Run} run
 * @param {Reading} reading
 */
function needsSecondLoad(run, reading) {
  const isFirst = reading !== run.doubtedReading;
  if (reading === run.goal) return isFirst && isGoalDoubtful(run);
  return isFirst && reading === opposite(run.goal) && run.save === 0;
}

/**
 * Return whether one fresh document that reads as the goal is not enough.
 *
 * @param {Run} run
 */
const isGoalDoubtful = (run) => run.contradictedBy !== undefined || saveFailed(run);

// ---- the clock was set back --------------------------------------------------------------------

/**
 * Return when the current step began.
 *
 * @param {Run} run
 */
const enteredAt = ({ deadline, step }) => deadline - STEP_LIMIT[step];

/**
 * Move all times to the new clock; otherwise the limits would be reached too late.
 *
 * @param {Run} run
 * @param {RunEvent} event
 * @returns {Move}
 */
function afterClockChange(run, event) {
  const change = event.at - enteredAt(run);
  const moved = (/** @type {number} */ time) => Math.max(0, time + change);
  const { deadline, limit, startedAt, loadRequestedAt, lastRequestEndedAt } = run;
  const requests = run.requests.map((each) => ({ ...each, begunAt: moved(each.begunAt) }));
  const adjusted = {
    ...run,
    requests,
    deadline: moved(deadline),
    limit: moved(limit),
    startedAt: moved(startedAt),
    loadRequestedAt: moved(loadRequestedAt),
    lastRequestEndedAt: moved(lastRequestEndedAt),
  };
  // It is no longer known how long ago the load was requested.
  if (run.step === "reload" && event.type === "document") return startLoading(adjusted, event.at);
  return next(
    run.step === "open" && run.turn === 0 ? { ...adjusted, loadRequestedAt: 0 } : adjusted,
    event,
  );
}

// ---- helpers -----------------------------------------------------------------------------------

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
function enterStep(run, step, at) {
  return { ...run, step, commandId: run.commandId + 1, deadline: at + STEP_LIMIT[step] };
}

/**
 * @param {Run} run
 * @param {Command["step"]} step
 * @param {number} at
 * @returns {{ run: Run, effects: Effect[] }}
 */
function startStep(run, step, at) {
  const started = enterStep(run, step, at);
  return { run: started, effects: [askEffect(started)] };
}

/**
 * Send the command of the step once more, as a new command within the same deadline.
 *
 * @param {Run} run
 * @returns {Move}
 */
function askAgain(run) {
  const asked = { ...run, commandId: run.commandId + 1, askWhenIdle: false };
  return { run: asked, effects: [askEffect(asked)] };
}

/**
 * @param {Run} run
 * @param {number} at
 * @returns {{ run: Run, effects: Effect[] }}
 */
function startLoading(run, at) {
  const previousDocument = run.document || run.previousDocument;
  const rest = { ...dropRequests(run), askWhenIdle: false };
  const loading = enterStep(
    { ...rest, previousDocument, document: "", fresh: false, loadRequestedAt: at, awayPlace: "" },
    "reload",
    at,
  );
  return { run: loading, effects: [{ type: "reload", tabId: run.tabId }] };
}

/**
 * @param {Run} run
 * @returns {Effect}
 */
function askEffect(run) {
  const step = /** @type {Command["step"]} */ (run.step);
  const { id, commandId, setting, goal, byHand, document, clickTarget } = run;
  /** @type {Command} */
  const command = {
    type: "command",
    run: id,
    commandId,
    setting,
    goal,
    ...(byHand && { byHand }),
    document,
    step,
    clickTarget,
    settle: settle(run),
  };
  return { type: "ask", tabId: run.tabId, command };
}

/**
 * Return how long (ms) a reading must stay the same before it counts.
 *
 * Some pages draw a switch that reads off and correct it a moment later. So the goal must last
 * longest, longer still if LinkedIn refused the save, and longer by twice the time that a page of
 * this run took to correct itself. In a fresh document the time begins when the document is
 * complete.
 *
 * A switch that reads the opposite is clicked. LinkedIn draws the switch before it attaches the
 * handler; a click in between is lost. So the page gets more time before the second click, and most
 * if the first sent nothing.
 *
 * @param {Run} run
 * @returns {Command["settle"]}
 */
function settle(run) {
  if (run.step === "click")
    return {
      goal: IGNORED_WITHIN,
      opposite: run.hearsRequests ? REQUEST_WITHIN : WITHOUT_REQUESTS.click,
      complete: false,
    };
  if (run.step === "hold") return { ...holdFor(run), complete: false };
  const stable = run.fresh ? freshFor(run) : 500;
  return {
    goal: stable + 2 * run.misreadMs,
    opposite: oppositeFor(run, stable),
    complete: run.fresh,
  };
}

/**
 * Return how long (ms) the opposite of the goal must last. A check claims both readings alike.
 *
 * @param {Run} run
 * @param {number} stable how long the goal must last
 */
function oppositeFor(run, stable) {
  if (isCheck(run)) return stable;
  if (!hasClicked(run)) return 350;
  return run.save === -1 ? BEFORE_SECOND_CLICK : 2_500;
}

/**
 * Return how long (ms) the goal must be read in a fresh document. Before any click there is time:
 * the person is not waiting for a change.
 *
 * @param {Run} run
 */
function freshFor(run) {
  if (isGoalDoubtful(run)) return FRESH_STABLE.refused;
  if (!hasClicked(run)) return FRESH_STABLE.untouched;
  return run.hearsRequests ? FRESH_STABLE.heard : FRESH_STABLE.unheard;
}

/**
 * Return how long (ms) the clicked switch must stay the same: until its save has ended, however
 * long that takes.
 *
 * @param {Run} run
 */
function holdFor(run) {
  if (!run.hearsRequests) return { goal: WITHOUT_REQUESTS.hold, opposite: HOLD_AFTER_SAVE };
  if (hasOpenSave(run)) return { goal: STEP_LIMIT.hold, opposite: STEP_LIMIT.hold };
  if (run.save === -1)
    return { goal: REQUEST_WITHIN - IGNORED_WITHIN, opposite: REQUEST_WITHIN - IGNORED_WITHIN };
  const stable = run.requests.some(({ isSave }) => isSave) ? REST_OF_ANSWER : HOLD_AFTER_SAVE;
  return { goal: stable, opposite: Math.max(stable, IGNORED_WITHIN) };
}

/**
 * @param {Run} run
 * @param {{ commandId: number, document: string }} answer
 */
function isExpected(run, answer) {
  const isOfDocument = run.document === "" || answer.document === run.document;
  return answer.commandId === run.commandId && isOfDocument;
}

/**
 * @param {Run} run
 * @param {{ document: string, startedAt: number, at: number }} event
 */
function isFresh(run, event) {
  const isOld = event.document === run.clickedDocument || event.document === run.previousDocument;
  // A document that began in the future began before the clock was set back.
  const isNew =
    event.startedAt >= run.loadRequestedAt - CLOCK_PRECISION &&
    event.startedAt <= event.at + CLOCK_PRECISION;
  return !isOld && isNew;
}

/**
 * Note a reading. "off", and after a click any reading, is noted only in a fresh document.
 *
 * @param {Run} run
 * @param {ReadAnswer & { document: string }} answer
 * @returns {Run}
 */
function noteReading(run, { reading, document, label = "", misreadMs = 0 }) {
  const noted = (reading === "off" || hasClicked(run)) && !run.fresh ? run.reading : reading;
  const seen = { ...run, document, reading: noted, reason: NO_REASON, label: label || run.label };
  const before = hasClicked(run) ? run.before : reading;
  return { ...seen, before, misreadMs: Math.max(run.misreadMs, misreadMs) };
}

/**
 * End the current setting. The run continues with the next one, or ends.
 *
 * @param {Run} run
 * @param {number} at
 * @param {Outcome} outcome
 * @param {Reason} [reason]
 * @returns {Move}
 */
function end(run, at, outcome, reason = "") {
  const ended = recordEffect(run, outcome, reason);
  const stopped = STOPPING_OUTCOMES.has(outcome) || STOPPING_REASONS.has(reason);
  if (run.turn + 1 < run.settings.length && !stopped) return nextSetting(run, at, ended);
  const effects = [ended];
  if (hasSeveral(run)) effects.push(finishEffect(run, stopped, outcome));
  const needsNoTab = isDone(outcome) || (hasSeveral(run) && !stopped);
  const { tabId, cameFrom = -1 } = run;
  const close = run.ownTab && needsNoTab;
  if (cameFrom !== -1) effects.push({ type: "go-back", tabId, to: cameFrom, close });
  else if (close) effects.push({ type: "close-tab", tabId });
  return { run: null, effects };
}

/**
 * @param {Run} run
 * @param {number} at
 * @param {Effect} ended
 * @returns {Move}
 */
function nextSetting(run, at, ended) {
  const previousDocument = run.document || run.previousDocument;
  const started = enterStep(
    runAtSetting({ ...run, turn: run.turn + 1, previousDocument }, at),
    "open",
    at,
  );
  return { run: started, effects: [ended, visitEffect(started)] };
}

/**
 * Go to the setting in the run's tab, or try again to open a tab if that failed before.
 *
 * @param {Run} run
 * @returns {Effect}
 */
const visitEffect = (run) =>
  run.tabId === -1
    ? openEffect(run, -1)
    : { type: "visit", tabId: run.tabId, setting: run.setting };

/**
 * @param {Run} run
 * @param {number} beside a tab, or -1
 * @returns {Effect}
 */
const openEffect = ({ setting, store }, beside) => ({
  type: "open",
  setting,
  beside,
  ...(store && { store }),
});

/**
 * Return the end of a run over several settings, with the settings that it did not reach.
 *
 * @param {Run} run
 * @param {boolean} stopped
 * @param {Outcome} why
 * @returns {Effect}
 */
function finishEffect(run, stopped, why) {
  const { settings, turn } = run;
  const left = stopped ? settings.slice(turn) : [];
  return { type: "finish", settings, left, why, ...goalMark(run) };
}

/**
 * @param {Run} run
 * @param {Outcome} outcome
 * @param {Reason} reason
 * @returns {Effect}
 */
function recordEffect(run, outcome, reason) {
  const { setting, goal, proof, reading, label, startedAt, save, saveMethod, savePath } =
    run.step === "click" ? afterUnansweredClick(run) : run;
  const before = run.before || "unknown";
  return {
    type: "record",
    setting,
    record: { reading, outcome, proof, reason, ...marksOf(accountOf(run)), ...goalMark(run) },
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
 * Return what was done to the switch. A click counts as soon as it is requested, because its answer
 * may be missing.
 *
 * @param {Run} run
 */
export function didOf({ clicks, personClicks, step }) {
  if (personClicks > 0) return "person-clicked";
  return clicks > 0 || step === "click" ? "clicked" : "nothing";
}

/** @param {Run} run */
const hasClicked = (run) => run.clicks + run.personClicks > 0;

/** @param {Pick<Run, "goal">} run */
const isCheck = ({ goal }) => goal === "check";

/**
 * Return the mark of a check in records and in the result of a run.
 *
 * @param {Pick<Run, "goal">} run
 * @returns {{ goal?: "check" }}
 */
export const goalMark = ({ goal }) => (goal === "check" ? { goal } : {});

/**
 * Return whether a reading is the goal of the run. A check accepts both positions of the switch.
 *
 * @param {Run} run
 * @param {Reading} reading
 */
const isGoal = ({ goal }, reading) =>
  goal === "check" ? reading === "on" || reading === "off" : reading === goal;
