/**
 * The page's own requests: what a run waits for, what it takes for the save, and what it believes.
 */

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

// ---- A fresh load is believed when nothing is left to wait for -----------------------------------

const FRESH = {
  read: [opened, document("a"), off, document("b")],
  confirm: WAY_TO.confirm,
};
/** How long (ms) it must last. */
const STEADY = { read: 5_000, confirm: 2_300 };
for (const step of /** @type {const} */ (["read", "confirm"])) {
  test(`off in a fresh ${step} is not believed while a request is under way`, () => {
    const { run, end } = play([...FRESH[step], begun("1"), later(off, 5)]);

    assert.deepEqual([run?.step, run?.reading, end], [step, "unknown", null]);
  });

  test(`when the last request of a fresh ${step} has ended, the page is asked again`, () => {
    const waiting = [...FRESH[step], begun("1"), begun("2"), later(off, 5), later(ended("1"), 5)];
    const asked = commands(play(waiting).effects).length;

    const { run, effects } = play([...waiting, later(ended("2"), 6)]);

    assert.equal(commands(effects).length, asked + 1);
    assert.equal(lastCommand(effects)?.attempt, run?.attempt);
    assert.equal(lastCommand(effects)?.settle.reached, STEADY[step]);
  });

  test(`a fresh ${step} is believed once the answer has lasted since the last request ended`, () => {
    const waiting = [...FRESH[step], begun("1"), later(off, 5), later(ended("1"), 6)];

    const enough = 6 + STEADY[step] / 1_000 - 0.25;
    assert.equal(play([...waiting, later(off, enough - 0.05)]).end, null);
    assert.equal(play([...waiting, later(off, enough)]).end?.reading, "off");
  });

  test(`an answer too soon after a request of a fresh ${step} is asked for once more`, () => {
    const soon = [...FRESH[step], later(begun("1"), 2), later(ended("1"), 3), later(off, 4)];

    const { run, effects } = play(soon);

    assert.deepEqual([run?.step, lastCommand(effects)?.attempt], [step, run?.attempt]);
    assert.equal(play([...soon, later(off, 9)]).end?.reading, "off");
  });

  test(`a request of a fresh ${step} that is never answered ends as not confirmed`, () => {
    const waiting = [...FRESH[step], begun("1"), later(off, 5)];

    const { end } = play([...waiting, later({ type: "tick" }, 40)]);

    assert.deepEqual(
      [end?.outcome, end?.reason, end?.reading],
      ["not-confirmed", "timed-out", "unknown"],
    );
  });

  test(`asking again during a fresh ${step} does not put off its limit`, () => {
    const before = play(FRESH[step]).run?.deadline;
    const { run } = play([...FRESH[step], begun("1"), later(off, 5), later(ended("1"), 6)]);

    assert.equal(run?.deadline, before);
  });
}

test("on in a fresh load after a click is not believed while a request is under way", () => {
  const waiting = [...WAY_TO.confirm, begun("1"), later(on, 5)];

  assert.equal(play(waiting).end, null);
  assert.equal(
    play([...waiting, later(ended("1"), 6), later(off, 9)]).end?.outcome,
    "confirmed-off",
  );
});

test("a page with a request under way is not called without a switch", () => {
  const missing = { type: "answer", reading: "missing", drawn: true, switches: 0 };
  const waiting = [...WAY_TO.read, begun("1"), later(missing, 16)];

  assert.equal(play(waiting).run?.step, "read");
  assert.equal(play([...waiting, later(ended("1"), 17), later(on, 18)]).run?.step, "click");
});

test("a refusal in place of the page is believed at once", () => {
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

test("what the old page was reading is not waited for in the new one", () => {
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

test("a run that cannot hear requests goes by time", () => {
  const { end } = play([opened, document("a"), off, document("b"), off], { hears: false });

  assert.equal(end?.outcome, "already-off");
});

// ---- The save -----------------------------------------------------------------------------------

test("a save under way is waited for, and the page is not loaded again before it has ended", () => {
  const open = [...WAY_TO.hold, begun("s", "save"), later(off, 3), later(off, 19)];

  assert.equal(play(open).run?.step, "hold");
  const { run, effects } = play([...open, later(ended("s"), 19.5)]);
  assert.equal(run?.step, "hold");
  assert.deepEqual(lastCommand(effects)?.settle, { reached: 150, other: 300, complete: false });
  assert.equal(play([...open, later(ended("s"), 19.5), later(off, 19.7)]).run?.step, "reload");
});

test("a save whose status is known is not waited for to the end of a long answer", () => {
  const { effects, run } = play([...WAY_TO.hold, begun("s", "save"), answered("s", 200)]);

  assert.equal(lastCommand(effects)?.settle.reached, 1_000);
  assert.equal(run?.save, 200);
});

test("a save that ends during the click lets the run go on at once", () => {
  const { run, effects } = play([...WAY_TO.click, save(200)]);

  assert.deepEqual([run?.step, run?.clicks, run?.clickedIn], ["hold", 1, "a"]);
  assert.equal(lastCommand(effects)?.settle.reached, 150);
});

test("a switch that waits for the server is clicked once, and nobody is asked", () => {
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

test("a click that started no request is made on the label, then left to the person", () => {
  const labelled = { ...ignored, hasLabel: true };

  const { run, effects } = play([...WAY_TO.click, labelled]);
  assert.deepEqual([run?.step, lastCommand(effects)?.by], ["click", "label"]);

  const second = play([...WAY_TO.click, labelled, labelled]);
  assert.deepEqual([second.run?.step, second.run?.clicks], ["person", 1]);
  assert.equal(play([...WAY_TO.click, { ...ignored, hasLabel: false }]).run?.step, "person");
});

test("a read of the save's address is no save", () => {
  const { run, effects } = play([...WAY_TO.hold, begun("g", "read"), ended("g")]);
  assert.deepEqual([run?.save, lastCommand(effects)?.settle.reached], [-1, 1_700]);

  const saved = play([...WAY_TO.hold, begun("g", "read"), ended("g"), save(200), off]);
  assert.deepEqual([saved.run?.step, saved.run?.save], ["reload", 200]);
});

test("what changes something before the click is not its save", () => {
  const { run } = play([...WAY_TO.read, begun("p", "change"), on, clicked, ended("p", 500), off]);

  assert.deepEqual([run?.step, run?.save], ["reload", -1]);
});

test("the switch's own address is surer than another one, whichever ends last", () => {
  const both = [begun("s", "save"), begun("o", "change")];

  assert.equal(play([...WAY_TO.hold, both, ended("s", 500), ended("o", 200)]).run?.save, 500);
  assert.equal(play([...WAY_TO.hold, both, ended("o", 200), ended("s", 500)]).run?.save, 500);
});

test("a save that is led elsewhere goes on there", () => {
  const led = [begun("s", "save"), ended("s", 307), begun("s", "save"), ended("s", 200)];

  assert.equal(play([...WAY_TO.hold, led]).run?.save, 200);
});

test("the receipt says how the switch was saved", () => {
  const { effects } = play([...WAY_TO.hold, save(200, "change"), off, document("b"), off]);

  const { save: status, saveMethod, savePath } = receiptOf(effects) ?? {};
  assert.deepEqual([status, saveMethod, savePath], [200, "POST", "/flagship-web/…"]);
});

// ---- A save that was refused, or never answered -------------------------------------------------

for (const status of [0, 300, 403, 500]) {
  test(`off after a save of ${status} needs a second fresh load`, () => {
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

test("a save that outlives the page is waited for in the fresh one", () => {
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

test("a switch that comes to what was asked for while the person is asked is confirmed", () => {
  const byItself = { ...off, clicked: false };

  const { end, effects } = play([...WAY_TO.person, byItself, off, document("b"), off]);

  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(receiptOf(effects)?.did, "clicked");
});

// ---- What another tab reads ---------------------------------------------------------------------

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
  ["a fresh read", FRESH.read],
])) {
  test(`on in another tab during ${name} makes the run read afresh once more`, () => {
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
  ["before any fresh load", WAY_TO.read, elsewhere()],
])) {
  test(`a reading ${name} changes nothing`, () => {
    assert.deepEqual(play([...events, event]).run, play(events).run);
  });
}

for (const [name, events] of /** @type {[string, any[]][]} */ ([
  ["before the fresh load of a click", [...WAY_TO.hold, elsewhere(), ...held, document("b")]],
  ["during the fresh load of a click", [...WAY_TO.reload, elsewhere(), document("b")]],
])) {
  test(`on in another tab ${name} may be stored late: off is read for longer, and twice`, () => {
    const first = play([...events, later(off, 20)]);
    assert.deepEqual([first.end, first.run?.step], [null, "reload"]);
    assert.equal(lastCommand(play(events).effects)?.settle.reached, 6_000);

    const { end } = play([
      ...events,
      later(off, 20),
      later({ ...document("x"), startedAt: START + 21_000 }, 21),
      later(off, 30),
    ]);
    assert.equal(end?.outcome, "confirmed-off");
  });
}

// ---- A clock that is set ------------------------------------------------------------------------

const HOUR = 3_600_000;
for (const step of /** @type {(keyof typeof WAY_TO)[]} */ (Object.keys(WAY_TO))) {
  test(`a clock put back by an hour during ${step} does not put off its limit by an hour`, () => {
    const back = START - HOUR;

    const { run } = play([...WAY_TO[step], { type: "tick", at: back }]);

    assert.equal(run?.deadline, back + STEP_LIMIT[step]);
    assert.ok(run && run.limit <= back + STEP_LIMIT.person + RUN_LIMIT);
  });

  test(`a clock put on by a day during ${step} ends the run, or loads afresh`, () => {
    const { run, end } = play([...WAY_TO[step], { type: "tick", at: START + 24 * HOUR }]);

    assert.equal(run, null);
    assert.notEqual(end?.outcome, "confirmed-off");
  });
}

test("a fresh document that comes by a clock put back is loaded once more and then believed", () => {
  const back = { ...document("b"), at: START - HOUR };

  const first = play([...WAY_TO.reload, back]);
  assert.equal(first.run?.step, "reload");
  const { end } = play([...WAY_TO.reload, back, document("c"), off]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a tab that was opened before the clock was put back is read all the same", () => {
  assert.equal(play([opened, { ...document("a"), at: START - HOUR }]).run?.step, "read");
});

test("a document that began after now is an old one, from before the clock was put back", () => {
  const old = { ...document("old"), startedAt: START + HOUR };

  assert.equal(play([...WAY_TO.reload, old]).run?.step, "reload");
});

// ---- The end of a request that nobody may have heard, as the background was stopped -------------

const resumed = { type: "resumed" };

test("a save under way when the background was stopped is waited for, and still heard", () => {
  const way = [opened, document("a"), on, clicked, begun("s", "save"), later(resumed, 2)];

  assert.equal(play(way).run?.step, "hold");
  const { run } = play([...way, later(ended("s"), 5), later(off, 6)]);
  assert.deepEqual([run?.step, run?.save], ["reload", 200]);
});

test("of a save whose end was not heard, the time limit makes one without an answer", () => {
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

test("a first look with a request under way is taken again from a fresh load", () => {
  const { run, effects } = play([opened, document("a"), begun("1"), resumed]);

  assert.deepEqual(
    [run?.step, run?.requests, effects.at(-1)],
    ["reload", [], { type: "reload", tabId: 9 }],
  );
});

// ---- A request that got nothing from LinkedIn ----------------------------------------------------

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

    test(`off in a fresh ${step} whose request ended with ${status} is read from one more load, and then not believed`, () => {
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

    test(`one more load without a failed request, after ${status} in a fresh ${step}, is believed`, () => {
      const again = later({ ...document("x"), startedAt: START + 9_000 }, 9);

      const { end } = play([...FRESH[step], ...failing, again, later(off, 20)]);

      assert.equal(end?.reading, "off");
    });
  }

  test(`a request of a fresh ${step} that the page gave up, or that is not found, does not matter`, () => {
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

test("an address that is asked by POST and fails is missed, too; one that is refused is not", () => {
  const way = (/** @type {number} */ status) => [
    ...FRESH.read,
    begun("1", "change"),
    later(ended("1", status), 1),
    later(off, 8),
  ];

  assert.equal(play(way(500)).run?.step, "reload");
  assert.equal(play(way(403)).end?.outcome, "already-off");
});

test("what the page gave up only after a while was waited for in vain", () => {
  const gaveUp = (/** @type {number} */ seconds) => [
    ...FRESH.read,
    later(begun("1"), 1),
    later({ ...ended("1", 0), givenUp: true }, 1 + seconds),
    later(off, 12),
  ];

  assert.equal(play(gaveUp(2)).run?.step, "reload");
  assert.equal(play(gaveUp(1.9)).end?.outcome, "already-off");
});

test("on in a fresh page whose request failed is no more believed than off", () => {
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

test("of two saves at unknown addresses the refused one is not forgotten", () => {
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

test("a page that asks before it saves is waited for", () => {
  const asking = [opened, document("a"), on, clicked, begun("r"), later(off, 3)];
  const waiting = play(asking);
  assert.deepEqual([waiting.run?.step, waiting.run?.waiting], ["hold", true]);

  const asked = play([...asking, later(ended("r"), 4)]);
  assert.deepEqual(
    [asked.run?.step, asked.run?.attempt],
    ["hold", Number(waiting.run?.attempt) + 1],
  );

  const { run } = play([
    ...asking,
    later(ended("r"), 4),
    ...save(200).map((each) => later(each, 5)),
    later(off, 6),
  ]);
  assert.deepEqual([run?.step, run?.save, run?.clicks], ["reload", 200, 1]);
});

test("a switch that has not moved while the page asks is not clicked again, nor left to the person", () => {
  const unmoved = { ...clicked, reading: "on" };

  const { run } = play([opened, document("a"), on, begun("early"), { ...unmoved }]);
  const { run: asking } = play([opened, document("a"), on, ...[begun("r")], { ...unmoved }]);

  assert.equal(asking?.step, "hold");
  assert.equal(run?.clicks, 1);
});

for (const [step, hears] of /** @type {const} */ ([
  ["read", true],
  ["read", false],
  ["confirm", true],
  ["confirm", false],
])) {
  test(`off in a fresh ${step} of a page that answered 500 is not believed${hears ? "" : ", nor where requests are not heard"}`, () => {
    const failing = { ...off, status: 500 };
    const again = later({ ...document("x"), startedAt: START + 9_000 }, 9);

    const { end } = play([...FRESH[step], later(failing, 8), again, later(failing, 20)], { hears });

    assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "server-error"]);
  });
}
