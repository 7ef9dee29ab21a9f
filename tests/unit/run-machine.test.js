import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { begin, isSuccess, next, RUN_LIMIT, STEP_LIMIT } from "../../extension/background/run-machine.js";

/** @import { Effect, Outcome, Run, RunEvent } from "../../extension/shared/types.js" */

const START = 1_000_000;

/** Play events against a run; times advance by 10 ms unless an event says otherwise. */
function play(/** @type {any[]} */ events, { there = false, goal = "off" } = {}) {
  let { run, effects } = /** @type {{ run: Run | null, effects: Effect[] }} */ (
    begin({ id: "r", setting: "ai-training", goal: /** @type {"off" | "on"} */ (goal), at: START, tabId: 7, there })
  );
  /** @type {Effect[]} */
  const all = [...effects];
  /** @type {string[]} */
  const steps = [run?.step ?? ""];
  let at = START;
  for (const event of events) {
    if (!run) break;
    at = event.at ?? at + 10;
    const answer = event.type === "answer" ? { attempt: run.attempt, document: run.document || "d0" } : {};
    ({ run, effects } = next(run, { ...answer, ...event, at }));
    all.push(...effects);
    if (run && run.step !== steps.at(-1)) steps.push(run.step);
  }
  return { run, effects: all, steps, end: ending(all) };
}

/** @param {Effect[]} effects */
function ending(effects) {
  const last = effects.findLast(({ type }) => type === "record" || type === "note");
  return last && "record" in last ? last.record : null;
}

const opened = { type: "opened", tabId: 9 };
const document = (/** @type {string} */ id) => ({ type: "document", document: id, startedAt: START + 1_000_000 });
const on = { type: "answer", reading: "on" };
const off = { type: "answer", reading: "off" };
const clicked = { type: "answer", reading: "off", clicked: true };
const held = { type: "answer", reading: "off", save: 200 };
const unseen = { type: "answer", reading: "off", save: -1 };

test("the whole path: open, read, click, hold, load afresh, read again", () => {
  const { end, steps, effects } = play([opened, document("a"), on, clicked, held, document("b"), off]);

  assert.deepEqual(steps, ["open", "read", "click", "hold", "reload", "confirm"]);
  assert.deepEqual(end, { outcome: "confirmed-off", reading: "off", proof: "confirmed", reason: "" });
  assert.equal(effects.at(-1)?.type, "close-tab");
});

test("a tab of the person's own is never closed", () => {
  const { end, effects } = play([on, clicked, held, document("b"), off], { there: true });

  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(effects.some(({ type }) => type === "close-tab" || type === "open"), false);
});

test("a fresh page that reads off was off already, and nothing is clicked", () => {
  const { end, effects } = play([opened, document("a"), off]);

  assert.equal(end?.outcome, "already-off");
  assert.equal(effects.some((effect) => effect.type === "ask" && effect.command.step === "click"), false);
});

test("an open page that reads off is loaded afresh before that is believed", () => {
  const { end, steps } = play([off, document("b"), off], { there: true });

  assert.deepEqual(steps, ["read", "reload", "read"]);
  assert.equal(end?.outcome, "already-off");
});

for (const [save, snapped, outcome, reason] of /** @type {const} */ ([
  [200, false, "not-confirmed", "not-stored"],
  [200, true, "reverted", "not-stored"],
  [403, true, "reverted", "refused"],
  [429, false, "not-confirmed", "too-many"],
  [500, true, "reverted", "server-error"],
  [0, true, "reverted", "no-answer"],
  [-1, true, "reverted", "not-seen"],
])) {
  test(`a save of ${save}${snapped ? " with a snap back" : ""} that leaves it on is ${outcome}: ${reason}`, () => {
    const hold = { type: "answer", reading: snapped ? "on" : "off", save, snapped };

    const { end } = play([opened, document("a"), on, clicked, hold, document("b"), on]);

    assert.equal(end?.outcome, outcome);
    assert.equal(end?.reason, reason);
    assert.equal(end?.reading, "on");
  });
}

test("a click without a trace is tried once more, then left to the person, whose click is verified", () => {
  const first = [opened, document("a"), on, clicked, unseen, document("b"), on];
  const second = [clicked, unseen, document("c"), on];

  const waiting = play([...first, ...second]);
  assert.equal(waiting.run?.step, "person");
  assert.equal(waiting.end?.outcome, "needs-you");
  assert.ok(waiting.effects.some(({ type }) => type === "show-tab"));

  const { end } = play([...first, ...second, clicked, held, document("d"), off]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a click the page ignores at once is left to the person", () => {
  const { run, end } = play([opened, document("a"), on, { type: "answer", reading: "on", clicked: true }]);

  assert.equal(run?.step, "person");
  assert.equal(end?.reason, "ignored");
});

test("a click that was saved and taken back at once was not ignored", () => {
  const refused = { type: "answer", reading: "on", clicked: true, save: 500 };
  const snapped = { type: "answer", reading: "on", save: 500, snapped: true };

  const { end } = play([opened, document("a"), on, refused, snapped, document("b"), on]);

  assert.deepEqual([end?.outcome, end?.reason], ["reverted", "server-error"]);
});

test("a dialog after the click is the person's to answer", () => {
  const { run, end } = play([opened, document("a"), on, { type: "answer", reading: "off", clicked: true, asks: true }]);

  assert.equal(run?.step, "person");
  assert.equal(end?.reason, "asks");
});

test("a person who never clicks leaves the run as needs-you", () => {
  const ignored = { type: "answer", reading: "on", clicked: true };

  const { run, end } = play([opened, document("a"), on, ignored, { type: "tick", at: START + STEP_LIMIT.person * 2 }]);

  assert.equal(run, null);
  assert.equal(end?.outcome, "needs-you");
});

for (const [answer, outcome, reason] of /** @type {const} */ ([
  [{ reading: "locked" }, "locked", ""],
  [{ reading: "missing", drawn: true, switches: 0 }, "not-offered", ""],
  [{ reading: "not-offered" }, "not-offered", ""],
  [{ reading: "unknown", drawn: true, switches: 2 }, "not-recognised", ""],
  [{ reading: "unknown", drawn: false, switches: 0 }, "not-confirmed", "page-failed"],
  [{ reading: "unknown", drawn: true, switches: 0, status: 429 }, "blocked", "too-many"],
  [{ reading: "missing", drawn: true, switches: 0, status: 999 }, "blocked", "too-many"],
  [{ reading: "unknown", drawn: true, switches: 0, status: 503 }, "not-confirmed", "server-error"],
])) {
  test(`a page that answers ${JSON.stringify(answer)} is ${outcome} and is not clicked`, () => {
    const { end, effects } = play([opened, document("a"), { type: "answer", ...answer }]);

    assert.equal(end?.outcome, outcome);
    assert.equal(end?.reason, reason);
    assert.equal(effects.some((effect) => effect.type === "ask" && effect.command.step === "click"), false);
  });
}

for (const place of /** @type {const} */ (["signed-out", "blocked"])) {
  test(`being sent to ${place} ends the run at once, before and after the click`, () => {
    const away = { type: "away", place };

    assert.equal(play([opened, away]).end?.outcome, place);
    assert.equal(play([opened, document("a"), on, clicked, held, away]).end?.outcome, place);
  });
}

test("a page that leads elsewhere for good is not offered", () => {
  const { end } = play([opened, { type: "away", place: "elsewhere" }, { type: "tick", at: START + STEP_LIMIT.open }]);

  assert.equal(end?.outcome, "not-offered");
});

test("a tab that is closed or leaves interrupts the run", () => {
  assert.equal(play([opened, { type: "tab-closed" }]).end?.outcome, "interrupted");
  assert.equal(play([opened, document("a"), { type: "away", place: "elsewhere" }]).end?.reason, "left");
});

test("a click or a watch that takes too long is decided by a fresh load", () => {
  const late = { type: "tick", at: START + 5_000 + STEP_LIMIT.click };

  const { end, steps } = play([opened, document("a"), on, late, document("b"), off]);

  assert.deepEqual(steps, ["open", "read", "click", "reload", "confirm"]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("the document that was clicked cannot confirm the click, nor one loaded before", () => {
  const old = { type: "document", document: "old", startedAt: START - 60_000 };

  const { run } = play([opened, document("a"), on, clicked, held, document("a"), old]);

  assert.equal(run?.step, "reload");
});

test("an answer to an earlier command, or from another document, changes nothing", () => {
  const stale = { type: "answer", reading: "off", attempt: 1 };
  const other = { type: "answer", reading: "off", document: "other" };

  const { run } = play([opened, document("a"), on, clicked, held, document("b"), stale, other]);

  assert.equal(run?.step, "confirm");
});

test("off in a page that was not loaded afresh is never recorded as off", () => {
  const { end } = play([off, { type: "tab-closed" }], { there: true });

  assert.equal(end?.outcome, "interrupted");
  assert.equal(end?.reading, "unknown");
});

test("a background that was restarted asks again what it had asked", () => {
  const { effects } = play([opened, document("a"), on, { type: "resumed" }]);
  const asked = effects.filter(({ type }) => type === "ask");

  assert.deepEqual(asked.at(-1), asked.at(-2));
});

// ---- Undo: the same machine, the other way round -------------------------------------------------

test("an undo clicks a switch that reads off, and is proved by a fresh load that reads on", () => {
  const turned = { type: "answer", reading: "on", clicked: true };
  const stayed = { type: "answer", reading: "on", save: 200 };

  const { end, steps } = play([opened, document("a"), off, turned, stayed, document("b"), on], { goal: "on" });

  assert.deepEqual(steps, ["open", "read", "click", "hold", "reload", "confirm"]);
  assert.deepEqual([end?.outcome, end?.reading, end?.proof], ["confirmed-on", "on", "confirmed"]);
});

test("an undo of a switch that is on already clicks nothing", () => {
  const { end, effects } = play([opened, document("a"), on], { goal: "on" });

  assert.equal(end?.outcome, "confirmed-on");
  assert.equal(effects.some((effect) => effect.type === "ask" && effect.command.step === "click"), false);
});

// ---- Receipts ----------------------------------------------------------------------------------

for (const [name, events, expected] of /** @type {const} */ ([
  ["a click", [on, clicked, held, document("b"), off], { before: "on", did: "clicked", save: 200 }],
  ["a page that was off", [off, document("b"), off], { before: "off", did: "nothing", save: -1 }],
  ["nothing read", [{ type: "tab-closed" }], { before: "unknown", did: "nothing", save: -1 }],
  [
    "the person's own click",
    [on, { type: "answer", reading: "on", clicked: true }, clicked, held, document("b"), off],
    { before: "on", did: "person-clicked", save: 200 },
  ],
])) {
  test(`the receipt of ${name} says what was read before and what was done`, () => {
    const { effects } = play([...events], { there: true });
    const [receipt] = effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt] : []));

    const { before, did, save } = receipt ?? {};
    assert.deepEqual({ before, did, save }, expected);
  });
}

// ---- By property: any events, in any order -----------------------------------------------------

const anyReading = fc.constantFrom("on", "off", "locked", "missing", "not-offered", "unknown");
const anyDocument = fc.constantFrom("a", "b", "c", "d");
const anyEvent = fc.oneof(
  fc.record({ type: fc.constant("opened"), tabId: fc.constant(9) }),
  fc.record({ type: fc.constant("document"), document: anyDocument, age: fc.integer({ min: -500, max: 500 }) }),
  fc.record({ type: fc.constant("away"), place: fc.constantFrom("signed-out", "blocked", "elsewhere", "list") }),
  fc.record({ type: fc.constantFrom("unreachable", "tab-closed", "cancel") }),
  fc.record({ type: fc.constantFrom("resumed", "tick") }),
  fc.record(
    {
      type: fc.constant("answer"),
      reading: anyReading,
      document: fc.option(anyDocument, { nil: undefined }),
      behind: fc.constantFrom(0, 0, 0, 1),
      clicked: fc.boolean(),
      snapped: fc.boolean(),
      asks: fc.boolean(),
      drawn: fc.boolean(),
      switches: fc.nat(2),
      status: fc.constantFrom(0, 200, 429, 500),
      save: fc.constantFrom(-1, 0, 200, 403, 500),
    },
    { requiredKeys: ["type", "reading", "behind", "clicked"] },
  ),
);
// Answers and documents are likelier than mishaps, so that many runs reach the last steps.
const likely = fc.oneof(
  { weight: 3, arbitrary: anyEvent },
  { weight: 4, arbitrary: fc.constantFrom(on, off, clicked, held, unseen).map((answer) => ({ ...answer, behind: 0 })) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("document"), document: anyDocument, age: fc.constant(100) }) },
);
const anyPause = fc.oneof({ weight: 9, arbitrary: fc.nat(500) }, { weight: 1, arbitrary: fc.nat(40_000) });

/** Follow a run as an onlooker would, keeping what is needed to judge its ending. */
function follow(/** @type {[any, number][]} */ events, /** @type {boolean} */ there) {
  let at = START;
  let { run, effects } = /** @type {{ run: Run | null, effects: Effect[] }} */ (
    begin({ id: "r", setting: "ai-training", goal: "off", at, tabId: 7, there })
  );
  const endings = [];
  let lastClick = -1;
  let lastClickIn = "";
  /** @type {{ document: string, startedAt: number, index: number } | null} */
  let lastOff = null;
  /** @type {Map<string, number>} */
  const started = new Map();
  events.forEach(([event, pause], index) => {
    if (!run) return;
    at += pause;
    const before = run;
    const full = { ...event, at };
    if (event.type === "document") {
      // A document began once, however often it speaks up.
      full.startedAt = started.get(event.document) ?? run.loadAt + event.age;
      started.set(event.document, full.startedAt);
    }
    if (event.type === "answer") {
      full.attempt = run.attempt - (event.behind ?? 0);
      full.document = event.document ?? (run.document || "a");
      const heard = full.attempt === run.attempt && (run.document === "" || full.document === run.document);
      const clicks = run.step === "person" || (run.step === "click" && event.clicked);
      if (heard && clicks) [lastClick, lastClickIn] = [index, full.document];
      if (heard && event.reading === "off") lastOff = { document: full.document, startedAt: started.get(full.document) ?? 0, index };
    }
    ({ run, effects } = next(run, full));
    if (!run) endings.push({ before, record: ending(effects), lastClick, lastClickIn, lastOff });
  });
  return { run, at, endings };
}

const fewThousand = { numRuns: 5_000 };
const anyEvents = fc.array(fc.tuple(likely, anyPause), { maxLength: 60 });

test("by property: every run ends in exactly one outcome once its time is up", () => {
  fc.assert(
    fc.property(anyEvents, fc.boolean(), (events, there) => {
      let { run, at, endings } = follow(events, there);
      let guard = 0;
      let ended = endings.length;
      while (run && guard < 20) {
        at += STEP_LIMIT.person + RUN_LIMIT;
        const move = next(run, { type: "tick", at });
        run = move.run;
        if (!run) ended += 1;
        guard += 1;
      }
      assert.equal(run, null);
      assert.equal(ended, 1);
    }),
    fewThousand,
  );
});

test("by property: success needs a fresh reading of off after the last click", () => {
  let successes = 0;
  fc.assert(
    fc.property(anyEvents, fc.boolean(), (events, there) => {
      for (const { before, record, lastClick, lastClickIn, lastOff } of follow(events, there).endings) {
        if (!record || !isSuccess(record.outcome)) continue;
        successes += 1;
        assert.ok(lastOff, "nothing read off");
        assert.ok(lastOff.index > lastClick, "the reading is older than the click");
        assert.notEqual(lastOff.document, lastClickIn, "the reading is of the clicked document");
        assert.ok(lastOff.startedAt >= before.loadAt - 200, "the document was there before");
        assert.equal(record.proof, "confirmed");
        assert.equal(record.reading, "off");
        assert.equal(record.outcome === "confirmed-off", before.clicks + before.personClicks > 0);
      }
    }),
    fewThousand,
  );
  assert.ok(successes > 50, `only ${successes} of the runs succeeded: the property saw too little`);
});

test("by property: only a reading of on is ever clicked", () => {
  fc.assert(
    fc.property(anyEvents, fc.boolean(), (events, there) => {
      let at = START;
      let { run } = /** @type {{ run: Run | null }} */ (begin({ id: "r", setting: "x", goal: "off", at, tabId: 7, there }));
      for (const [event, pause] of events) {
        if (!run) return;
        at += pause;
        const answer = event.type === "answer" ? { attempt: run.attempt, document: run.document || "a" } : {};
        const started = event.type === "document" ? { startedAt: run.loadAt + event.age } : {};
        const before = run;
        const move = next(run, /** @type {RunEvent} */ ({ ...event, ...answer, ...started, at }));
        if (move.run?.step === "click" && before.step !== "click") {
          assert.equal(event.type, "answer");
          assert.equal(event.reading, "on");
        }
        run = move.run;
      }
    }),
    fewThousand,
  );
});
