import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, next } from "../../extension/background/run-machine.js";
import { ending, START, WAY_TO } from "./play.js";

/** @import { Effect, Run } from "../../extension/shared/types.js" */

const ACCOUNT = { store: "firefox-container-2", signIn: 5 };
const start = { id: "r", settings: ["ai-training", "research"], goal: /** @type {const} */ ("off"), at: START, tabId: 7, there: false };

/** What a run in one account makes of events. @param {any[]} events @param {Partial<typeof ACCOUNT>} account */
function effectsOf(events, account, settings = start.settings) {
  let { run, effects } = /** @type {{ run: Run | null, effects: Effect[] }} */ (begin({ ...start, settings, ...account }));
  const all = [...effects];
  for (const event of events) {
    if (!run) break;
    ({ run, effects } = next(run, { attempt: run.attempt, document: run.document || "d0", at: START, ...event }));
    all.push(...effects);
  }
  return all;
}

test("a run opens its tab in its container, also after the background was stopped", () => {
  const opens = effectsOf([{ type: "resumed" }], ACCOUNT).filter(({ type }) => type === "open");

  const open = { type: "open", setting: "ai-training", store: ACCOUNT.store };
  assert.deepEqual(opens, [{ ...open, beside: 7 }, { ...open, beside: -1 }]);
});

test("so does one whose tab could not be opened for the setting before", () => {
  const opens = effectsOf([{ type: "unreachable" }], ACCOUNT).filter(({ type }) => type === "open");

  assert.deepEqual(opens.at(-1), { type: "open", setting: "research", store: ACCOUNT.store, beside: -1 });
});

test("what a run keeps bears the account it began in, for every setting and while it waits for the person", () => {
  const stopped = effectsOf([{ type: "unreachable" }, { type: "cancel" }], ACCOUNT).flatMap((effect) => (effect.type === "record" ? [effect.record] : []));
  const waiting = ending(effectsOf(WAY_TO.person, ACCOUNT, ["ai-training"]));

  assert.equal(stopped.length, 2);
  for (const { store, signIn } of [...stopped, waiting ?? assert.fail("nothing was noted")]) assert.deepEqual({ store, signIn }, ACCOUNT);
  assert.equal(waiting?.outcome, "needs-you");
});

test("where nobody was seen to sign in, a run says nothing of an account", () => {
  const [open, record] = [...effectsOf([{ type: "cancel" }], {})];

  assert.ok(open && !("store" in open));
  assert.ok(record?.type === "record" && !("store" in record.record) && !("signIn" in record.record));
});
