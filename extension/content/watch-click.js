/** Watches what follows a click, and waits for a click of the person. This never clicks. */

/** @import { Command, HoldAnswer, PersonAnswer } from "../shared/types.js" */
/** @import { StepContext } from "./command-steps.js" */

import { opposite } from "../shared/goals.js";
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
 * Wait until the reading, and whether LinkedIn asks a question, have been stable for long enough.
 *
 * @param {Command["settle"]} settle
 * @param {StepContext} context
 * @param {"on" | "off" | ""} initial the reading before the click
 */
export function waitUntilSettled(settle, context, initial) {
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
export async function person(context, goal) {
  const initial = opposite(goal);
  const { observe, watch, signal } = context;
  observe().element?.scrollIntoView({ block: "center" });
  let clicked = false;
  const listening = new AbortController();
  const onClick = (/** @type {Event} */ event) => {
    clicked ||= event.isTrusted;
  };
  const options = { capture: true, signal: AbortSignal.any([signal, listening.signal]) };
  // A switch that is no form control may react to a key, of which the browser makes no click.
  for (const type of ["click", "keydown"]) window.addEventListener(type, onClick, options);
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
