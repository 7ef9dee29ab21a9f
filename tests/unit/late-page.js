/** Simulates a run over a page whose load, data and save may each be late. */

import { begin, next } from "../../extension/background/run/machine.js";
import { START } from "./play.js";

/** @import { Command, Effect, Run } from "../../extension/shared/types.js" */
/**
 * @typedef {object} Load times in ms after the start of the load
 * @property {number} document
 * @property {number} complete after the document
 * @property {{ begins: number, takes: number, isSeen: boolean }[]} requests after the document; `isSeen` by the page's script as well
 */
/**
 * @typedef {object} Course
 * @property {Load[]} loads the last one is repeated
 * @property {{ begins: number, takes: number, status: number, isStored: boolean }} save after the click
 * @property {boolean} isOn whether the switch is on at first
 * @property {boolean} moves whether the switch changes at once, not only after the answer to its save
 */
/** @typedef {{ at: number, do: () => void }} Due */
/**
 * @typedef {{ id: string, completeAt: number, truthAt: number, arrivals: number[], shows: "on" | "off" | "" }} Page
 */

/**
 * Simulate a run to its end. Each page shows off until its last request is answered.
 *
 * @param {Course} course
 * @returns {{ outcome: string, endedAt: number, lastRequestAt: number, isOn: boolean, loads: number }}
 */
export function playLate({ loads, save, isOn, moves }) {
  let now = START;
  let server = isOn;
  let count = 0;
  let requests = 0;
  let outcome = "";
  /** @type {Due[]} */
  let queue = [];
  let page = /** @type {Page | null} */ (null);
  /** @type {{ run: Run | null, effects: Effect[] }} */
  let move = begin({
    id: "r",
    settings: ["a"],
    goal: "off",
    at: now,
    tabId: 7,
    isAtSetting: false,
    hearsRequests: true,
  });

  const after = (/** @type {number} */ ms, /** @type {() => void} */ work) =>
    void queue.push({ at: now + ms, do: work });
  const tell = (/** @type {any} */ event) => {
    if (!move.run) return;
    move = next(move.run, { ...event, at: now });
    carryOut(move.effects);
  };
  const reading = () =>
    !page ? "unknown" : now < page.truthAt ? "off" : page.shows || (server ? "on" : "off");

  function request(
    /** @type {number} */ begins,
    /** @type {number} */ takes,
    kind = "read",
    status = 200,
    done = () => {},
  ) {
    requests += 1;
    const id = String(requests);
    const method = kind === "read" ? "" : "PUT";
    const owner = page;
    after(begins, () => {
      if (page !== owner) return;
      tell({ type: "request-begun", request: id, kind, method, path: "" });
      after(takes, () => {
        if (page === owner) done();
        tell({
          type: "request-ended",
          request: id,
          status: page === owner ? status : 0,
          givenUp: page !== owner,
        });
      });
    });
  }

  function load() {
    const turn = Math.min(count, loads.length - 1);
    const { document, complete, requests: own } = /** @type {Load} */ (loads[turn]);
    count += 1;
    const id = `d${count}`;
    page = null;
    const startedAt = now;
    request(0, document, "read", 200, () => {
      const ends = own.map(({ begins, takes }) => now + begins + takes);
      const arrivals = own
        .filter(({ isSeen }) => isSeen)
        .map(({ begins, takes }) => now + begins + takes);
      page = {
        id,
        completeAt: now + complete,
        truthAt: Math.max(now, ...ends),
        arrivals,
        shows: "",
      };
      for (const { begins, takes } of own) request(begins, takes);
      after(1, () => tell({ type: "document", document: id, startedAt }));
    });
  }

  /**
   * Answer after the shown state has lasted, as the content script does.
   *
   * @param {Command} command
   * @param {() => object} more
   */
  function answerOnceLasting({ commandId, settle }, more = () => ({})) {
    const begun = now;
    const seen = page;
    let shown = reading();
    let since = now;
    const look = () => {
      if (page !== seen || !seen || move.run?.commandId !== commandId) return;
      const loading = settle.complete && now < seen.completeAt;
      const arrived = settle.complete && seen.arrivals.some((at) => at > since && at <= now);
      if (reading() !== shown || loading || arrived) [shown, since] = [reading(), now];
      if (!loading && now - since >= (shown === "off" ? settle.goal : settle.opposite)) {
        tell({ type: "answer", commandId, document: seen.id, reading: shown, ...more() });
      } else if (now - begun < 60_000) after(25, look);
    };
    look();
  }

  function click(/** @type {Command} */ command) {
    if (!page || reading() !== "on")
      return after(1, () =>
        tell({
          type: "answer",
          commandId: command.commandId,
          document: page?.id,
          reading: reading(),
          clicked: false,
        }),
      );
    const clicked = page;
    clicked.shows = moves ? "off" : "on";
    request(save.begins, save.takes, "save", save.status, () => {
      if (save.isStored) server = false;
      if (!moves && save.status === 200) clicked.shows = "off";
    });
    answerOnceLasting(command, () => ({ clicked: true }));
  }

  function carryOut(/** @type {Effect[]} */ effects) {
    for (const effect of effects) {
      if (effect.type === "open")
        after(5, () => {
          tell({ type: "opened", tabId: 9 });
          load();
        });
      if (effect.type === "reload") after(1, load);
      if (effect.type === "ask")
        after(2, () =>
          effect.command.step === "click"
            ? click(effect.command)
            : answerOnceLasting(effect.command),
        );
      if (effect.type === "record") outcome = effect.record.outcome;
    }
    if (move.run)
      after(Math.max(0, Math.min(move.run.deadline, move.run.limit) - now) + 1, () =>
        tell({ type: "tick" }),
      );
  }

  carryOut(move.effects);
  while (move.run && move.run.step !== "person" && queue.length > 0) {
    const due = queue.reduce((first, each) => (each.at < first.at ? each : first));
    queue = queue.filter((each) => each !== due);
    now = due.at;
    due.do();
  }
  return { outcome, endedAt: now, lastRequestAt: page?.truthAt ?? 0, isOn: server, loads: count };
}
