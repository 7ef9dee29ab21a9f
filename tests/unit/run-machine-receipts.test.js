/** The records and receipts of the run machine claim no more than was read. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clicked,
  document,
  held,
  off,
  on,
  opened,
  play,
  receiptOf,
  START,
  WAY_TO,
} from "./play.js";

const closed = { type: "tab-closed" };

test("on is recorded even in a page that was not reloaded", () => {
  assert.equal(play([on, closed], { isAtSetting: true, goal: "on" }).end?.reading, "on");
});

test("a click command without an answer may have been carried out", () => {
  const { end, effects } = play([...WAY_TO.click, closed]);

  const [receipt] = effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt] : []));
  assert.deepEqual(
    [end?.reading, end?.proof, receipt?.before, receipt?.did],
    ["unknown", "clicked", "on", "clicked"],
  );
});

test("a click without the step hold is recorded as clicked only", () => {
  assert.deepEqual(play([...WAY_TO.hold, closed]).end, {
    reading: "unknown",
    outcome: "interrupted",
    proof: "clicked",
    reason: "tab-closed",
  });
});

test("a run without a click claims nothing", () => {
  assert.deepEqual(play([opened, closed]).end, {
    reading: "unknown",
    outcome: "interrupted",
    proof: "",
    reason: "tab-closed",
  });
});

test("the receipt contains the whole run", () => {
  const named = { ...on, label: "Use my data" };
  const { effects } = play([opened, document("a"), named, clicked, held, document("b"), off]);

  const [receipt] = effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt] : []));
  assert.deepEqual(receipt, {
    setting: "ai-training",
    goal: "off",
    before: "on",
    did: "clicked",
    outcome: "confirmed-off",
    reason: "",
    proof: "confirmed",
    save: 200,
    saveMethod: "PUT",
    savePath: "/save/key",
    label: "Use my data",
    startedAt: START,
  });
});

test("the receipt of a run without a label has none", () => {
  const { effects } = play([...WAY_TO.confirm, off]);

  assert.deepEqual(
    effects.flatMap((effect) => (effect.type === "record" ? [effect.receipt.label] : [])),
    [""],
  );
});

test("a receipt says on if an open page read off and the reloaded page on", () => {
  const { effects, end } = play([off, document("b"), on, clicked, held, document("c"), off], {
    isAtSetting: true,
  });
  const receipt = effects
    .flatMap((effect) => (effect.type === "record" ? [effect.receipt] : []))
    .at(-1);

  assert.deepEqual([end?.outcome, receipt?.before], ["confirmed-off", "on"]);
});

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
  test(`the receipt of ${name} contains the first reading and the action`, () => {
    const { effects } = play([...events], { isAtSetting: true });
    const [receipt] = effects.flatMap((effect) =>
      effect.type === "record" ? [effect.receipt] : [],
    );

    const { before, did, save: status } = receipt ?? {};
    assert.deepEqual({ before, did, save: status }, expected);
  });
}

test("the receipt of a click without a save has neither a method nor a path", () => {
  const { effects } = play([...WAY_TO.hold, closed]);

  const { save, saveMethod, savePath } = receiptOf(effects) ?? {};
  assert.deepEqual([save, saveMethod, savePath], [-1, "", ""]);
});
