/**
 * The page's own requests during a run: which ones are open, and which have failed. Pure.
 *
 * judge-save.js judges the save among them. The run machine decides what follows.
 */

/** @import { OpenRequest, Run, RunEvent } from "../../shared/types.js" */

import { noteSave } from "./judge-save.js";

/** `failedStatus` of a run if no request has failed. */
export const NO_FAILURE = -1;

/** The steps in which a request that changes something may be the save of the switch. */
const STEPS_WITH_SAVE = new Set(["click", "hold", "person"]);

/** A request given up within this time (ms) was no longer needed; later, its answer was late. */
const WAITED_IN_VAIN = 2_000;

/** Statuses that do not count as a failure: the resource does not exist. */
const NOT_FOUND = new Set([404, 410]);

/**
 * @param {Run} run
 * @param {string} id
 */
export const findRequest = ({ requests }, id) => requests.find((each) => each.id === id);

/**
 * @param {Run} run
 * @param {Extract<RunEvent, { type: "request-begun" }>} event
 * @returns {Run}
 */
export function addRequest(run, { request: id, kind, method, path, at }) {
  const others = run.requests.filter((each) => each.id !== id);
  const sinceClick = STEPS_WITH_SAVE.has(run.step);
  const changes = kind !== "read";
  /** @type {OpenRequest} */
  const begun = {
    id,
    begunAt: at,
    sinceClick,
    isSave: changes && sinceClick,
    isKnown: kind === "save",
    changes,
    answered: false,
    mayHaveEnded: false,
    method,
    path,
  };
  return { ...run, requests: [...others, begun] };
}

/**
 * Note the status of a save request. The rest of the answer may take long to arrive.
 *
 * @param {Run} run
 * @param {OpenRequest} request one of the run
 * @param {number} status
 * @returns {Run}
 */
export function noteAnswer(run, request, status) {
  const requests = run.requests.map((each) =>
    each === request ? { ...each, answered: true } : each,
  );
  return noteSave({ ...run, requests }, request, status);
}

/**
 * Remove a request that has ended. If the page or another extension cancelled a request to an
 * unknown address, that request was not the save.
 *
 * @param {Run} run
 * @param {OpenRequest} request one of the run
 * @param {{ status: number, givenUp?: boolean, at: number }} ended `status`: 0 if it failed
 * @returns {Run}
 */
export function removeRequest(run, request, ended) {
  const rest = {
    ...run,
    requests: run.requests.filter((each) => each !== request),
    failedStatus: gotNothing(request, ended) ? ended.status : run.failedStatus,
    lastRequestEndedAt: ended.at,
  };
  const isOther = ended.givenUp && !request.isKnown;
  const isNews = request.isSave && !request.answered && !isOther;
  return isNews ? noteSave(rest, request, ended.status) : rest;
}

/**
 * Drop the requests of a document that is about to be replaced. Its reads end with it. Keep any
 * request that changes something and may still reach LinkedIn, unless its end may have been missed.
 *
 * @param {Run} run
 * @returns {Run}
 */
export function dropRequests(run) {
  const requests = run.requests.filter(
    ({ changes, answered, mayHaveEnded }) => changes && !answered && !mayHaveEnded,
  );
  const save = hasOpenSave(run) && run.save === -1 ? 0 : run.save;
  return { ...run, requests, save, failedStatus: NO_FAILURE, lastRequestEndedAt: 0 };
}

/**
 * Mark every open request: the background was stopped, so the end of any may have been missed.
 *
 * @param {Run} run
 * @returns {Run}
 */
export function markMayHaveEnded(run) {
  return { ...run, requests: run.requests.map((each) => ({ ...each, mayHaveEnded: true })) };
}

/**
 * Return whether a save request is open and has no status yet.
 *
 * @param {Run} run
 */
export const hasOpenSave = ({ requests }) =>
  requests.some(({ isSave, answered }) => isSave && !answered);

/**
 * Return whether a request is open that began after the click and only reads.
 *
 * @param {Run} run
 */
export const hasOpenRead = ({ requests }) =>
  requests.some(({ sinceClick, changes }) => sinceClick && !changes);

/**
 * Return whether a status means an error page instead of the answer: too many requests, or a
 * failing server.
 *
 * @param {number} status
 */
export const isErrorPage = (status) => status === 429 || status >= 500;

/**
 * Return whether a request left the page without data, so that the page may show cached data. A
 * refused change does not count, because a page gets its data from reads.
 *
 * @param {OpenRequest} request
 * @param {{ status: number, givenUp?: boolean, at: number }} ended
 */
function gotNothing({ isSave, changes, begunAt }, { status, givenUp, at }) {
  if (isSave) return false;
  if (givenUp) return at - begunAt >= WAITED_IN_VAIN;
  return (
    status === 0 || isErrorPage(status) || (!changes && status >= 400 && !NOT_FOUND.has(status))
  );
}
