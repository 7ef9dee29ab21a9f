/**
 * Hears the page's own requests to LinkedIn, during a run and at no other time.
 *
 * Only what can change a switch counts: documents, fetch and XHR, not pictures, beacons or fonts.
 * No header and no body is asked for. LinkedIn's scripts and styles come from hosts that we may not
 * reach; the content script waits for those.
 */

/** @import { Setting, Site } from "../../shared/types.js" */
/** @import { WebRequest } from "webextension-polyfill" */
/**
 * @typedef {object} Heard something that became of a request
 * @property {"request-begun" | "request-answered" | "request-ended"} type
 * @property {number} tabId -1 for a request of the page's own service worker
 * @property {number} at
 * @property {string} request the browser's id of it
 * @property {string} method
 * @property {string} path without query and fragment
 * @property {number} status 0 where there is none
 * @property {boolean} givenUp whether the page, or another extension, did not let it come to an end
 */

import { gateOf, savePathOf, sitePath } from "../../shared/urls.js";

/** Methods that change nothing. */
const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * What browsers call a request that the page gave up, or that something on this side did not let
 * through.
 */
const GIVEN_UP = /(?<!CONNECTION_)ABORT|BLOCKED|TRACKING/;

const UNAUTHORIZED = 401;

/** @type {WebRequest.ResourceType[]} */
const TYPES = ["main_frame", "sub_frame", "xmlhttprequest"];

/** What each event of the browser says of a request. */
const SAYS = /** @type {const} */ ({
  onBeforeRequest: "request-begun",
  onHeadersReceived: "request-answered",
  // Where it leads on LinkedIn it begins again, under the same id; elsewhere nothing is heard of
  // it.
  onBeforeRedirect: "request-ended",
  onCompleted: "request-ended",
  onErrorOccurred: "request-ended",
});

/**
 * @param {WebRequest.Static | undefined} webRequest not there in every browser
 * @param {Site} site
 * @param {(heard: Heard) => void} tell
 */
export function createRequests(webRequest, site, tell) {
  const filter = { urls: [`${site.origin}/*`], types: TYPES };
  const events = Object.entries(SAYS).map(([name, type]) => ({
    event: /** @type {any} */ (webRequest)?.[name],
    listener: (/** @type {any} */ details) => {
      if (isOfPage(details, site) && !isUnawaited(pathOf(details.url), site))
        tell(heardOf(type, details, site));
    },
  }));

  /**
   * Begin to hear them. Adding a listener again changes nothing.
   *
   * @returns {boolean} whether they can be heard
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

  /** Hear nothing any more. */
  function ignore() {
    for (const { event, listener } of events) event?.removeListener(listener);
  }

  return { listen, ignore };
}

/**
 * Whether the request of a path reads, changes something, or saves this very switch.
 *
 * @param {Pick<Heard, "method" | "path">} heard
 * @param {Setting | undefined} setting
 * @param {Site} site
 * @returns {"read" | "change" | "save"}
 */
export function kindOf({ method, path }, setting, site) {
  if (READS.has(method)) return "read";
  return setting && path === savePathOf(setting, site) ? "save" : "change";
}

/**
 * What may be kept of a path in a receipt: all of the switch's own address, the beginning of
 * others, which may go on with somebody's name.
 *
 * @param {string} path
 * @param {"read" | "change" | "save"} kind
 */
export function pathToKeep(path, kind) {
  if (kind === "read") return "";
  const parts = path.split("/");
  return kind === "save" || parts.length <= 3 ? path : `${parts.slice(0, 3).join("/")}/…`;
}

/**
 * @param {"request-begun" | "request-answered" | "request-ended"} type
 * @param {any} details
 * @param {Site} site
 * @returns {Heard}
 */
function heardOf(
  type,
  { tabId, requestId, method, url, statusCode = 0, redirectUrl = "", error = "" },
  site,
) {
  const path = pathOf(url);
  // Who is sent to sign in gets nothing, whatever comes of that page.
  const status = gateOf(redirectUrl, site) ? UNAUTHORIZED : statusCode;
  return {
    type,
    tabId,
    at: Date.now(),
    request: String(requestId),
    method,
    path,
    status,
    givenUp: GIVEN_UP.test(error),
  };
}

/**
 * A request without a tab counts only when LinkedIn's own service worker made it.
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
  unawaitedPaths.some((begins) => path.startsWith(begins));

/** @param {string} url */
const pathOf = (url) => new URL(url).pathname;
