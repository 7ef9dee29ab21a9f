/** Takes commands of a run, carries each out once, and answers. */

/** @import { Command, Setting } from "../shared/types.js" */
/** @import { Send } from "./session.js" */
/** @import { Observation } from "./observe-setting.js" */
/** @import { PageWatch } from "./watch-page.js" */

import { settings } from "../shared/rules.js";
import { runStep } from "./command-steps.js";
import { openDialogs, openedSince } from "./dialogs.js";
import { watchArrivals } from "./watch-loading.js";

/**
 * @param {object} page
 * @param {string} page.id names this document
 * @param {(setting: Setting) => Observation} page.observe
 * @param {PageWatch} page.watch
 * @param {Send} page.send
 * @param {AbortSignal} page.signal
 */
export function createCommandHandler({ id, observe, watch, send, signal }) {
  /** @type {Map<string, Promise<import("../shared/types.js").Answer | null>>} */
  const carried = new Map();
  /**
   * The dialogs that were open before the last click.
   *
   * @type {Set<Element> | undefined}
   */
  let dialogs;
  /** @type {AbortController | undefined} */
  let working;

  /** A command that comes twice is carried out once and answered twice. */
  return async function handleCommand(/** @type {Command} */ command) {
    const { run, attempt, document } = command;
    if (document && document !== id) return;
    const key = `${run} ${attempt}`;
    const answering = carried.get(key) ?? work(command);
    carried.set(key, answering);
    const answer = await answering;
    if (answer) await send({ type: "answer", run, attempt, document: id, answer });
  };

  async function work(/** @type {Command} */ command) {
    const setting = settings.find((each) => each.id === command.setting);
    if (!setting) return null;
    working?.abort();
    working = new AbortController();
    const observeHere = () => observe(setting);
    const noteDialogs = () => {
      dialogs = openDialogs();
    };
    const before = dialogs ?? openDialogs();
    const dialogOpened = () => openedSince(dialogs ?? before);
    const done = new AbortController();
    const both = AbortSignal.any([signal, working.signal]);
    const arrived = watchArrivals(watch.wake, AbortSignal.any([both, done.signal]));
    // A newer command, or the end of this script, gives this one up: nothing is answered then.
    const at = { observe: observeHere, watch, arrived, signal: both, noteDialogs, dialogOpened };
    return runStep(command, at)
      .catch(() => null)
      .finally(() => done.abort());
  }
}
