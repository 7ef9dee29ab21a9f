/** Handles the commands of a run: carries out each one once and answers it. */

/** @import { Answer, Command } from "../shared/types.js" */
/** @import { StepContext } from "./command-steps.js" */
/** @import { Send } from "./session.js" */
/** @import { Observation } from "./observe-setting.js" */
/** @import { PageWatch } from "./watch-page.js" */

import { site } from "../shared/rules.js";
import { withAbsence } from "./absent-switch.js";
import { asksSince, openDialogs } from "./dialogs.js";

/**
 * @typedef {object} CommandPage one object for each session of main.js
 * @property {string} id identifies this document
 * @property {(setting: string, isFresh: boolean) => Observation} observe reads the setting with this
 *   id; `isFresh`: a run loaded the page, bypassing the cache
 * @property {PageWatch} watch
 * @property {(onArrival: () => void, signal: AbortSignal) => () => number} watchArrivals
 * @property {() => number} timeUntilComplete
 * @property {Send} send
 * @property {AbortSignal} signal
 */
/** @typedef {(command: Command, context: StepContext) => Promise<Answer>} RunStep */

/**
 * @param {RunStep} runStep
 * @param {(command: Command) => boolean} [accepts]
 * @returns {(command: Command, page: CommandPage) => boolean} whether it takes the command
 */
export function createCommandHandler(runStep, accepts = () => true) {
  /** @type {WeakMap<CommandPage, ReturnType<typeof handlerOf>>} */
  const handlers = new WeakMap();
  return (command, page) => {
    if (!accepts(command)) return false;
    const handle = handlers.get(page) ?? handlerOf(page, runStep);
    handlers.set(page, handle);
    void handle(command);
    return true;
  };
}

/**
 * @param {CommandPage} page
 * @param {RunStep} runStep
 */
function handlerOf(
  { id, observe, watch, watchArrivals, timeUntilComplete, send, signal },
  runStep,
) {
  /** @type {Map<string, Promise<Answer | null>>} */
  const answers = new Map();
  /**
   * The number of the newest command of each run. Two commands may overtake each other while the
   * background inserts this script.
   *
   * @type {Map<string, number>}
   */
  const newest = new Map();
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
    if ((document && document !== id) || (newest.get(run) ?? 0) > commandId) return;
    newest.set(run, commandId);
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
      observe: () => withAbsence(observe(command.setting, command.settle.complete), site),
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
