/**
 * Runs in LinkedIn's settings pages: looks for the switches the rules name, has them shown, and carries
 * out the steps of a run. Until the person has accepted the notice it does nothing at all.
 */

/** @import { Notice } from "../shared/types.js" */
/** @import { Here } from "./here.js" */

import { browser } from "../shared/browser.js";
import { hasBeen } from "../shared/storage/validate.js";
import { isNewer } from "../shared/storage/version.js";
import { heedStored } from "./heed-stored.js";
import { world } from "./here.js";
import { isAlive } from "./is-alive.js";
import { live } from "./live.js";
import { loadedAt } from "./watch-loading.js";

if (world.untrain?.alive()) {
  world.untrain.look();
} else {
  // An update of the extension leaves the old script behind, deaf: it is put away first.
  world.untrain?.stop();
  const { id = crypto.randomUUID(), startedAt = loadedAt(), highlighted = false } = world.untrain ?? {};
  world.untrain = start({ id, startedAt, highlighted });
}

/** @param {Pick<Here, "id" | "startedAt" | "highlighted">} page @returns {Here} */
function start(page) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {ReturnType<typeof live> | undefined} */
  let living;

  /** What was agreed to is read anew each time, so that the last answer is the latest. */
  async function heed() {
    const { notice, version } = await browser.storage.local.get(["notice", "version"]);
    const { acceptedAt, onPage } = /** @type {Partial<Notice>} */ (notice ?? {});
    if (signal.aborted) return;
    // What a newer version of ours kept is no acceptance of what this one does.
    if (hasBeen(acceptedAt) && !isNewer(version)) {
      living ??= live(here, signal);
      living.allow(onPage === true);
    } else {
      // Everything was erased, the acceptance with it.
      living?.end();
      living = undefined;
    }
  }
  heedStored((changes) => {
    if (!changes || "notice" in changes) void heed();
    // A run has ended: what it confirmed may be contradicted by this page.
    if (!changes || (changes.progress && !changes.progress.newValue)) living?.again();
  }, signal);

  /** @type {Here} */
  const here = { ...page, stop: () => ending.abort(), alive: isAlive, look: () => living?.look() };
  return here;
}
