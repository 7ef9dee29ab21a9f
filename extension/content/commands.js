/** Carries out one step of a run in this page. Each takes a workplace and answers once. */

/** @import { Answer, Command, Setting, Site } from "../shared/types.js" */
/** @import { Look } from "./look.js" */
/** @import { PageWatch } from "./watch-page.js" */
/** @import { Saves } from "./watch-saves.js" */
/**
 * @typedef {object} Workplace
 * @property {() => Look} look
 * @property {PageWatch} watch
 * @property {AbortSignal} signal
 * @property {() => Saves} saves the watch for the page's save, started anew
 * @property {() => Saves} lastSaves the one started last
 */

import { all, isShown, scopesIn } from "./dom.js";
import { labelOf } from "./find-switch.js";
import { sameReading, waitFor } from "./wait-for.js";

/** A page may draw its switch this late (ms); before that, a switch not there yet is not missing. */
const PATIENCE = 12_000;

/** How long (ms) a page may take to show what a click did. */
const CLICK_TAKES = 1_500;

/** A switch back on within this time (ms) ignored the click; later, it was taken back. */
const IGNORED_WITHIN = 300;

/** How long (ms) the switch is watched when no save is seen, or a slow one may be on its way. */
const HOLD = 12_000;

/** How long (ms) the switch must hold after its save was answered. */
const HOLD_AFTER_SAVE = 150;

const DIALOGS = "dialog[open], [role='dialog'], [role='alertdialog']";

/**
 * @param {Command} command
 * @param {Workplace} at
 * @returns {Promise<Answer>}
 */
export function carryOut(command, at) {
  if (command.step === "click") return click(at);
  if (command.step === "hold") return hold(at);
  if (command.step === "person") return person(at);
  return read(at, command.settle);
}

/** @param {Workplace} at @param {Command["settle"]} settle @returns {Promise<Answer>} */
async function read({ look, watch, signal }, settle) {
  const needs = (/** @type {Look} */ { reading }, /** @type {number} */ elapsed) => {
    if (document.readyState === "loading") return Number.POSITIVE_INFINITY;
    if (reading === "on" || reading === "off") return settle[reading];
    return Math.max(settle.off, PATIENCE - elapsed + settle.off);
  };
  let offFor = 0;
  let offAt = 0;
  const note = () => {
    const seen = look();
    const time = performance.now();
    if (seen.reading === "off") offAt ||= time;
    if (seen.reading === "on" && offAt > 0) offFor = Math.round(time - offAt);
    return seen;
  };
  const { reading, drawn, switches } = await waitFor(watch, note, needs, sameReading, signal);
  return { reading, drawn, switches, status: pageStatus(), offFor };
}

/** HTTP status of this page; 0 where the browser does not tell. */
function pageStatus() {
  const [navigation] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.responseStatus ?? 0;
}

/**
 * Click the switch, and its label if the page ignored that. Only a switch that reads on is clicked.
 * @param {Workplace} at
 * @returns {Promise<Answer>}
 */
async function click(at) {
  const { element, reading } = at.look();
  if (!element || reading !== "on") return { reading, clicked: false };
  const saves = at.saves();
  const asked = dialogs();
  for (const target of [element, labelOf(element)]) {
    if (!target || at.look().reading !== "on") continue;
    HTMLElement.prototype.click.call(target);
    const after = await settledAfterClick(at, saves, asked);
    if (after.reading !== "on" || after.asks || after.save !== -1) return { ...after, clicked: true };
  }
  return { reading: "on", clicked: true };
}

/** @param {Workplace} at @param {Saves} saves @param {Set<Element>} asked dialogs that were there before */
function settledAfterClick({ look, watch, signal }, saves, asked) {
  const see = () => ({ reading: look().reading, asks: asksSince(asked), save: saves.status });
  const needs = (/** @type {Answer} */ { reading, save = -1 }) => {
    if (reading === "on" && save === -1) return CLICK_TAKES;
    return reading !== "on" && isKept(save) ? 0 : IGNORED_WITHIN;
  };
  return waitFor(watch, see, needs, sameAnswer, signal);
}

/**
 * Watch whether the switch stays as it was clicked, and whether LinkedIn takes the change.
 * @param {Workplace} at
 * @returns {Promise<Answer>}
 */
async function hold({ look, watch, signal, lastSaves }) {
  const saves = lastSaves();
  const asked = dialogs();
  const see = () => ({ reading: look().reading, save: saves.status, asks: asksSince(asked) });
  const needs = (/** @type {Answer} */ { reading, save, asks }, /** @type {number} */ elapsed) => {
    if (reading === "on" || asks || save !== -1) return HOLD_AFTER_SAVE;
    return HOLD - elapsed;
  };
  const { reading, save, asks } = await waitFor(watch, see, needs, sameAnswer, signal);
  saves.stop();
  return { reading, save, asks, snapped: reading === "on" };
}

/**
 * Wait for the person's own click on the switch, or on the dialog LinkedIn asks with.
 * @param {Workplace} at
 * @returns {Promise<Answer>}
 */
async function person({ look, watch, signal, saves }) {
  saves();
  look().element?.scrollIntoView({ block: "center" });
  let clicked = false;
  const heard = new AbortController();
  const note = (/** @type {Event} */ event) => {
    clicked ||= event.isTrusted;
  };
  window.addEventListener("click", note, { capture: true, signal: AbortSignal.any([signal, heard.signal]) });
  const see = () => ({ reading: look().reading, asks: dialogs().size > 0 });
  const needs = (/** @type {Answer} */ { reading, asks }) =>
    clicked && reading !== "on" && !asks ? IGNORED_WITHIN : Number.POSITIVE_INFINITY;
  const { reading } = await waitFor(watch, see, needs, sameAnswer, signal);
  heard.abort();
  return { reading, clicked: true };
}

/** @param {number} save an HTTP status */
const isKept = (save) => save >= 200 && save < 300;

/** @returns {Set<Element>} */
function dialogs() {
  return new Set(scopesIn(document).flatMap((scope) => all(scope, DIALOGS)).filter(isShown));
}

/** @param {Set<Element>} before */
const asksSince = (before) => [...dialogs()].some((dialog) => !before.has(dialog));

/** @param {Answer} a @param {Answer} b */
function sameAnswer(a, b) {
  return a.reading === b.reading && a.save === b.save && a.asks === b.asks;
}
