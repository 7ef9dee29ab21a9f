/** Time limits, failing pages and restarts of the background end a run or continue it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { RUN_LIMIT, STEP_LIMIT } from "../../extension/background/run/machine.js";
import {
  begun,
  clicked,
  commands,
  document,
  held,
  ignored,
  off,
  on,
  opened,
  play,
  START,
  WAY_TO,
} from "./play.js";

/** @typedef {keyof typeof WAY_TO} Step */

const STEPS = /** @type {Step[]} */ (Object.keys(WAY_TO));
const deadline = (/** @type {Step} */ step) => play(WAY_TO[step]).run?.deadline ?? 0;
const tick = (/** @type {number} */ at) => ({ type: "tick", at });

// ---- Time limits -------------------------------------------------------------------------------

for (const step of STEPS) {
  test(`${step} has a time limit of ${STEP_LIMIT[step] / 1_000} s`, () => {
    const before = play(WAY_TO[step]);
    const entered = step === "open" ? START : START + 10 * WAY_TO[step].length;
    const after = play([...WAY_TO[step], tick(entered + STEP_LIMIT[step] - 1)]);

    assert.equal(before.run?.deadline, entered + STEP_LIMIT[step]);
    assert.deepEqual(after.run, before.run);
    assert.equal(after.effects.length, before.effects.length);
  });
}

for (const [step, outcome, reason] of /** @type {const} */ ([
  ["open", "not-confirmed", "page-failed"],
  ["read", "not-confirmed", "timed-out"],
  ["person", "needs-you", "ignored"],
  ["reload", "not-confirmed", "page-failed"],
  ["confirm", "not-confirmed", "timed-out"],
])) {
  test(`a timeout of ${step} ends as ${outcome}: ${reason}`, () => {
    const { run, end } = play([...WAY_TO[step], tick(deadline(step))]);

    assert.equal(run, null);
    assert.deepEqual([end?.outcome, end?.reason], [outcome, reason]);
  });
}

for (const step of /** @type {const} */ (["click", "hold"])) {
  test(`a timeout of ${step} is decided by a reload`, () => {
    const { run, effects } = play([...WAY_TO[step], tick(deadline(step))]);

    assert.equal(run?.step, "reload");
    assert.deepEqual(effects.at(-1), { type: "reload", tabId: 9 });
  });

  test(`${step} is repeated once if it was never answered and the switch is on`, () => {
    const { run } = play([...WAY_TO[step], tick(deadline(step)), document("b"), on]);

    assert.equal(run?.step, "click");
  });

  test(`${step} that was never answered is not confirmed by the same page`, () => {
    const { run } = play([...WAY_TO[step], tick(deadline(step)), document("a")]);

    assert.equal(run?.step, "reload");
  });

  test(`${step} ends with the run at the run's time limit`, () => {
    const { run, end } = play([...WAY_TO[step], tick(START + RUN_LIMIT)]);

    assert.equal(run, null);
    assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "timed-out"]);
  });
}

test("there is no click after a second one without an answer", () => {
  const second = [...WAY_TO.hold, off, document("b"), on];
  const late = play(second).run?.deadline ?? 0;

  const { run } = play([...second, clicked, tick(late + STEP_LIMIT.hold), document("c"), on]);

  assert.equal(run?.step, "person");
});

test("an answer at the run's time limit is too late", () => {
  assert.equal(play([...WAY_TO.read, { ...on, at: START + RUN_LIMIT - 1 }]).run?.step, "click");
  assert.equal(play([...WAY_TO.read, { ...on, at: START + RUN_LIMIT }]).end?.reason, "timed-out");
});

test("the person has ten minutes, and the run three more after the click", () => {
  const asked = START + 10 * WAY_TO.person.length;
  const late = { ...clicked, at: asked + STEP_LIMIT.person - 1 };
  const almost = { ...off, at: late.at + RUN_LIMIT - 1 };

  assert.equal(play([...WAY_TO.person, late]).run?.step, "hold");
  assert.equal(play([...WAY_TO.person, late, almost]).run?.step, "reload");
  assert.equal(
    play([...WAY_TO.person, late, { ...almost, at: almost.at + 1 }]).end?.reason,
    "timed-out",
  );
});

test("reloading the page does not extend the person's time by more than three minutes", () => {
  const asked = START + 10 * WAY_TO.person.length;
  const limit = asked + STEP_LIMIT.person + RUN_LIMIT;

  const reloaded = [
    ...WAY_TO.person,
    { ...document("b"), startedAt: START - 60_000, at: asked + STEP_LIMIT.person - 1 },
  ];

  assert.equal(play([...reloaded, tick(limit - 1)]).run?.step, "person");
  assert.equal(play([...reloaded, tick(limit)]).end?.outcome, "needs-you");
});

// ---- Pages that fail or redirect ---------------------------------------------------------------

for (const step of /** @type {const} */ (["open", "read", "reload", "confirm"])) {
  test(`a page that cannot be loaded during ${step} ends as page-failed`, () => {
    const { end } = play([...WAY_TO[step], { type: "unreachable" }]);

    assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "page-failed"]);
  });
}

for (const step of /** @type {const} */ (["click", "hold", "person"])) {
  test(`a run continues if its page cannot be loaded during ${step}, as it may have been clicked`, () => {
    assert.equal(play([...WAY_TO[step], { type: "unreachable" }]).run?.step, step);
  });
}

for (const unreachable of [{ type: "unreachable" }, { type: "unreachable", isSilent: true }]) {
  const how = unreachable.isSilent ? "is silent" : "has no page";

  test(`a tab of the person that ${how} is left for a tab of the run`, () => {
    const { run, effects } = play([unreachable], { isAtSetting: true });

    assert.deepEqual([run?.step, run?.tabId, run?.ownTab], ["open", -1, true]);
    assert.deepEqual(effects.at(-1), { type: "open", setting: "ai-training", beside: 7 });
  });

  test(`a tab of the person that ${how} after the click is not left`, () => {
    const confirm = [document("a"), on, clicked, ...held, document("b")];
    const { run, effects } = play([...confirm, unreachable], { isAtSetting: true });

    assert.ok(!effects.some(({ type }) => type === "open"));
    assert.equal(run?.step, unreachable.isSilent ? "confirm" : undefined);
  });
}

for (const step of /** @type {const} */ (["open", "read", "reload", "confirm"])) {
  test(`a silent page of the run has the time of the step ${step}`, () => {
    const { run, effects } = play([...WAY_TO[step], { type: "unreachable", isSilent: true }]);

    assert.equal(run?.step, step);
    assert.equal(effects.length, play(WAY_TO[step]).effects.length);
  });
}

test("a page that redirects after the click does not end as not-offered", () => {
  const { end } = play([
    ...WAY_TO.reload,
    { type: "away", place: "elsewhere" },
    tick(deadline("reload")),
  ]);

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "page-failed"]);
});

test("a page that redirected and then drew late ends as timed-out", () => {
  const read = [opened, { type: "away", place: "elsewhere" }, document("a")];

  const { end } = play([...read, tick(START + 2 * STEP_LIMIT.open)]);

  assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "timed-out"]);
});

for (const step of /** @type {const} */ (["read", "click", "hold", "person"])) {
  test(`leaving the page during ${step} interrupts the run`, () => {
    const { end } = play([...WAY_TO[step], { type: "away", place: "elsewhere" }]);

    assert.deepEqual([end?.outcome, end?.reason], ["interrupted", "left"]);
  });
}

for (const step of STEPS) {
  for (const [type, reason] of /** @type {const} */ ([
    ["cancel", "stopped"],
    ["tab-closed", "tab-closed"],
  ])) {
    test(`${type} during ${step} interrupts the run: ${reason}`, () => {
      const { run, end } = play([...WAY_TO[step], { type }]);

      assert.equal(run, null);
      assert.deepEqual([end?.outcome, end?.reason], ["interrupted", reason]);
    });
  }
}

// ---- A background that was restarted -----------------------------------------------------------

for (const step of /** @type {const} */ (["read", "click", "hold", "person"])) {
  test(`a background that restarts during ${step} sends the same command again`, () => {
    const before = play(WAY_TO[step]);
    const { run, effects } = play([...WAY_TO[step], { type: "resumed" }]);

    assert.deepEqual(run, before.run);
    assert.deepEqual(commands(effects).slice(-1), commands(before.effects).slice(-1));
    assert.equal(commands(effects).length, commands(before.effects).length + 1);
  });
}

for (const [step, way] of /** @type {const} */ ([
  ["confirm", WAY_TO.confirm],
  ["read", [opened, document("a"), off, document("b")]],
])) {
  test(`a background that restarts during ${step} reloads the page, as it missed requests`, () => {
    const { run, effects } = play([...way, { type: "resumed" }]);

    assert.equal(play([...way]).run?.step, step);
    assert.deepEqual(
      [run?.step, run?.fresh, effects.at(-1)],
      ["reload", false, { type: "reload", tabId: 9 }],
    );
  });
}

test("a background that restarts before its tab exists opens one, without an opener", () => {
  const { effects } = play([{ type: "resumed" }]);

  assert.deepEqual(effects.at(-1), { type: "open", setting: "ai-training", beside: -1 });
});

test("a request of LinkedIn's service worker before the tab exists does not change that", () => {
  const { run, effects } = play([begun("1"), { type: "resumed" }]);

  assert.equal(run?.step, "open");
  assert.deepEqual(effects.at(-1), { type: "open", setting: "ai-training", beside: -1 });
});

test("a tab that is opened again has a new time limit", () => {
  const late = START + STEP_LIMIT.open + 500;

  const { run } = play([
    { type: "resumed", at: late },
    { type: "tick", at: late + 1 },
  ]);

  assert.deepEqual([run?.step, run?.deadline], ["open", late + STEP_LIMIT.open]);
});

test("a run waits again for a tab that is opened again", () => {
  const again = { type: "resumed", at: START + 5_000 };

  const { run } = play([
    again,
    opened,
    { type: "document", document: "a", startedAt: START + 1_000 },
  ]);

  assert.equal(run?.step, "open");
});

test("a background that restarts while its tab loads checks that tab", () => {
  const { run, effects } = play([opened, { type: "resumed" }]);

  assert.equal(run?.step, "open");
  assert.deepEqual(effects.slice(-2), [
    { type: "observe", tabId: 9 },
    { type: "observe", tabId: 9 },
  ]);
});

test("a background that restarts during a reload reloads again", () => {
  const { run, effects } = play([...WAY_TO.reload, { type: "resumed" }]);

  assert.equal(run?.step, "reload");
  assert.deepEqual(effects.slice(-2), [
    { type: "reload", tabId: 9 },
    { type: "reload", tabId: 9 },
  ]);
});

test("cancelling after an ignored click leaves the reading unknown", () => {
  const { end } = play([opened, document("a"), on, ignored, { type: "cancel" }]);

  assert.deepEqual(end, {
    reading: "unknown",
    outcome: "interrupted",
    proof: "clicked",
    reason: "stopped",
  });
});
