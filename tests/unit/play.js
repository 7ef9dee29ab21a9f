/** Plays events against the run machine, for its tests. */

import { begin, next } from "../../extension/background/run/machine.js";

/** @import { Effect, Goal, Run } from "../../extension/shared/types.js" */

/** The start time of all runs in these tests. */
export const START = 1_790_000_000_000;

/** Play events and lists of events; the time advances by 10 ms unless an event gives its own. */
export function play(
  /** @type {any[]} */ events,
  {
    isAtSetting = false,
    goal = "off",
    settings = ["ai-training"],
    hearsRequests = true,
    byHand = false,
    account = {},
  } = {},
) {
  let { run, effects } = /** @type {{ run: Run | null, effects: Effect[] }} */ (
    begin({
      id: "r",
      settings,
      goal: /** @type {Goal} */ (goal),
      at: START,
      tabId: 7,
      isAtSetting,
      hearsRequests,
      byHand,
      ...account,
    })
  );
  /** @type {Effect[]} */
  const all = [...effects];
  /** @type {string[]} */
  const steps = [run?.step ?? ""];
  let at = START;
  for (const event of events.flat(Number.POSITIVE_INFINITY)) {
    if (!run) break;
    at = event.at ?? at + 10;
    const answer =
      event.type === "answer" ? { commandId: run.commandId, document: run.document || "d0" } : {};
    const began = event.type === "document" ? { startedAt: at } : {};
    ({ run, effects } = next(run, { ...answer, ...began, ...event, at }));
    all.push(...effects);
    if (run && run.step !== steps.at(-1)) steps.push(run.step);
  }
  return { run, effects: all, steps, end: ending(all) };
}

/**
 * The last record that a run saved, which has its outcome.
 *
 * @param {Effect[]} effects
 */
export function ending(effects) {
  const last = effects.findLast(({ type }) => type === "record" || type === "note");
  return last && "record" in last ? last.record : null;
}

export const opened = { type: "opened", tabId: 9 };
export const document = (/** @type {string} */ id) => ({ type: "document", document: id });
export const on = { type: "answer", reading: "on" };
export const off = { type: "answer", reading: "off" };
export const clicked = { type: "answer", reading: "off", clicked: true };

/** The page starts a request; "save" means one to the switch's known address. */
export const begun = (/** @type {string} */ request, kind = "read") => ({
  type: "request-begun",
  request,
  kind,
  method: kind === "read" ? "" : kind === "save" ? "PUT" : "POST",
  path: kind === "read" ? "" : kind === "save" ? "/save/key" : "/flagship-web/…",
});
export const answered = (/** @type {string} */ request, status = 200) => ({
  type: "request-answered",
  request,
  status,
});
export const ended = (/** @type {string} */ request, status = 200) => ({
  type: "request-ended",
  request,
  status,
});
/** A save of the page, from its start to its end. */
export const save = (/** @type {number} */ status, kind = "save") => [
  begun("s", kind),
  answered("s", status),
  ended("s", status),
];

/** A switch that keeps its new state, with an answered save. */
export const held = [...save(200), off];
/** The same without any request. */
export const unseen = off;
/** A switch that snaps back after its save is answered. */
export const snapped = (/** @type {number} */ status) => [...save(status), on];

/** A switch that did not react to the click. */
export const ignored = { type: "answer", reading: "on", clicked: true };

/** Events that lead a run to each step, through a click if the step follows one. */
export const WAY_TO = {
  open: [opened],
  read: [opened, document("a")],
  click: [opened, document("a"), on],
  hold: [opened, document("a"), on, clicked],
  person: [opened, document("a"), on, ignored],
  reload: [opened, document("a"), on, clicked, ...held],
  confirm: [opened, document("a"), on, clicked, ...held, document("b")],
};

/** Events that lead to a reloaded page, before any click in the step read. */
export const FRESH = {
  read: [opened, document("a"), off, document("b")],
  confirm: WAY_TO.confirm,
};

/** The same event at a time: seconds since the start of the run. */
export const later = (/** @type {any} */ event, /** @type {number} */ seconds) => ({
  ...event,
  at: START + 1_000 * seconds,
});

/**
 * The commands that were sent to pages.
 *
 * @param {Effect[]} effects
 */
export function commands(effects) {
  return effects.flatMap((effect) => (effect.type === "ask" ? [effect.command] : []));
}

/** The last command. */
export const lastCommand = (/** @type {Effect[]} */ effects) => commands(effects).at(-1);

/** The last receipt. */
export const receiptOf = (/** @type {Effect[]} */ effects) =>
  effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt] : [])).at(-1);
