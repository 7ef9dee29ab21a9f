/** Properties of the run machine for any events in any order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { begin, next, RUN_LIMIT, STEP_LIMIT } from "../../extension/background/run/machine.js";
import { contradictoryField } from "../../extension/shared/receipts/receipt-schema.js";
import { isDone } from "../../extension/shared/records.js";
import { begun, clicked, ended, ending, off, on, START } from "./play.js";

/** @import { Effect, Goal, Run, RunEvent } from "../../extension/shared/types.js" */

const anyReading = fc.constantFrom("on", "off", "locked", "missing", "unknown");
const anyDocument = fc.constantFrom("a", "b", "c", "d");
const anyRequest = fc.tuple(
  fc.constantFrom("1", "2"),
  fc.constantFrom("read", "change", "save"),
  fc.constantFrom(0, 200, 403),
);
const anyEvent = fc.oneof(
  fc.record({ type: fc.constant("opened"), tabId: fc.constant(9) }),
  fc.record({
    type: fc.constant("document"),
    document: anyDocument,
    age: fc.integer({ min: -500, max: 500 }),
  }),
  fc.record({
    type: fc.constant("away"),
    place: fc.constantFrom("signed-out", "blocked", "elsewhere", "list"),
    isLoaded: fc.boolean(),
    isActive: fc.boolean(),
  }),
  fc.record({ type: fc.constantFrom("unreachable", "tab-closed", "cancel", "no-access", "skip") }),
  fc.record({ type: fc.constantFrom("resumed", "tick") }),
  fc.record({
    type: fc.constant("read-elsewhere"),
    setting: fc.constantFrom("a", "b"),
    reading: anyReading,
    tabId: fc.constantFrom(7, 9, 11),
    since: fc.constantFrom(1, 2),
  }),
  anyRequest.map(([request, kind]) => begun(request, kind)),
  anyRequest.map(([request, , status]) => ended(request, status)),
  fc.record(
    {
      type: fc.constant("answer"),
      reading: anyReading,
      document: fc.option(anyDocument, { nil: undefined }),
      behind: fc.constantFrom(0, 0, 0, 1),
      clicked: fc.boolean(),
      dialogOpened: fc.boolean(),
      drawn: fc.boolean(),
      inFrame: fc.boolean(),
      switches: fc.nat(2),
      status: fc.constantFrom(0, 200, 429, 500),
      hasLabel: fc.boolean(),
    },
    { requiredKeys: ["type", "reading", "behind", "clicked"] },
  ),
);
// Answers and documents are more frequent than faults, so that many runs reach the last steps.
const likely = fc.oneof(
  { weight: 3, arbitrary: anyEvent },
  {
    weight: 4,
    arbitrary: fc.constantFrom(on, off, clicked).map((answer) => ({ ...answer, behind: 0 })),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("document"),
      document: anyDocument,
      age: fc.constant(100),
    }),
  },
);
const anyPause = fc.oneof(
  { weight: 9, arbitrary: fc.nat(500) },
  { weight: 1, arbitrary: fc.nat(40_000) },
);

/**
 * @typedef {{ events: [any, number][], isAtSetting: boolean, goal: Goal, byHand: boolean, settings: string[] }} Course
 */
/** @typedef {{ reading: string, document: string, startedAt: number, index: number }} Reached */
/**
 * @typedef {{ before: Run, record: ReturnType<typeof ending>, lastClick: number, lastClickIn: string, lastReached: Reached | null, effects: Effect[] }} Ending
 */

/** Whether a run with this goal ends in success with this reading. */
const isGoal = (/** @type {Goal} */ goal, /** @type {string} */ reading) =>
  goal === "check" ? ["on", "off"].includes(reading) : reading === goal;

/**
 * The events of an undo are those of a run with on and off exchanged.
 *
 * @returns {Course}
 */
function exchanged(/** @type {Course} */ { events, ...rest }) {
  const { goal } = rest;
  /** @type {Record<string, string>} */
  const other = goal === "on" ? { on: "off", off: "on" } : {};
  const turned = events.map(([event, pause]) => [
    { ...event, reading: other[event.reading] ?? event.reading },
    pause,
  ]);
  return { events: /** @type {[any, number][]} */ (turned), ...rest };
}

/** Observe a run from outside, and collect what is needed to judge its end. */
function follow(/** @type {Course} */ { events, goal, ...rest }) {
  let at = START;
  let { run, effects } = /** @type {{ run: Run | null, effects: Effect[] }} */ (
    begin({ id: "r", goal, at, tabId: 7, hearsRequests: true, ...rest })
  );
  /** @type {Ending[]} */
  const endings = [];
  let lastClick = -1;
  let lastClickIn = "";
  /** @type {Reached | null} */
  let lastReached = null;
  /** @type {Map<string, number>} */
  const started = new Map();
  events.forEach(([event, pause], index) => {
    if (!run) return;
    at += pause;
    const before = run;
    const full = { ...event, at };
    if (event.type === "document") {
      // A document has one start, even if it reports several times.
      full.startedAt = started.get(event.document) ?? Math.min(at, run.loadRequestedAt + event.age);
      started.set(event.document, full.startedAt);
    }
    if (event.type === "answer") {
      full.commandId = run.commandId - (event.behind ?? 0);
      full.document = event.document ?? (run.document || "a");
      const heard =
        full.commandId === run.commandId && (run.document === "" || full.document === run.document);
      const clicks = run.step === "person" || (run.step === "click" && event.clicked);
      if (heard && clicks) [lastClick, lastClickIn] = [index, full.document];
      if (heard && isGoal(goal, event.reading))
        lastReached = {
          reading: event.reading,
          document: full.document,
          startedAt: started.get(full.document) ?? 0,
          index,
        };
    }
    ({ run, effects } = next(run, full));
    const over = effects.find(({ type }) => type === "record");
    if (!over) return;
    endings.push({ before, record: ending(effects), lastClick, lastClickIn, lastReached, effects });
    [lastClick, lastClickIn, lastReached] = [-1, "", null];
  });
  return { run, at, endings };
}

/** What the background adds to a receipt. */
const END = {
  rule: "2026-08-21",
  endedAt: START * 2,
  browser: "chromium 156",
  extension: "0.1.0",
};
const fewThousand = { numRuns: 5_000 };
/** @type {string[][]} */
const SELECTIONS = [["a"], ["a"], ["a", "b"], ["a", "b", "c"]];
const anyCourse = fc
  .record({
    events: fc.array(fc.tuple(likely, anyPause), { maxLength: 60 }),
    isAtSetting: fc.boolean(),
    goal: fc.constantFrom(.../** @type {Goal[]} */ (["off", "on", "check"])),
    byHand: fc.boolean(),
    settings: fc.constantFrom(...SELECTIONS),
  })
  .map(exchanged);

test("every setting that a run reaches ends with one outcome, and the others are left", () => {
  fc.assert(
    fc.property(anyCourse, (course) => {
      let { run, at, endings } = follow(course);
      const effects = endings.flatMap((each) => each.effects);
      let guard = 0;
      while (run && guard < 20) {
        at += STEP_LIMIT.person + RUN_LIMIT;
        const move = next(run, { type: "tick", at });
        effects.push(...move.effects);
        run = move.run;
        guard += 1;
      }
      assert.equal(run, null);
      const recorded = effects.flatMap((each) => (each.type === "record" ? [each.setting] : []));
      const left = effects.flatMap((each) => (each.type === "finish" ? each.left.slice(1) : []));
      assert.deepEqual([...recorded, ...left], course.settings);
      assert.equal(
        effects.filter(({ type }) => type === "finish").length,
        course.settings.length > 1 ? 1 : 0,
      );
    }),
    fewThousand,
  );
});

test("success requires a reading of the goal in a reloaded page after the last click", () => {
  let successes = 0;
  fc.assert(
    fc.property(anyCourse, (course) => {
      for (const { before, record, lastClick, lastClickIn, lastReached } of follow(course)
        .endings) {
        if (!record || !isDone(record.outcome)) continue;
        successes += 1;
        assert.ok(lastReached, "nothing read so");
        assert.ok(lastReached.index > lastClick, "the reading is older than the click");
        assert.notEqual(
          lastReached.document,
          lastClickIn,
          "the reading is of the clicked document",
        );
        assert.ok(
          lastReached.startedAt >= before.loadRequestedAt - 200,
          "the document was there before",
        );
        assert.equal(record.proof, "confirmed");
        assert.equal(record.reading, lastReached.reading);
        const offOutcome =
          before.clicks + before.personClicks > 0 ? "confirmed-off" : "already-off";
        const onOutcome = course.goal === "check" ? "is-on" : "confirmed-on";
        assert.equal(record.outcome, record.reading === "off" ? offOutcome : onOutcome);
      }
    }),
    fewThousand,
  );
  assert.ok(successes > 50, `only ${successes} of the runs succeeded: the property saw too little`);
});

test("a check neither clicks nor asks the person to", () => {
  let checks = 0;
  fc.assert(
    fc.property(anyCourse, (course) => {
      for (const { before, record, effects } of follow({ ...course, goal: "check" }).endings) {
        checks += 1;
        const steps = effects.map((effect) => effect.type === "ask" && effect.command.step);
        assert.ok(steps.every((step) => step === false || step === "read"));
        assert.ok(["open", "reload", "read"].includes(before.step), before.step);
        assert.notEqual(record?.outcome, "needs-you");
      }
    }),
    fewThousand,
  );
  assert.ok(checks > 50, `only ${checks} checks ended: the property saw too little`);
});

test("a run in which the person clicks never clicks, nor says that it has", () => {
  let ends = 0;
  let clicks = 0;
  fc.assert(
    fc.property(anyCourse, (course) => {
      for (const { effects } of follow({ ...course, byHand: true }).endings) {
        ends += 1;
        for (const effect of effects) {
          assert.ok(effect.type !== "ask" || effect.command.step !== "click");
          if (effect.type !== "record") continue;
          assert.notEqual(effect.receipt.did, "clicked");
          assert.equal(contradictoryField({ ...effect.receipt, ...END }), undefined);
          clicks += effect.receipt.did === "person-clicked" ? 1 : 0;
        }
      }
    }),
    fewThousand,
  );
  assert.ok(ends > 50 && clicks > 5, `${ends} ends, ${clicks} clicks: the property saw too little`);
});

test("a run clicks only a switch that reads the opposite of the goal", () => {
  fc.assert(
    fc.property(anyCourse, ({ events, goal, ...rest }) => {
      let at = START;
      let { run } = /** @type {{ run: Run | null }} */ (
        begin({ id: "r", goal, at, tabId: 7, hearsRequests: true, ...rest })
      );
      for (const [event, pause] of events) {
        if (!run) return;
        at += pause;
        const answer =
          event.type === "answer"
            ? { commandId: run.commandId, document: run.document || "a" }
            : {};
        const started =
          event.type === "document"
            ? { startedAt: Math.min(at, run.loadRequestedAt + event.age) }
            : {};
        const before = run;
        const move = next(run, /** @type {RunEvent} */ ({ ...event, ...answer, ...started, at }));
        if (move.run?.step === "click" && before.step !== "click") {
          assert.equal(rest.byHand, false);
          assert.notEqual(goal, "check");
          assert.equal(event.type, "answer");
          assert.equal(event.reading, goal === "off" ? "on" : "off");
        }
        run = move.run;
      }
    }),
    fewThousand,
  );
});
