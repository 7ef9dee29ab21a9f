/** Takes commands of a run, carries each out once, and answers. */

/** @import { Command, Setting } from "../shared/types.js" */
/** @import { Tell } from "./live.js" */
/** @import { Look } from "./look.js" */
/** @import { PageWatch } from "./watch-page.js" */

import { settings } from "../shared/rules.js";
import { carryOut } from "./commands.js";
import { asksSince, openDialogs } from "./dialogs.js";
import { watchArrivals } from "./watch-loading.js";

/**
 * @param {object} here
 * @param {string} here.id names this document
 * @param {(setting: Setting) => Look} here.look
 * @param {PageWatch} here.watch
 * @param {Tell} here.tell
 * @param {AbortSignal} here.signal
 */
export function createObeyer({ id, look, watch, tell, signal }) {
  /** @type {Map<string, Promise<import("../shared/types.js").Answer | null>>} */
  const carried = new Map();
  /** The dialogs that were open before the last click. @type {Set<Element> | undefined} */
  let dialogs;
  /** @type {AbortController | undefined} */
  let working;

  /** A command that comes twice is carried out once and answered twice. */
  return async function obey(/** @type {Command} */ command) {
    const { run, attempt, document } = command;
    if (document && document !== id) return;
    const key = `${run} ${attempt}`;
    const answering = carried.get(key) ?? work(command);
    carried.set(key, answering);
    const answer = await answering;
    if (answer) await tell({ type: "answer", run, attempt, document: id, answer });
  };

  async function work(/** @type {Command} */ command) {
    const setting = settings.find((each) => each.id === command.setting);
    if (!setting) return null;
    working?.abort();
    working = new AbortController();
    const lookHere = () => look(setting);
    const noteDialogs = () => {
      dialogs = openDialogs();
    };
    const before = dialogs ?? openDialogs();
    const asks = () => asksSince(dialogs ?? before);
    const done = new AbortController();
    const both = AbortSignal.any([signal, working.signal]);
    const arrived = watchArrivals(watch.wake, AbortSignal.any([both, done.signal]));
    // A newer command, or the end of this script, gives this one up: nothing is answered then.
    const at = { look: lookHere, watch, arrived, signal: both, noteDialogs, asks };
    return carryOut(command, at).catch(() => null).finally(() => done.abort());
  }
}
