/**
 * Collects the page's requests during a run, for a page report that the person may ask for. Pure. If
 * the browser stops the background during a run, the earlier ones are missing.
 */

/** @import { LoggedRequest } from "../../shared/types.js" */
/** @import { RequestEvent } from "./requests.js" */

/** A page of settings makes some dozens. */
const MOST_REQUESTS = 200;

/** A part of a path that holds no digit and no long token. */
const PLAIN = /^[A-Za-z_.-]{0,60}$/;

export function createRequestLog() {
  /** @type {(LoggedRequest & { id: string })[]} */
  let noted = [];

  /**
   * Note that a request has begun, or its status.
   *
   * @param {Pick<RequestEvent, "type" | "request" | "method" | "path" | "status">} event
   */
  function note({ type, request: id, method, path, status }) {
    if (type === "request-begun" && noted.length < MOST_REQUESTS)
      noted.push({ id, method, path: withoutTokens(path), status: 0 });
    const request = noted.findLast((each) => each.id === id);
    if (request && status > 0) request.status = status;
  }

  /**
   * Return the requests since the last call.
   *
   * @returns {LoggedRequest[]}
   */
  function take() {
    const requests = noted.map(({ method, path, status }) => ({ method, path, status }));
    noted = [];
    return requests;
  }

  return { note, take };
}

/** @param {string} path */
const withoutTokens = (path) =>
  path
    .split("/")
    .map((each) => (PLAIN.test(each) ? each : "…"))
    .join("/");
