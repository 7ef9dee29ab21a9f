/** Carries out one step of a run in this page and returns the step's answer. */

/** @import { Answer, Answers, ClickAnswer, Command } from "../shared/types.js" */
/** @import { FullObservation } from "./absent-switch.js" */
/** @import { PageWatch } from "./watch-page.js" */
/**
 * @typedef {object} StepContext
 * @property {() => FullObservation} observe
 * @property {PageWatch} watch
 * @property {() => number} arrivals how often resources have loaded since the command arrived
 * @property {() => number} timeUntilComplete
 * @property {AbortSignal} signal
 * @property {() => void} rememberDialogs called right before a click, so that dialogs open at that
 *   moment do not count as a response to it
 * @property {(element: Element | null) => boolean} asks whether a dialog that has opened since the
 *   click asks something about the switch `element`
 */

import { opposite } from "../shared/goals.js";
import { labelOf } from "./find-switch.js";
import { read } from "./read-step.js";
import { person, waitUntilSettled } from "./watch-click.js";

/**
 * The handler of each step.
 *
 * @type {{ [S in keyof Answers]: (context: StepContext, command: Command) => Promise<Answers[S]> }}
 */
const STEPS = {
  read: (context, command) => read(command, context),
  confirm: (context, command) => read(command, context),
  click: (context, command) => click(command, context, opposite(command.goal)),
  // After a click. The run decides how long to wait, because it sees the save request.
  hold: (context, { goal, settle }) => waitUntilSettled(settle, context, opposite(goal)),
  person: (context, { goal }) => person(context, goal),
};

/**
 * @param {Command} command
 * @param {StepContext} context
 * @returns {Promise<Answer>}
 */
export async function runStep(command, context) {
  const { step } = command;
  return /** @type {Answer} */ ({ ...(await STEPS[step](context, command)), step });
}

/**
 * Click the switch or its label, once. Only a switch that reads the opposite of the goal is
 * clicked.
 *
 * @param {Command} command
 * @param {StepContext} context
 * @param {"on" | "off" | ""} initial the reading before the click
 * @returns {Promise<ClickAnswer>}
 */
async function click({ clickTarget, settle }, context, initial) {
  const { element, reading } = context.observe();
  const label = element && labelOf(element);
  const target = clickTarget === "label" ? label : element;
  if (!target || reading !== initial) return { reading, clicked: false };
  context.rememberDialogs();
  HTMLElement.prototype.click.call(target);
  return {
    ...(await waitUntilSettled(settle, context, initial)),
    clicked: true,
    hasLabel: Boolean(label),
  };
}
