/** Carries out one step of a run in this page. Each takes a workplace and answers once. */

/**
 * @import {
 *   Answer, Answers, ClickAnswer, Command, HoldAnswer, PersonAnswer, ReadAnswer
 * } from "../shared/types.js"
 */
/** @import { Observation } from "./observe-setting.js" */
/** @import { PageWatch } from "./watch-page.js" */
/**
 * @typedef {object} StepContext
 * @property {() => Observation} observe
 * @property {PageWatch} watch
 * @property {() => number} arrived how often something has arrived in the page since the command did
 * @property {AbortSignal} signal
 * @property {() => void} noteDialogs to be called right before a click: what is open then asks nothing
 * @property {() => boolean} dialogOpened whether a dialog is open that was not there before the click
 */

import { openDialogs } from "./dialogs.js";
import { isComplete, isLoading } from "./document-state.js";
import { labelOf, labelTextOf } from "./find-switch.js";
import { pageTimeout, reliableTimeout } from "./timers.js";
import { sameInPage, waitUntilStable } from "./wait-until-stable.js";

/**
 * A page may draw its switch this late (ms); before that, a switch not there yet is not missing.
 */
const PATIENCE = 12_000;

/** A dialog, or what a person did, counts once it has lasted this long (ms). */
const LASTING = 300;

/** A switch that comes to what was asked for by itself counts once it has lasted this long (ms). */
const BY_ITSELF = 1_000;

/**
 * How each step is carried out.
 *
 * @type {{ [S in keyof Answers]: (at: StepContext, command: Command) => Promise<Answers[S]> }}
 */
const STEPS = {
  read: (at, command) => read(command, at),
  confirm: (at, command) => read(command, at),
  click: (at, command) => click(command, at, opposite(command.goal)),
  // After a click. How long is the run's to say: it hears the save.
  hold: (at, { goal, settle }) => lasting(settle, at, opposite(goal)),
  person: (at, { goal }) => person(at, opposite(goal)),
};

/** @param {Command["goal"]} goal */
const opposite = (goal) => (goal === "off" ? "on" : "off");

/**
 * @param {Command} command
 * @param {StepContext} at
 * @returns {Promise<Answer>}
 */
export async function runStep(command, at) {
  const { step } = command;
  return /** @type {Answer} */ ({ ...(await STEPS[step](at, command)), step });
}

/**
 * Read the switch once it has stayed as it is for long enough. In a fresh page that time begins
 * when the document is complete, and starts over with each resource that arrives.
 *
 * @param {Command} command
 * @param {StepContext} at
 * @returns {Promise<ReadAnswer>}
 */
async function read({ goal, settle }, { observe, watch, arrived, signal }) {
  const needs = (/** @type {Observation} */ { reading }, /** @type {number} */ elapsed) => {
    if (settle.complete ? !isComplete() : isLoading()) return Number.POSITIVE_INFINITY;
    if (reading === "on" || reading === "off")
      return reading === goal ? settle.reached : settle.other;
    return Math.max(settle.reached, PATIENCE - elapsed + settle.reached);
  };
  let wrongFor = 0;
  let reachedAt = 0;
  const note = () => {
    const seen = observe();
    const time = performance.now();
    if (seen.reading === goal) reachedAt ||= time;
    else if (reachedAt > 0) wrongFor = Math.round(time - reachedAt);
    return { ...seen, arrived: settle.complete ? arrived() : 0 };
  };
  // What we hope for must outlast whatever the page itself still has to do.
  const timerFor = (/** @type {Observation} */ { reading }) =>
    reading === goal ? pageTimeout : reliableTimeout;
  const stable = await waitUntilStable(watch, note, needs, sameInPage, signal, timerFor);
  const { drawn, switches, element } = stable;
  const label = element ? labelTextOf(element) : "";
  return { reading: stable.reading, drawn, switches, status: pageStatus(), wrongFor, label };
}

/** HTTP status of this page; 0 where the browser does not tell. */
function pageStatus() {
  const [navigation] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.responseStatus ?? 0;
}

/**
 * Click the switch or its label, once. Only a switch that reads as the opposite of what is wanted
 * is clicked.
 *
 * @param {Command} command
 * @param {StepContext} at
 * @param {"on" | "off"} other
 * @returns {Promise<ClickAnswer>}
 */
async function click({ by, settle }, at, other) {
  const { element, reading } = at.observe();
  const label = element && labelOf(element);
  const target = by === "label" ? label : element;
  if (!target || reading !== other) return { reading, clicked: false };
  at.noteDialogs();
  HTMLElement.prototype.click.call(target);
  return { ...(await lasting(settle, at, other)), clicked: true, hasLabel: Boolean(label) };
}

/**
 * What the switch reads, and whether the page asks, once that has lasted.
 *
 * @param {Command["settle"]} settle
 * @param {StepContext} at
 * @param {"on" | "off"} other
 */
function lasting(settle, { observe, watch, signal, dialogOpened }, other) {
  const see = () => ({ reading: observe().reading, asks: dialogOpened() });
  const needs = (/** @type {HoldAnswer} */ { reading, asks }) => {
    if (asks) return LASTING;
    return reading === other ? settle.other : settle.reached;
  };
  return waitUntilStable(watch, see, needs, sameAnswer, signal);
}

/**
 * Wait for the person's own click on the switch, or on the dialog LinkedIn asks with; or for the
 * switch to come to what was asked for by itself, as the answer to an earlier click may be late.
 *
 * @param {StepContext} at
 * @param {"on" | "off"} other
 * @returns {Promise<PersonAnswer>}
 */
async function person({ observe, watch, signal, noteDialogs }, other) {
  noteDialogs();
  observe().element?.scrollIntoView({ block: "center" });
  let clicked = false;
  const heard = new AbortController();
  const note = (/** @type {Event} */ event) => {
    clicked ||= event.isTrusted;
  };
  window.addEventListener("click", note, {
    capture: true,
    signal: AbortSignal.any([signal, heard.signal]),
  });
  const see = () => ({ reading: observe().reading, asks: openDialogs().size > 0, clicked });
  const needs = (/** @type {HoldAnswer & { clicked?: boolean }} */ { reading, asks }) => {
    if (asks || reading === other) return Number.POSITIVE_INFINITY;
    return clicked ? LASTING : reading === opposite(other) ? BY_ITSELF : Number.POSITIVE_INFINITY;
  };
  const stable = await waitUntilStable(watch, see, needs, sameAnswer, signal);
  heard.abort();
  return { reading: stable.reading, clicked };
}

/**
 * @param {HoldAnswer & { clicked?: boolean }} a
 * @param {HoldAnswer & { clicked?: boolean }} b
 */
const sameAnswer = (a, b) =>
  a.reading === b.reading && a.asks === b.asks && a.clicked === b.clicked;
