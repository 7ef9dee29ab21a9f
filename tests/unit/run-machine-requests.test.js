/** The page's requests: those that a run waits for, and the one that it counts as the save. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { RUN_LIMIT, STEP_LIMIT } from "../../extension/background/run/machine.js";
import {
  answered,
  begun,
  clicked,
  commands,
  document,
  ended,
  held,
  ignored,
  off,
  on,
  opened,
  play,
  START,
  save,
  WAY_TO,
} from "./play.js";

/** @import { Effect } from "../../extension/shared/types.js" */

const later = (/** @type {any} */ event, /** @type {number} */ seconds) => ({
  ...event,
  at: START + 1_000 * seconds,
});
const receiptOf = (/** @type {Effect[]} */ effects) =>
  effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt] : [])).at(-1);
const lastCommand = (/** @type {Effect[]} */ effects) => commands(effects).at(-1);

// ---- A reloaded page is believed when all its requests have ended -------------------------------

const FRESH = {
  read: [opened, document("a"), off, document("b")],
  confirm: WAY_TO.confirm,
};
/** How long (ms) the reading must be stable. */
const STEADY = { read: 5_000, confirm: 2_000 };
for (const step of /** @type {const} */ (["read", "confirm"])) {
  test(`off in a reloaded page during ${step} is not believed while a request is open`, () => {
    const { run, end } = play([...FRESH[step], begun("1"), later(off, 5)]);

    assert.deepEqual([run?.step, run?.reading, end], [step, "unknown", null]);
  });

  test(`the page is asked again when the last request during ${step} has ended`, () => {
    const waiting = [...FRESH[step], begun("1"), begun("2"), later(off, 5), later(ended("1"), 5)];
    const asked = commands(play(waiting).effects).length;

    const { run, effects } = play([...waiting, later(ended("2"), 6)]);

    assert.equal(commands(effects).length, asked + 1);
    assert.equal(lastCommand(effects)?.commandId, run?.commandId);
    assert.equal(lastCommand(effects)?.settle.goal, STEADY[step]);
  });

  test(`a reading during ${step} is believed once it is stable since the end of the last request`, () => {
    const waiting = [...FRESH[step], begun("1"), later(off, 5), later(ended("1"), 6)];

    const enough = 6 + STEADY[step] / 1_000 - 0.25;
    assert.equal(play([...waiting, later(off, enough - 0.05)]).end, null);
    assert.equal(play([...waiting, later(off, enough)]).end?.reading, "off");
  });

  test(`an answer too soon after a request during ${step} is requested again`, () => {
    const soon = [...FRESH[step], later(begun("1"), 2), later(ended("1"), 3), later(off, 4)];

    const { run, effects } = play(soon);

    assert.deepEqual([run?.step, lastCommand(effects)?.commandId], [step, run?.commandId]);
    assert.equal(play([...soon, later(off, 9)]).end?.reading, "off");
  });

  test(`a request during ${step} that is never answered leads to not-confirmed`, () => {
    const waiting = [...FRESH[step], begun("1"), later(off, 5)];

    const { end } = play([...waiting, later({ type: "tick" }, 40)]);

    assert.deepEqual(
      [end?.outcome, end?.reason, end?.reading],
      ["not-confirmed", "timed-out", "unknown"],
    );
  });

  test(`asking again during ${step} does not extend its time limit`, () => {
    const before = play(FRESH[step]).run?.deadline;
    const { run } = play([...FRESH[step], begun("1"), later(off, 5), later(ended("1"), 6)]);

    assert.equal(run?.deadline, before);
  });
}

test("on in a reloaded page after a click is not believed while a request is open", () => {
  const waiting = [...WAY_TO.confirm, begun("1"), later(on, 5)];

  assert.equal(play(waiting).end, null);
  assert.equal(
    play([...waiting, later(ended("1"), 6), later(off, 9)]).end?.outcome,
    "confirmed-off",
  );
});

test("the switch does not count as missing while a request is open", () => {
  const missing = { type: "answer", reading: "missing", drawn: true, switches: 0 };
  const waiting = [...WAY_TO.read, begun("1"), later(missing, 16)];

  assert.equal(play(waiting).run?.step, "read");
  assert.equal(play([...waiting, later(ended("1"), 17), later(on, 18)]).run?.step, "click");
});

test("an error page is believed at once", () => {
  const refused = { type: "answer", reading: "unknown", status: 429 };

  assert.equal(play([...WAY_TO.read, begun("1"), refused]).end?.outcome, "blocked");
});

test("a switch that reads on is clicked once the page has nothing left to wait for", () => {
  const open = [...WAY_TO.read, begun("1"), on];

  assert.equal(play(open).run?.step, "read");
  assert.equal(play([...open, ended("1"), later(on, 1)]).run?.step, "click");
});

test("a page that shows on until its own request is answered with off is not clicked", () => {
  const { run } = play([...WAY_TO.read, begun("1"), on, ended("1"), later(off, 6)]);

  assert.equal(run?.step, "reload");
  assert.equal(run?.clicks, 0);
});

test("requests of the old page are not awaited in the new one", () => {
  const { end } = play([
    opened,
    document("a"),
    on,
    begun("old"),
    clicked,
    held,
    document("b"),
    off,
  ]);

  assert.equal(end?.outcome, "confirmed-off");
});

test("a run without observed requests goes by time", () => {
  const { end } = play([opened, document("a"), off, document("b"), off], { hearsRequests: false });

  assert.equal(end?.outcome, "already-off");
});

// ---- The save -----------------------------------------------------------------------------------

test("the page is not reloaded before the save has ended", () => {
  const open = [...WAY_TO.hold, begun("s", "save"), later(off, 3), later(off, 19)];

  assert.equal(play(open).run?.step, "hold");
  const { run, effects } = play([...open, later(ended("s"), 19.5)]);
  assert.equal(run?.step, "hold");
  assert.deepEqual(lastCommand(effects)?.settle, { goal: 150, opposite: 300, complete: false });
  assert.equal(play([...open, later(ended("s"), 19.5), later(off, 19.7)]).run?.step, "reload");
});

test("a run does not wait for the body of a save's answer", () => {
  const { effects, run } = play([...WAY_TO.hold, begun("s", "save"), answered("s", 200)]);

  assert.equal(lastCommand(effects)?.settle.goal, 1_000);
  assert.equal(run?.save, 200);
});

test("a save that ends during the click lets the run continue at once", () => {
  const { run, effects } = play([...WAY_TO.click, save(200)]);

  assert.deepEqual([run?.step, run?.clicks, run?.clickedDocument], ["hold", 1, "a"]);
  assert.equal(lastCommand(effects)?.settle.goal, 150);
});

test("a switch that waits for the server is clicked once, and the person is not asked", () => {
  const { steps, effects, end } = play([
    ...WAY_TO.click,
    begun("s", "save"),
    later(ignored, 2),
    later(ended("s"), 4),
    later(off, 4.2),
    document("b"),
    later(off, 9),
  ]);

  assert.deepEqual(steps.slice(2), ["read", "click", "hold", "reload", "confirm"].slice(1));
  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(commands(effects).filter(({ step }) => step === "click").length, 1);
});

test("a click without a request is repeated on the label, then left to the person", () => {
  const labelled = { ...ignored, hasLabel: true };

  const { run, effects } = play([...WAY_TO.click, labelled]);
  assert.deepEqual([run?.step, lastCommand(effects)?.clickTarget], ["click", "label"]);

  const second = play([...WAY_TO.click, labelled, labelled]);
  assert.deepEqual([second.run?.step, second.run?.clicks], ["person", 1]);
  assert.equal(play([...WAY_TO.click, { ...ignored, hasLabel: false }]).run?.step, "person");
});

test("a GET of the save's address does not count as a save", () => {
  const { run, effects } = play([...WAY_TO.hold, begun("g", "read"), ended("g")]);
  assert.deepEqual([run?.save, lastCommand(effects)?.settle.goal], [-1, 1_700]);

  const saved = play([...WAY_TO.hold, begun("g", "read"), ended("g"), save(200), off]);
  assert.deepEqual([saved.run?.step, saved.run?.save], ["reload", 200]);
});

test("a changing request before the click does not count as its save", () => {
  const { run } = play([...WAY_TO.read, begun("p", "change"), on, clicked, ended("p", 500), off]);

  assert.deepEqual([run?.step, run?.save], ["reload", -1]);
});

test("a save to the switch's own address takes precedence over another one", () => {
  const both = [begun("s", "save"), begun("o", "change")];

  assert.equal(play([...WAY_TO.hold, both, ended("s", 500), ended("o", 200)]).run?.save, 500);
  assert.equal(play([...WAY_TO.hold, both, ended("o", 200), ended("s", 500)]).run?.save, 500);
});

test("a redirected save continues at its new address", () => {
  const led = [begun("s", "save"), ended("s", 307), begun("s", "save"), ended("s", 200)];

  assert.equal(play([...WAY_TO.hold, led]).run?.save, 200);
});

test("the receipt contains method and path of the save", () => {
  const { effects } = play([...WAY_TO.hold, save(200, "change"), off, document("b"), off]);

  const { save: status, saveMethod, savePath } = receiptOf(effects) ?? {};
  assert.deepEqual([status, saveMethod, savePath], [200, "POST", "/flagship-web/…"]);
});

// ---- A save that was refused, or never answered -------------------------------------------------

for (const status of [0, 300, 403, 500]) {
  test(`off after a save with status ${status} requires a second reload`, () => {
    const first = [...WAY_TO.hold, save(status), off, document("b"), off];

    assert.deepEqual([play(first).run?.step, play(first).run?.reading], ["reload", "unknown"]);
    assert.equal(play([...first, document("c"), off]).end?.outcome, "confirmed-off");
    const second = [...first, document("c"), on, ...(status === 0 ? [document("d"), on] : [])];
    assert.equal(play(second).end?.reading, "on");
  });
}

test("on after a save without an answer needs a second fresh load, as it may still arrive", () => {
  const first = [...WAY_TO.hold, save(0), off, document("b"), on];

  assert.equal(play(first).run?.step, "reload");
  assert.equal(play([...first, document("c"), on]).end?.reading, "on");
  const arrived = [...first, document("c"), later(off, 9)];
  assert.equal(play(arrived).run?.step, "reload");
  assert.equal(play([...arrived, document("d"), later(off, 17)]).end?.outcome, "confirmed-off");
});

test("a save that is never answered is one without an answer, and off needs a second fresh load", () => {
  const over = later({ type: "tick" }, 25);
  const first = [...WAY_TO.hold, begun("s", "save"), over];
  assert.deepEqual([play(first).run?.step, play(first).run?.save], ["reload", 0]);

  const cut = [...first, ended("s", 0), document("b"), later(off, 32)];
  assert.equal(play(cut).run?.step, "reload");
  assert.equal(play([...cut, document("c"), later(off, 40)]).end?.outcome, "confirmed-off");
});

test("a save that outlives the page is awaited in the reloaded one", () => {
  const open = [
    ...WAY_TO.hold,
    begun("s", "save"),
    later({ type: "tick" }, 25),
    document("b"),
    later(off, 30),
  ];

  assert.equal(play(open).end, null);
  assert.equal(play([...open, later({ type: "tick" }, 60)]).end?.outcome, "not-confirmed");
});

// ---- The person ---------------------------------------------------------------------------------

test("a switch that reaches the goal while the person is asked is confirmed", () => {
  const byItself = { ...off, clicked: false };

  const { end, effects } = play([...WAY_TO.person, byItself, off, document("b"), off]);

  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(receiptOf(effects)?.did, "clicked");
});

// ---- Readings in other tabs ---------------------------------------------------------------------

const elsewhere = (/** @type {object} */ more = {}) => ({
  type: "read-elsewhere",
  setting: "ai-training",
  reading: "on",
  tabId: 11,
  ...more,
});

for (const [name, events] of /** @type {[string, any[]][]} */ ([
  ["reload", WAY_TO.reload],
  ["confirm", WAY_TO.confirm],
  ["read", FRESH.read],
])) {
  test(`on in another tab during ${name} makes the run reload once more`, () => {
    const before = play(events).effects.filter(({ type }) => type === "reload").length;

    const { run, effects } = play([...events, elsewhere()]);

    assert.equal(run?.step, "reload");
    assert.equal(effects.filter(({ type }) => type === "reload").length, before + 1);
  });
}

for (const [name, events, event] of /** @type {[string, any[], object][]} */ ([
  ["of the run's own tab", WAY_TO.confirm, elsewhere({ tabId: 9 })],
  ["of another setting", WAY_TO.confirm, elsewhere({ setting: "research" })],
  ["that agrees", WAY_TO.confirm, elsewhere({ reading: "off" })],
  ["before any reload", WAY_TO.read, elsewhere()],
])) {
  test(`a reading ${name} changes nothing`, () => {
    assert.deepEqual(play([...events, event]).run, play(events).run);
  });
}

for (const [name, events] of /** @type {[string, any[]][]} */ ([
  ["before the reload after a click", [...WAY_TO.hold, elsewhere(), ...held, document("b")]],
  ["during the reload after a click", [...WAY_TO.reload, elsewhere(), document("b")]],
])) {
  test(`after on in another tab ${name}, which may be stored late, off is read for longer and twice`, () => {
    const first = play([...events, later(off, 20)]);
    assert.deepEqual([first.end, first.run?.step], [null, "reload"]);
    assert.equal(lastCommand(play(events).effects)?.settle.goal, 6_000);

    const { end } = play([
      ...events,
      later(off, 20),
      later({ ...document("x"), startedAt: START + 21_000 }, 21),
      later(off, 30),
    ]);
    assert.equal(end?.outcome, "confirmed-off");
  });
}

// ---- Changes of the clock -----------------------------------------------------------------------

const HOUR = 3_600_000;
for (const step of /** @type {(keyof typeof WAY_TO)[]} */ (Object.keys(WAY_TO))) {
  test(`setting the clock back by an hour during ${step} does not extend its time limit by an hour`, () => {
    const back = START - HOUR;

    const { run } = play([...WAY_TO[step], { type: "tick", at: back }]);

    assert.equal(run?.deadline, back + STEP_LIMIT[step]);
    assert.ok(run && run.limit <= back + STEP_LIMIT.person + RUN_LIMIT);
  });

  test(`setting the clock forward by a day during ${step} ends the run or reloads the page`, () => {
    const { run, end } = play([...WAY_TO[step], { type: "tick", at: START + 24 * HOUR }]);

    assert.equal(run, null);
    assert.notEqual(end?.outcome, "confirmed-off");
  });
}

test("a document that comes after the clock was set back is reloaded once more and then believed", () => {
  const back = { ...document("b"), at: START - HOUR };

  const first = play([...WAY_TO.reload, back]);
  assert.equal(first.run?.step, "reload");
  const { end } = play([...WAY_TO.reload, back, document("c"), off]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a tab that was opened before the clock was set back is read", () => {
  assert.equal(play([opened, { ...document("a"), at: START - HOUR }]).run?.step, "read");
});

test("a document that started in the future is from before the clock was set back", () => {
  const old = { ...document("old"), startedAt: START + HOUR };

  assert.equal(play([...WAY_TO.reload, old]).run?.step, "reload");
});

// ---- Requests that may have ended while the background was stopped ------------------------------

const resumed = { type: "resumed" };

test("a save that was open when the background was stopped is awaited and observed", () => {
  const way = [opened, document("a"), on, clicked, begun("s", "save"), later(resumed, 2)];

  assert.equal(play(way).run?.step, "hold");
  const { run } = play([...way, later(ended("s"), 5), later(off, 6)]);
  assert.deepEqual([run?.step, run?.save], ["reload", 200]);
});

test("a save whose end was not observed counts as unanswered at the time limit", () => {
  const way = [
    opened,
    document("a"),
    on,
    clicked,
    begun("s", "save"),
    later(resumed, 2),
    later({ type: "tick" }, 40),
  ];

  const { run } = play(way);

  assert.deepEqual([run?.step, run?.save, run?.requests], ["reload", 0, []]);
});

test("a first reading with an open request is repeated after a reload", () => {
  const { run, effects } = play([opened, document("a"), begun("1"), resumed]);

  assert.deepEqual(
    [run?.step, run?.requests, effects.at(-1)],
    ["reload", [], { type: "reload", tabId: 9 }],
  );
});

// ---- Failed requests ----------------------------------------------------------------------------

for (const step of /** @type {const} */ (["read", "confirm"])) {
  for (const [status, reason] of /** @type {const} */ ([
    [0, "page-failed"],
    [500, "server-error"],
    [429, "too-many"],
    [999, "too-many"],
    [400, "page-failed"],
    [401, "page-failed"],
    [403, "page-failed"],
  ])) {
    const failing = [begun("1"), later(ended("1", status), 1), later(off, 8)];

    test(`off during ${step} after a request with status ${status} is read after one more reload and then not believed`, () => {
      const first = play([...FRESH[step], ...failing]);
      assert.deepEqual([first.end, first.run?.step], [null, "reload"]);

      const again = [
        later({ ...document("x"), startedAt: START + 9_000 }, 9),
        later(begun("2"), 9),
      ];
      const { end } = play([
        ...FRESH[step],
        ...failing,
        ...again,
        later(ended("2", status), 10),
        later(off, 20),
      ]);
      assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", reason]);
    });

    test(`after ${status} during ${step}, one more reload without a failed request is believed`, () => {
      const again = later({ ...document("x"), startedAt: START + 9_000 }, 9);

      const { end } = play([...FRESH[step], ...failing, again, later(off, 20)]);

      assert.equal(end?.reading, "off");
    });
  }

  test(`a request during ${step} that the page cancelled or that is not found does not matter`, () => {
    const { end } = play([
      ...FRESH[step],
      begun("1"),
      begun("2"),
      { ...ended("1", 0), givenUp: true },
      ended("2", 404),
      later(off, 8),
    ]);

    assert.equal(end?.reading, "off");
  });
}

test("a POST that fails matters as well; one that is refused does not", () => {
  const way = (/** @type {number} */ status) => [
    ...FRESH.read,
    begun("1", "change"),
    later(ended("1", status), 1),
    later(off, 8),
  ];

  assert.equal(play(way(500)).run?.step, "reload");
  assert.equal(play(way(403)).end?.outcome, "already-off");
});

test("a request that the page cancels only after a while counts as failed", () => {
  const gaveUp = (/** @type {number} */ seconds) => [
    ...FRESH.read,
    later(begun("1"), 1),
    later({ ...ended("1", 0), givenUp: true }, 1 + seconds),
    later(off, 12),
  ];

  assert.equal(play(gaveUp(2)).run?.step, "reload");
  assert.equal(play(gaveUp(1.9)).end?.outcome, "already-off");
});

test("on is not believed either in a reloaded page with a failed request", () => {
  const failing = [begun("1"), later(ended("1", 500), 1), later(on, 8)];
  const again = [
    later({ ...document("x"), startedAt: START + 9_000 }, 9),
    begun("2"),
    later(ended("2", 500), 10),
    later(on, 20),
  ];

  const { end } = play([...FRESH.confirm, ...failing, ...again]);

  assert.deepEqual(
    [end?.outcome, end?.reason, end?.reading],
    ["not-confirmed", "server-error", "unknown"],
  );
});

// ---- More than one request since the click -------------------------------------------------------

test("of two saves at unknown addresses the refused one counts", () => {
  const way = [opened, document("a"), on, clicked];

  assert.equal(
    play([...way, ...save(500, "change"), begun("t", "change"), answered("t", 200)]).run?.save,
    500,
  );
  assert.equal(
    play([...way, begun("t", "change"), { ...ended("t", 0), givenUp: true }]).run?.save,
    -1,
  );
});

test("a run waits for a page that sends a GET before its save", () => {
  const asking = [opened, document("a"), on, clicked, begun("r"), later(off, 3)];
  const waiting = play(asking);
  assert.deepEqual([waiting.run?.step, waiting.run?.askWhenIdle], ["hold", true]);

  const asked = play([...asking, later(ended("r"), 4)]);
  assert.deepEqual(
    [asked.run?.step, asked.run?.commandId],
    ["hold", Number(waiting.run?.commandId) + 1],
  );

  const { run } = play([
    ...asking,
    later(ended("r"), 4),
    ...save(200).map((each) => later(each, 5)),
    later(off, 6),
  ]);
  assert.deepEqual([run?.step, run?.save, run?.clicks], ["reload", 200, 1]);
});

test("a switch that has not changed during the GET is neither clicked again nor left to the person", () => {
  const unmoved = { ...clicked, reading: "on" };

  const { run } = play([opened, document("a"), on, begun("early"), { ...unmoved }]);
  const { run: asking } = play([opened, document("a"), on, ...[begun("r")], { ...unmoved }]);

  assert.equal(asking?.step, "hold");
  assert.equal(run?.clicks, 1);
});

for (const [step, hearsRequests] of /** @type {const} */ ([
  ["read", true],
  ["read", false],
  ["confirm", true],
  ["confirm", false],
])) {
  test(`off during ${step} in a page that answered 500 is not believed${hearsRequests ? "" : ", even without observed requests"}`, () => {
    const failing = { ...off, status: 500 };
    const again = later({ ...document("x"), startedAt: START + 9_000 }, 9);

    const { end } = play([...FRESH[step], later(failing, 8), again, later(failing, 20)], {
      hearsRequests,
    });

    assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "server-error"]);
  });
}
