/**
 * The content script of LinkedIn's settings pages: finds the switches named in the rules, reports
 * them and carries out the steps of a run. It does nothing before the person accepts the notice.
 */

/** @import { Notice } from "../shared/types.js" */
/** @import { SharedState } from "./shared-state.js" */

import { browser } from "../shared/browser.js";
import { isPlausibleTime } from "../shared/storage/validate.js";
import { isNewer } from "../shared/storage/version.js";
import { isPrerendering } from "./document-state.js";
import { isAlive } from "./is-alive.js";
import { startSession } from "./session.js";
import { isolatedWorld } from "./shared-state.js";
import { onStorageChange } from "./storage-changes.js";
import { timeUntilComplete } from "./time-until-complete.js";
import { loadedAt } from "./watch-loading.js";

if (isolatedWorld.untrain?.alive()) {
  isolatedWorld.untrain.observe();
} else {
  // Stop a script of an earlier version: it stays in the page after an update but gets no messages.
  isolatedWorld.untrain?.stop();
  const {
    id = crypto.randomUUID(),
    startedAt = loadedAt(),
    highlighted = false,
  } = isolatedWorld.untrain ?? {};
  isolatedWorld.untrain = start({ id, startedAt, highlighted });
}

/**
 * @param {Pick<SharedState, "id" | "startedAt" | "highlighted">} page
 * @returns {SharedState}
 */
function start(page) {
  const stopping = new AbortController();
  const { signal } = stopping;
  /** @type {ReturnType<typeof startSession> | undefined} */
  let session;

  /** Re-read the notice on every change, so that a slow earlier read cannot win. */
  async function onNoticeChange() {
    const { notice, version } = await browser.storage.local.get(["notice", "version"]);
    const { acceptedAt, onPage } = /** @type {Partial<Notice>} */ (notice ?? {});
    if (signal.aborted) return;
    // A notice accepted in a newer version of Untrain does not count as accepted for this one.
    if (isPlausibleTime(acceptedAt) && !isNewer(version)) {
      session ??= startSession(sharedState, signal);
      session.allow(onPage === true);
    } else {
      // All data was erased, including the acceptance of the notice.
      session?.end();
      session = undefined;
    }
  }
  const begin = () =>
    onStorageChange((changes) => {
      if (!changes || "notice" in changes) void onNoticeChange();
      // A run has ended. This page may contradict its outcome.
      if (!changes || (changes.progress && !changes.progress.newValue)) session?.reportAgain();
    }, signal);
  // The background rejects what a prerendered page sends, so nothing begins before it is shown.
  if (!isPrerendering()) begin();
  else document.addEventListener("prerenderingchange", begin, { signal, once: true });

  /** @type {SharedState} */
  const sharedState = {
    ...page,
    stop: () => stopping.abort(),
    alive: isAlive,
    timeUntilComplete,
    observe: () => session?.observe(),
  };
  return sharedState;
}
