/**
 * Remembers a run that was stopped by a sign-in page in its own tab, so that it can go on when the
 * person has signed in there. It is forgotten after a while, and when another run starts.
 */

/** @import { Effect, Run, WaitingRun } from "../../shared/types.js" */

import { browser } from "../../shared/browser.js";
import { settings, site } from "../../shared/rules.js";
import { isWaiting } from "../../shared/run-progress.js";
import { validValues } from "../../shared/storage/schema.js";
import { latestTime } from "../../shared/storage/values.js";
import { atSetting, gateOf } from "../../shared/urls.js";
import { logStorageError, removeSession, setSession } from "../storage/write-queue.js";

/**
 * Remember a run that has ended, if its tab now shows a sign-in page.
 *
 * @param {Pick<Run, "settings" | "turn" | "goal" | "tabId">} run
 * @param {Effect[]} effects with which it ended
 */
export async function noteWaiting({ settings: all, turn, goal, tabId }, effects) {
  const isSignedOut = effects.some(
    (effect) => effect.type === "record" && effect.record.outcome === "signed-out",
  );
  if (!isSignedOut || tabId === -1) return;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (gateOf(tab?.url ?? "", site) !== "signed-out") return;
  const waiting = { settings: all.slice(turn), goal, tabId, at: Date.now() };
  await setSession({ waiting }).catch(logStorageError);
}

export const forgetWaiting = () => removeSession("waiting").catch(logStorageError);

/**
 * Return the run that waits for a tab to come to its setting, and forget it.
 *
 * @param {number} tabId
 * @param {string} url where the tab is
 * @returns {Promise<WaitingRun | null>}
 */
export async function takeWaiting(tabId, url) {
  const { waiting } = validValues(await browser.storage.session.get("waiting"), latestTime());
  const setting = settings.find(({ id }) => id === waiting?.settings[0]);
  if (waiting?.tabId !== tabId || !setting || !atSetting(url, setting, site)) return null;
  await forgetWaiting();
  return isWaiting(waiting, Date.now()) ? waiting : null;
}
