/** Carries out one step of a run in this page and returns the step's answer. */

/**
 * @import {
 *   Answer, Answers, ClickAnswer, Command, HoldAnswer, PersonAnswer
 * } from "../shared/types.js"
 */
/** @import { Observation } from "./observe-setting.js" */
/** @import { PageWatch } from "./watch-page.js" */
/**
 * @typedef {object} StepContext
 * @property {() => Observation} observe
 * @property {PageWatch} watch
 * @property {() => number} arrivals how often resources have loaded since the command arrived
 * @property {() => number} timeUntilComplete
 * @property {AbortSignal} signal
 * @property {() => void} rememberDialogs called right before a click, so that dialogs open at that
 *   moment do not count as a response to it
 * @property {(element: Element | null) => boolean} asks whether a dialog that has opened since the
 *   click asks something about the switch `element`
 */

import { labelOf } from "./find-switch.js";
import { read } from "./read-step.js";
import { waitUntilStable } from "./wait-until-stable.js";

/** How long (ms) the result of a person's click must last before it counts. */
const SETTLE_TIME = 300;

/**
 * How long (ms) a question must stay before it counts. Other extensions answer some questions by
 * themselves, in a hidden page with a delay of up to a second.
 */
const QUESTION_TIME = 2_000;

/** How long (ms) a switch must read as the goal before it counts if the person has not clicked. */
const UNPROMPTED_TIME = 1_000;

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
 * Return the reading of a switch that may be clicked; "" for a check, which clicks none.
 *
 * @param {Command["goal"]} goal
 */
const opposite = (goal) => OPPOSITES[goal];

const OPPOSITES = /** @type {const} */ ({ off: "on", on: "off", check: "" });

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

/**
 * Wait until the reading, and whether LinkedIn asks a question, have been stable for long enough.
 *
 * @param {Command["settle"]} settle
 * @param {StepContext} context
 * @param {"on" | "off" | ""} initial the reading before the click
 */
function waitUntilSettled(settle, context, initial) {
  const { watch, signal } = context;
  const observeStep = () => observeWithQuestion(context);
  const requiredTime = (/** @type {HoldAnswer} */ answer) => {
    if (answer.dialogOpened) return QUESTION_TIME;
    return answer.reading === initial ? settle.opposite : settle.goal;
  };
  return waitUntilStable(watch, observeStep, requiredTime, isSameAnswer, signal);
}

/**
 * Wait until the person clicks the switch or answers LinkedIn's dialog. The switch may also reach
 * the goal without a click, because the response to an earlier click may be late.
 *
 * @param {StepContext} context
 * @param {Command["goal"]} goal
 * @returns {Promise<PersonAnswer>}
 */
async function person(context, goal) {
  const initial = opposite(goal);
  const { observe, watch, signal } = context;
  observe().element?.scrollIntoView({ block: "center" });
  let clicked = false;
  const listening = new AbortController();
  const onClick = (/** @type {Event} */ event) => {
    clicked ||= event.isTrusted;
  };
  window.addEventListener("click", onClick, {
    capture: true,
    signal: AbortSignal.any([signal, listening.signal]),
  });
  const observeStep = () => ({ ...observeWithQuestion(context), clicked });
  const requiredTime = (
    /** @type {HoldAnswer & { clicked?: boolean }} */ { reading, dialogOpened },
  ) => {
    if (dialogOpened || reading === initial) return Number.POSITIVE_INFINITY;
    return clicked ? SETTLE_TIME : reading === goal ? UNPROMPTED_TIME : Number.POSITIVE_INFINITY;
  };
  const answer = await waitUntilStable(watch, observeStep, requiredTime, isSameAnswer, signal);
  listening.abort();
  return { reading: answer.reading, clicked };
}

/**
 * @param {StepContext} context
 * @returns {HoldAnswer}
 */
function observeWithQuestion({ observe, asks }) {
  const { reading, element } = observe();
  return { reading, dialogOpened: asks(element) };
}

/**
 * @param {HoldAnswer & { clicked?: boolean }} a
 * @param {HoldAnswer & { clicked?: boolean }} b
 */
const isSameAnswer = (a, b) =>
  a.reading === b.reading && a.dialogOpened === b.dialogOpened && a.clicked === b.clicked;
