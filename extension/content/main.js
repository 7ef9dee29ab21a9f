/**
 * Runs in LinkedIn's settings pages: looks for the switches the rules name, has them shown, and
 * carries out the steps of a run. Until the person has accepted the notice it does nothing at all.
 */

/** @import { Notice } from "../shared/types.js" */
/** @import { SharedState } from "./shared-state.js" */

import { browser } from "../shared/browser.js";
import { hasBeen } from "../shared/storage/validate.js";
import { isNewer } from "../shared/storage/version.js";
import { isAlive } from "./is-alive.js";
import { startSession } from "./session.js";
import { isolatedWorld } from "./shared-state.js";
import { onStorageChange } from "./storage-changes.js";
import { loadedAt } from "./watch-loading.js";

if (isolatedWorld.untrain?.alive()) {
  isolatedWorld.untrain.observe();
} else {
  // An update of the extension leaves the old script behind, deaf: it is put away first.
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
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {ReturnType<typeof startSession> | undefined} */
  let session;

  /** What was agreed to is read anew each time, so that the last answer is the latest. */
  async function onNoticeChange() {
    const { notice, version } = await browser.storage.local.get(["notice", "version"]);
    const { acceptedAt, onPage } = /** @type {Partial<Notice>} */ (notice ?? {});
    if (signal.aborted) return;
    // What a newer version of ours kept is no acceptance of what this one does.
    if (hasBeen(acceptedAt) && !isNewer(version)) {
      session ??= startSession(sharedState, signal);
      session.allow(onPage === true);
    } else {
      // Everything was erased, the acceptance with it.
      session?.end();
      session = undefined;
    }
  }
  onStorageChange((changes) => {
    if (!changes || "notice" in changes) void onNoticeChange();
    // A run has ended: what it confirmed may be contradicted by this page.
    if (!changes || (changes.progress && !changes.progress.newValue)) session?.again();
  }, signal);

  /** @type {SharedState} */
  const sharedState = {
    ...page,
    stop: () => ending.abort(),
    alive: isAlive,
    observe: () => session?.observe(),
  };
  return sharedState;
}
