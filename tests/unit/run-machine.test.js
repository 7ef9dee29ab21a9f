/** A run from its start to its end: what it clicks, believes, and leaves to the person. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STEP_LIMIT } from "../../extension/background/run/machine.js";
import {
  begun,
  clicked,
  document,
  ended,
  held,
  off,
  on,
  opened,
  play,
  START,
  save,
  snapped,
  unseen,
  WAY_TO,
} from "./play.js";

test("a whole run: open, read, click, hold, reload, confirm", () => {
  const { end, steps, effects } = play([
    opened,
    document("a"),
    on,
    clicked,
    held,
    document("b"),
    off,
  ]);

  assert.deepEqual(steps, ["open", "read", "click", "hold", "reload", "confirm"]);
  assert.deepEqual(end, {
    outcome: "confirmed-off",
    reading: "off",
    proof: "confirmed",
    reason: "",
  });
  assert.equal(effects.at(-1)?.type, "close-tab");
});

test("a tab of the person is never closed", () => {
  const { end, effects } = play([on, clicked, held, document("b"), off], { isAtSetting: true });

  assert.equal(end?.outcome, "confirmed-off");
  assert.equal(
    effects.some(({ type }) => type === "close-tab" || type === "open"),
    false,
  );
});

test("a page that reads off before and after a reload ends as already-off without a click", () => {
  const { end, effects } = play([opened, document("a"), off, document("b"), off]);

  assert.deepEqual(end, { outcome: "already-off", reading: "off", proof: "confirmed", reason: "" });
  assert.equal(
    effects.some((effect) => effect.type === "ask" && effect.command.step === "click"),
    false,
  );
});

test("an open page that reads off is reloaded before it is believed", () => {
  const { end, steps } = play([off, document("b"), off], { isAtSetting: true });

  assert.deepEqual(steps, ["read", "reload", "read"]);
  assert.equal(end?.outcome, "already-off");
});

for (const [status, back, outcome, reason] of /** @type {const} */ ([
  [200, false, "not-confirmed", "not-stored"],
  [200, true, "reverted", "not-stored"],
  [299, false, "not-confirmed", "not-stored"],
  [300, false, "not-confirmed", "refused"],
  [403, true, "reverted", "refused"],
  [429, false, "not-confirmed", "too-many"],
  [500, true, "reverted", "server-error"],
  [0, true, "reverted", "no-answer"],
  [-1, true, "reverted", "not-seen"],
])) {
  test(`a save with status ${status}${back ? " and a snap back" : ""} that leaves the switch on is ${outcome}: ${reason}`, () => {
    const saved = status === -1 ? [] : save(status);

    const { end } = play([
      opened,
      document("a"),
      on,
      clicked,
      saved,
      back ? on : off,
      document("b"),
      on,
      status === 0 ? [document("c"), on] : [],
    ]);

    assert.equal(end?.outcome, outcome);
    assert.equal(end?.reason, reason);
    assert.equal(end?.reading, "on");
  });
}

test("a click without an effect is repeated once, then left to the person, whose click is verified", () => {
  const first = [opened, document("a"), on, clicked, unseen, document("b"), on];
  const second = [clicked, unseen, document("c"), on];

  const waiting = play([...first, ...second]);
  assert.equal(waiting.run?.step, "person");
  assert.equal(waiting.end?.outcome, "needs-you");
  assert.equal(waiting.end?.reason, "ignored");
  assert.ok(waiting.effects.some(({ type }) => type === "show-tab"));

  const { end } = play([...first, ...second, clicked, held, document("d"), off]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("a click the page ignores at once is left to the person", () => {
  const { run, end } = play([
    opened,
    document("a"),
    on,
    { type: "answer", reading: "on", clicked: true },
  ]);

  assert.equal(run?.step, "person");
  assert.equal(end?.reason, "ignored");
});

test("a click that was saved and undone at once does not count as ignored", () => {
  const { end } = play([opened, document("a"), on, snapped(500), document("b"), on]);

  assert.deepEqual([end?.outcome, end?.reason], ["reverted", "server-error"]);
});

test("a dialog after the click is left to the person", () => {
  const { run, end } = play([
    opened,
    document("a"),
    on,
    { type: "answer", reading: "off", clicked: true, dialogOpened: true },
  ]);

  assert.equal(run?.step, "person");
  assert.equal(end?.reason, "asks");
});

test("a run ends as needs-you if the person never clicks", () => {
  const ignored = { type: "answer", reading: "on", clicked: true };

  const { run, end } = play([
    opened,
    document("a"),
    on,
    ignored,
    { type: "tick", at: START + STEP_LIMIT.person * 2 },
  ]);

  assert.equal(run, null);
  assert.equal(end?.outcome, "needs-you");
});

for (const [answer, outcome, reason] of /** @type {const} */ ([
  [{ reading: "locked" }, "locked", ""],
  [{ reading: "missing", drawn: true, switches: 0 }, "not-offered", ""],
  [{ reading: "unknown", drawn: true, switches: 2 }, "not-recognised", ""],
  [{ reading: "unknown" }, "not-recognised", ""],
  [{ reading: "unknown", drawn: true, switches: 0 }, "not-recognised", ""],
  [{ reading: "missing", drawn: true, switches: 1 }, "not-recognised", ""],
  [{ reading: "missing" }, "not-offered", ""],
  [{ reading: "unknown", drawn: false, switches: 0 }, "not-confirmed", "page-failed"],
  [{ reading: "unknown", status: 500 }, "not-confirmed", "server-error"],
  [{ reading: "unknown", drawn: true, switches: 0, status: 429 }, "blocked", "too-many"],
  [{ reading: "missing", drawn: true, switches: 0, status: 999 }, "blocked", "too-many"],
  [{ reading: "unknown", drawn: true, switches: 0, status: 503 }, "not-confirmed", "server-error"],
  [{ reading: "missing", status: 401 }, "blocked", "page-refused"],
  [{ reading: "missing", status: 403 }, "blocked", "page-refused"],
  [{ reading: "unknown", status: 451, page: "other" }, "blocked", "page-refused"],
  [{ reading: "unknown", status: 403, drawn: false }, "blocked", "page-refused"],
  [{ reading: "missing", page: "other" }, "not-confirmed", "other-page"],
  [{ reading: "unknown", page: "other", drawn: false }, "not-confirmed", "other-page"],
  [{ reading: "unknown", page: "other", switches: 3, status: 404 }, "not-confirmed", "other-page"],
  [{ reading: "missing", page: "sign-in" }, "signed-out", ""],
  [{ reading: "unknown", page: "sign-in", status: 403 }, "signed-out", ""],
  [{ reading: "missing", page: "offline" }, "not-confirmed", "offline"],
  [{ reading: "missing", page: "offline", status: 503 }, "not-confirmed", "offline"],
  [{ reading: "missing", page: "other", status: 511 }, "not-confirmed", "offline"],
  [{ reading: "missing", page: "blank" }, "not-confirmed", "page-failed"],
  [{ reading: "missing", page: "settings", status: 404 }, "not-offered", ""],
  [{ reading: "locked", page: "settings", status: 403 }, "locked", ""],
  [{ reading: "unknown", page: "translated", switches: 1 }, "not-recognised", "translated"],
  [{ reading: "missing", page: "translated", switches: 0 }, "not-offered", ""],
])) {
  test(`a page that answers ${JSON.stringify(answer)} is ${outcome} and is not clicked`, () => {
    const { end, effects } = play([opened, document("a"), { type: "answer", ...answer }]);

    assert.equal(end?.outcome, outcome);
    assert.equal(end?.reason, reason);
    assert.equal(
      effects.some((effect) => effect.type === "ask" && effect.command.step === "click"),
      false,
    );
  });
}

for (const reading of /** @type {const} */ (["locked", "missing", "unknown"])) {
  test(`a reloaded page that reads ${reading} after the click confirms nothing`, () => {
    const seen = { type: "answer", reading, drawn: true, switches: 1 };

    const { end } = play([opened, document("a"), on, clicked, held, document("b"), seen]);
    assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", ""]);
  });
}

test("a page that is refused after the click is loaded once more, then says so", () => {
  const refused = (/** @type {number} */ at) => [
    begun("page"),
    ended("page", 403),
    { type: "answer", reading: "missing", status: 403, page: "other", at },
  ];
  const first = [...WAY_TO.confirm, refused(START + 10_000)];
  const { run } = play(first);
  const { end } = play([...first, document("c"), refused(START + 20_000)]);

  assert.equal(run?.step, "reload");
  assert.deepEqual([end?.outcome, end?.reason], ["blocked", "page-refused"]);
});

test("a restart of the background during the load keeps the old document in mind", () => {
  const old = { ...document("d0"), startedAt: START + 1_000_000 };

  const { run } = play([off, { type: "resumed" }, old], { isAtSetting: true });

  assert.equal(run?.step, "reload");
});

test("closing the tab or leaving the page interrupts the run", () => {
  assert.equal(play([opened, { type: "tab-closed" }]).end?.outcome, "interrupted");
  assert.equal(
    play([opened, document("a"), { type: "away", place: "elsewhere" }]).end?.reason,
    "left",
  );
});

test("a timeout of click or hold is decided by a reload", () => {
  const late = { type: "tick", at: START + 5_000 + STEP_LIMIT.click };

  const { end, steps } = play([opened, document("a"), on, late, document("b"), off]);

  assert.deepEqual(steps, ["open", "read", "click", "reload", "confirm"]);
  assert.equal(end?.outcome, "confirmed-off");
});

test("neither the clicked document nor an older one can confirm the click", () => {
  const old = { type: "document", document: "old", startedAt: START - 60_000 };

  const { run } = play([opened, document("a"), on, clicked, held, document("a"), old]);

  assert.equal(run?.step, "reload");
});

test("an answer to an earlier command, or from another document, changes nothing", () => {
  const stale = { type: "answer", reading: "off", commandId: 1 };
  const other = { type: "answer", reading: "off", document: "other" };

  const { run } = play([opened, document("a"), on, clicked, held, document("b"), stale, other]);

  assert.equal(run?.step, "confirm");
});

test("off in a page that was not reloaded is never recorded", () => {
  const { end } = play([off, { type: "tab-closed" }], { isAtSetting: true });

  assert.equal(end?.outcome, "interrupted");
  assert.equal(end?.reading, "unknown");
});

test("a background that restarts sends its last command again", () => {
  const { effects } = play([opened, document("a"), on, { type: "resumed" }]);
  const asked = effects.filter(({ type }) => type === "ask");

  assert.deepEqual(asked.at(-1), asked.at(-2));
});
