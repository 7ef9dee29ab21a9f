/**
 * Requests what is drawn in a page: the ring from the background at once, the card from show.js.
 */

/** @import { Send } from "./session.js" */
/** @import { SharedState } from "./shared-state.js" */
/** @import { Observed } from "./ui/view.js" */

import { ofDocument } from "./document-state.js";

/**
 * @typedef {{ onList: boolean, inSettings: boolean }} PageKind whether the page is one of
 *   LinkedIn's lists of settings, and whether it is a settings page at all
 */

/** @type {PageKind} */
export const NO_SETTINGS_PAGE = { onList: false, inSettings: false };

/**
 * The background may be starting or unable to reach the page. Each request is sent at most this
 * many times.
 */
const MOST_REQUESTS = 5;

/**
 * @param {SharedState} sharedState
 * @param {Send} send
 * @param {(address: string) => string | undefined} settingAt returns the id of the setting at an
 *   address
 * @param {AbortSignal} signal
 */
export function createUiRequester(sharedState, send, settingAt, signal) {
  /** @type {ReturnType<NonNullable<SharedState["createView"]>> | undefined} */
  let view;
  let isRequesting = false;
  let requests = 0;
  let failures = 0;

  /**
   * Add or remove the highlight style sheet. A request that fails is sent again on a later
   * observation.
   *
   * @param {boolean} on
   */
  async function highlight(on) {
    if (on === sharedState.highlighted) return;
    sharedState.highlighted = on;
    if ((await send({ type: "highlight", on })) === true || sharedState.highlighted !== on) return;
    failures += 1;
    if (failures < MOST_REQUESTS) sharedState.highlighted = !on;
  }

  /**
   * Request show.js, which observes the page when it loads. A later observation repeats the request
   * if show.js was not loaded.
   */
  async function requestView() {
    // A hidden page, such as a run's own tab, needs no card.
    if (isRequesting || requests >= MOST_REQUESTS || ofDocument("visibilityState") !== "visible")
      return;
    isRequesting = true;
    requests += 1;
    await send({ type: "show" });
    isRequesting = false;
  }

  /**
   * @param {Observed[]} observed the switches of this page
   * @param {PageKind} kind
   * @param {boolean} allowed whether the person lets Untrain draw in pages
   * @returns {boolean} whether the page has drawn everything that is expected
   */
  return function show(observed, { onList, inSettings }, allowed) {
    // Once added, the style sheet stays while the page shows settings: it marks only their rows,
    // and Firefox never frees a style sheet that was removed.
    void highlight(allowed && (observed.length > 0 || (sharedState.highlighted && inSettings)));
    const isWanted = allowed && (observed.length > 0 || onList);
    if (isWanted && !view) view = sharedState.createView?.(send, settingAt, sharedState, signal);
    if (isWanted && !view) void requestView();
    return view?.show(allowed ? observed : [], allowed && onList) ?? true;
  };
}
