/** Carries out one step of a run in this page. Each takes a workplace and answers once. */

/** @import { Answer, Answers, ClickAnswer, Command, HoldAnswer, PersonAnswer, ReadAnswer } from "../shared/types.js" */
/** @import { Look } from "./look.js" */
/** @import { PageWatch } from "./watch-page.js" */
/** @import { Saves } from "./watch-saves.js" */
/** @typedef {{ saves: Saves, asked: Set<Element> }} Trace what a click is judged by: its save, and dialogs that were open before */
/**
 * @typedef {object} Workplace
 * @property {() => Look} look
 * @property {PageWatch} watch
 * @property {AbortSignal} signal
 * @property {() => Trace} newTrace to be taken right before a click
 * @property {() => Trace} lastTrace the one taken last
 */

import { after, afterPage } from "./clock.js";
import { asksSince, openDialogs } from "./dialogs.js";
import { labelOf, labelTextOf } from "./find-switch.js";
import { sameReading, waitFor } from "./wait-for.js";

/** A page may draw its switch this late (ms); before that, a switch not there yet is not missing. */
const PATIENCE = 12_000;

/** How long (ms) a page may take to show what a click did. */
const CLICK_TAKES = 1_500;

/** A switch back on within this time (ms) ignored the click; later, it was taken back. */
const IGNORED_WITHIN = 300;

/** How long (ms) the switch is watched when no save is seen, or a slow one may be on its way. */
const HOLD = 12_000;

/** The same where nobody knows what its save looks like: the fresh load decides alone. */
const HOLD_UNSEEABLE = 2_000;

/** How long (ms) the switch must hold after its save was answered. */
const HOLD_AFTER_SAVE = 150;

/** How each step is carried out. @type {{ [S in keyof Answers]: (at: Workplace, command: Command) => Promise<Answers[S]> }} */
const STEPS = {
  read: (at, { goal, settle }) => read(at, goal, settle),
  confirm: (at, { goal, settle }) => read(at, goal, settle),
  click: (at, { goal }) => click(at, opposite(goal)),
  hold: (at, { goal }) => hold(at, opposite(goal)),
  person: (at, { goal }) => person(at, opposite(goal)),
};

/** @param {Command["goal"]} goal */
const opposite = (goal) => (goal === "off" ? "on" : "off");

/**
 * @param {Command} command
 * @param {Workplace} at
 * @returns {Promise<Answer>}
 */
export async function carryOut(command, at) {
  const { step } = command;
  return /** @type {Answer} */ ({ ...(await STEPS[step](at, command)), step });
}

/**
 * @param {Workplace} at
 * @param {Command["goal"]} goal
 * @param {Command["settle"]} settle
 * @returns {Promise<ReadAnswer>}
 */
async function read({ look, watch, signal }, goal, settle) {
  const needs = (/** @type {Look} */ { reading }, /** @type {number} */ elapsed) => {
    if (document.readyState === "loading") return Number.POSITIVE_INFINITY;
    if (reading === "on" || reading === "off") return reading === goal ? settle.reached : settle.other;
    return Math.max(settle.reached, PATIENCE - elapsed + settle.reached);
  };
  let wrongFor = 0;
  let reachedAt = 0;
  const note = () => {
    const seen = look();
    const time = performance.now();
    if (seen.reading === goal) reachedAt ||= time;
    else if (reachedAt > 0) wrongFor = Math.round(time - reachedAt);
    return seen;
  };
  // What we hope for must outlast whatever the page itself still has to do.
  const timerFor = (/** @type {Look} */ { reading }) => (reading === goal ? afterPage : after);
  const seen = await waitFor(watch, note, needs, sameReading, signal, timerFor);
  const { reading, drawn, switches, element } = seen;
  const label = element ? labelTextOf(element) : "";
  return { reading, drawn, switches, status: pageStatus(), wrongFor, label };
}

/** HTTP status of this page; 0 where the browser does not tell. */
function pageStatus() {
  const [navigation] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.responseStatus ?? 0;
}

/**
 * Click the switch, and its label if the page ignored that. Only a switch that reads as the opposite
 * of what is wanted is clicked.
 * @param {Workplace} at
 * @param {"on" | "off"} other
 * @returns {Promise<ClickAnswer>}
 */
async function click(at, other) {
  const { element, reading } = at.look();
  if (!element || reading !== other) return { reading, clicked: false };
  const trace = at.newTrace();
  for (const target of [element, labelOf(element)]) {
    if (!target || at.look().reading !== other) continue;
    HTMLElement.prototype.click.call(target);
    const after = await settledAfterClick(at, other, trace);
    if (after.reading !== other || after.asks || after.save !== -1) return { ...after, clicked: true };
  }
  return { reading: other, clicked: true };
}

/**
 * @param {Workplace} at
 * @param {"on" | "off"} other
 * @param {Trace} trace
 */
function settledAfterClick({ look, watch, signal }, other, { saves, asked }) {
  const see = () => ({ reading: look().reading, asks: asksSince(asked), save: saves.status });
  const needs = (/** @type {HoldAnswer} */ { reading, save = -1 }) => {
    if (reading === other && save === -1) return CLICK_TAKES;
    return reading !== other && isKept(save) ? 0 : IGNORED_WITHIN;
  };
  return waitFor(watch, see, needs, sameAnswer, signal);
}

/**
 * Watch whether the switch stays as it was clicked, and whether LinkedIn takes the change.
 * @param {Workplace} at
 * @param {"on" | "off"} other
 * @returns {Promise<HoldAnswer>}
 */
async function hold({ look, watch, signal, lastTrace }, other) {
  const { saves, asked } = lastTrace();
  const see = () => ({ reading: look().reading, save: saves.status, asks: asksSince(asked) });
  const needs = (/** @type {HoldAnswer} */ { reading, save, asks }, /** @type {number} */ elapsed) => {
    if (reading === other || asks || save !== -1) return HOLD_AFTER_SAVE;
    return (saves.seeable ? HOLD : HOLD_UNSEEABLE) - elapsed;
  };
  const { reading, save, asks } = await waitFor(watch, see, needs, sameAnswer, signal);
  saves.stop();
  return { reading, save, asks, snapped: reading === other };
}

/**
 * Wait for the person's own click on the switch, or on the dialog LinkedIn asks with.
 * @param {Workplace} at
 * @param {"on" | "off"} other
 * @returns {Promise<PersonAnswer>}
 */
async function person({ look, watch, signal, newTrace }, other) {
  newTrace();
  look().element?.scrollIntoView({ block: "center" });
  let clicked = false;
  const heard = new AbortController();
  const note = (/** @type {Event} */ event) => {
    clicked ||= event.isTrusted;
  };
  window.addEventListener("click", note, { capture: true, signal: AbortSignal.any([signal, heard.signal]) });
  const see = () => ({ reading: look().reading, asks: openDialogs().size > 0 });
  const needs = (/** @type {HoldAnswer} */ { reading, asks }) =>
    clicked && reading !== other && !asks ? IGNORED_WITHIN : Number.POSITIVE_INFINITY;
  const { reading } = await waitFor(watch, see, needs, sameAnswer, signal);
  heard.abort();
  return { reading };
}

/** @param {number} save an HTTP status */
const isKept = (save) => save >= 200 && save < 300;

/** @param {HoldAnswer} a @param {HoldAnswer} b */
function sameAnswer(a, b) {
  return a.reading === b.reading && a.save === b.save && a.asks === b.asks;
}
