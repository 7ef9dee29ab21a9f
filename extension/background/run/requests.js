/**
 * Observes the page's own requests to LinkedIn, only during a run.
 *
 * Only requests that can change a switch count: documents, fetch and XHR, but no pictures, beacons
 * or fonts. Headers and bodies are not requested. LinkedIn's scripts and styles come from hosts for
 * which Untrain has no permission; the content script waits for those.
 */

/** @import { RunEvent, Setting, Site } from "../../shared/types.js" */
/** @import { WebRequest } from "webextension-polyfill" */
/**
 * @typedef {object} RequestEvent
 * @property {"request-begun" | "request-answered" | "request-ended"} type
 * @property {number} tabId -1 for a request of LinkedIn's service worker
 * @property {number} at
 * @property {string} request the browser's id of the request
 * @property {string} method
 * @property {string} path without query and fragment
 * @property {number} status 0 if there is none
 * @property {boolean} isDocument whether it is the page itself
 * @property {boolean} givenUp whether the page gave the request up or an extension blocked it
 */

import { gateOf, savePathOf, sitePath } from "../../shared/urls.js";

/** Methods that change nothing. */
const READ_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The browsers' errors for a request that the page gave up or that was blocked on this device. */
const GIVEN_UP = /(?<!CONNECTION_)ABORT|BLOCKED|TRACKING/;

/** The status of a request that is redirected to a sign-in page. */
export const UNAUTHORIZED = 401;

/** @type {WebRequest.ResourceType[]} */
const RESOURCE_TYPES = ["main_frame", "sub_frame", "xmlhttprequest"];

/** The run's event type for each event of webRequest. */
const EVENT_TYPES = /** @type {const} */ ({
  onBeforeRequest: "request-begun",
  onHeadersReceived: "request-answered",
  // After a redirect within LinkedIn the request begins again, with the same id. Other hosts are
  // not observed.
  onBeforeRedirect: "request-ended",
  onCompleted: "request-ended",
  onErrorOccurred: "request-ended",
});

/**
 * @param {WebRequest.Static | undefined} webRequest absent in some browsers
 * @param {Site} site
 * @param {(event: RequestEvent) => void} onEvent
 */
export function createRequests(webRequest, site, onEvent) {
  const filter = { urls: [`${site.origin}/*`], types: RESOURCE_TYPES };
  const events = Object.entries(EVENT_TYPES).map(([name, type]) => ({
    event: /** @type {any} */ (webRequest)?.[name],
    listener: (/** @type {any} */ details) => {
      if (isOfPage(details, site) && !isUnawaited(pathOf(details.url), site))
        onEvent(toRequestEvent(type, details, site));
    },
  }));

  /**
   * Start listening. Adding a listener twice changes nothing.
   *
   * @returns {boolean} whether requests can be observed
   */
  function listen() {
    try {
      for (const { event, listener } of events) event.addListener(listener, filter);
      return true;
    } catch {
      ignore();
      return false;
    }
  }

  /** Stop listening. */
  function ignore() {
    for (const { event, listener } of events) event?.removeListener(listener);
  }

  return { listen, ignore };
}

/**
 * Return whether a request reads, changes something, or saves the switch of this setting.
 *
 * @param {Pick<RequestEvent, "method" | "path">} request
 * @param {Setting | undefined} setting
 * @param {Site} site
 * @returns {"read" | "change" | "save"}
 */
export function kindOf({ method, path }, setting, site) {
  if (READ_METHODS.has(method)) return "read";
  return setting && path === savePathOf(setting, site) ? "save" : "change";
}

/**
 * Return the part of a path that a receipt may contain: the whole known address of the switch, but
 * only the beginning of any other path, as the rest may contain a name.
 *
 * @param {string} path
 * @param {"read" | "change" | "save"} kind
 */
export function pathForReceipt(path, kind) {
  if (kind === "read") return "";
  const parts = path.split("/");
  return kind === "save" || parts.length <= 3 ? path : `${parts.slice(0, 3).join("/")}/…`;
}

/**
 * @param {RequestEvent["type"]} type
 * @param {any} details
 * @param {Site} site
 * @returns {RequestEvent}
 */
function toRequestEvent(
  type,
  { tabId, requestId, method, url, type: resource, statusCode = 0, redirectUrl = "", error = "" },
  site,
) {
  // A request that is redirected to the sign-in page gets no data, whatever that page's status is.
  const status = gateOf(redirectUrl, site) ? UNAUTHORIZED : statusCode;
  return {
    type,
    tabId,
    at: Date.now(),
    request: String(requestId),
    method,
    path: pathOf(url),
    status,
    isDocument: resource === "main_frame",
    givenUp: GIVEN_UP.test(error),
  };
}

/**
 * @param {RequestEvent} event
 * @param {Setting | undefined} setting that the run is at
 * @param {Site} site
 * @returns {RunEvent}
 */
export function toRunEvent(
  { type, at, request, method, path, status, isDocument, givenUp },
  setting,
  site,
) {
  if (type === "request-answered") return { type, at, request, status };
  if (type === "request-ended") return { type, at, request, status, isDocument, givenUp };
  const kind = kindOf({ method, path }, setting, site);
  return {
    type,
    at,
    request,
    kind,
    method: kind === "read" ? "" : method,
    path: pathForReceipt(path, kind),
  };
}

/**
 * Return whether a request comes from a tab or from LinkedIn's own service worker.
 *
 * @param {any} details
 * @param {Site} site
 */
function isOfPage({ tabId, initiator, originUrl, documentUrl }, site) {
  return tabId !== -1 || sitePath(initiator ?? originUrl ?? documentUrl ?? "", site) !== "";
}

/**
 * @param {string} path
 * @param {Site} site
 */
const isUnawaited = (path, { unawaitedPaths }) =>
  unawaitedPaths.some((prefix) => path.startsWith(prefix));

/** @param {string} url */
const pathOf = (url) => new URL(url).pathname;
