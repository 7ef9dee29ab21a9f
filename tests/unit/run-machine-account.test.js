import assert from "node:assert/strict";
import { test } from "node:test";
import { ending, play, WAY_TO } from "./play.js";

const ACCOUNT = { store: "firefox-container-2", signIn: 5 };
const SETTINGS = ["ai-training", "research"];

/**
 * Play events against a run of one account.
 *
 * @param {any[]} events
 * @param {Partial<typeof ACCOUNT>} account
 */
const effectsOf = (events, account, settings = SETTINGS) =>
  play(events, { settings, account }).effects;

test("a run opens its tab in its container, even after the background was stopped", () => {
  const opens = effectsOf([{ type: "resumed" }], ACCOUNT).filter(({ type }) => type === "open");

  const open = { type: "open", setting: "ai-training", store: ACCOUNT.store };
  assert.deepEqual(opens, [
    { ...open, beside: 7 },
    { ...open, beside: -1 },
  ]);
});

test("a run whose tab could not be opened for the previous setting opens one in its container", () => {
  const opens = effectsOf([{ type: "unreachable" }], ACCOUNT).filter(({ type }) => type === "open");

  assert.deepEqual(opens.at(-1), {
    type: "open",
    setting: "research",
    store: ACCOUNT.store,
    beside: -1,
  });
});

test("records and receipts have the account in which the run started, for every setting", () => {
  const stopped = effectsOf([{ type: "unreachable" }, { type: "cancel" }], ACCOUNT).flatMap(
    (effect) => (effect.type === "record" ? [effect.record] : []),
  );
  const waiting = ending(effectsOf(WAY_TO.person, ACCOUNT, ["ai-training"]));

  assert.equal(stopped.length, 2);
  for (const { store, signIn } of [...stopped, waiting ?? assert.fail("nothing was noted")])
    assert.deepEqual({ store, signIn }, ACCOUNT);
  assert.equal(waiting?.outcome, "needs-you");
});

test("without a recorded sign-in, records contain no account", () => {
  const [open, record] = [...effectsOf([{ type: "cancel" }], {})];

  assert.ok(open && !("store" in open));
  assert.ok(
    record?.type === "record" && !("store" in record.record) && !("signIn" in record.record),
  );
});
