/** Handles the commands of a run: carries out each one once and answers it. */

/** @import { Answer, Command } from "../shared/types.js" */
/** @import { Send } from "./session.js" */
/** @import { Observation } from "./observe-setting.js" */
/** @import { PageWatch } from "./watch-page.js" */

import { runStep } from "./command-steps.js";
import { asksSince, openDialogs } from "./dialogs.js";

/**
 * @param {object} page
 * @param {string} page.id identifies this document
 * @param {(setting: string) => Observation} page.observe reads the setting with this id
 * @param {PageWatch} page.watch
 * @param {(onArrival: () => void, signal: AbortSignal) => () => number} page.watchArrivals
 * @param {() => number} page.timeUntilComplete
 * @param {Send} page.send
 * @param {AbortSignal} page.signal
 */
export function createCommandHandler({
  id,
  observe,
  watch,
  watchArrivals,
  timeUntilComplete,
  send,
  signal,
}) {
  /** @type {Map<string, Promise<Answer | null>>} */
  const answers = new Map();
  /**
   * The dialogs that were open just before the run's last click, or when this document got its first
   * command.
   *
   * @type {Set<Element> | undefined}
   */
  let dialogsBeforeClick;
  /** @type {AbortController | undefined} */
  let current;

  /** Carry out a command once, even if it arrives twice, and answer it each time. */
  return async function handleCommand(/** @type {Command} */ command) {
    const { run, commandId, document } = command;
    if (document && document !== id) return;
    const key = `${run} ${commandId}`;
    const pending = answers.get(key) ?? execute(command);
    answers.set(key, pending);
    const answer = await pending;
    if (answer) await send({ type: "answer", run, commandId, document: id, answer });
  };

  async function execute(/** @type {Command} */ command) {
    current?.abort();
    current = new AbortController();
    const rememberDialogs = () => {
      dialogsBeforeClick = openDialogs();
    };
    dialogsBeforeClick ??= openDialogs();
    const asks = (/** @type {Element | null} */ element) =>
      asksSince(/** @type {Set<Element>} */ (dialogsBeforeClick), element);
    const done = new AbortController();
    const stepSignal = AbortSignal.any([signal, current.signal]);
    const arrivals = watchArrivals(watch.wake, AbortSignal.any([stepSignal, done.signal]));
    // A newer command or the end of this script aborts this one; it is then not answered.
    const context = {
      observe: () => observe(command.setting),
      watch,
      arrivals,
      timeUntilComplete,
      signal: stepSignal,
      rememberDialogs,
      asks,
    };
    return runStep(command, context)
      .catch(() => null)
      .finally(() => done.abort());
  }
}
