import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FROM_CONTENT,
  FROM_PAGE,
  parseMessage,
} from "../../extension/background/message-schema.js";

const content = (/** @type {unknown} */ message) =>
  parseMessage(message, /** @type {any} */ (FROM_CONTENT));
const page = (/** @type {unknown} */ message) =>
  parseMessage(message, /** @type {any} */ (FROM_PAGE));

const ANSWER = {
  type: "answer",
  run: "r",
  commandId: 2,
  document: "d",
  answer: { step: "read", reading: "on", drawn: true },
};

/**
 * A valid message of each kind.
 *
 * @type {[string, (message: unknown) => unknown, any[]][]}
 */
const SOUND = [
  [
    "content",
    content,
    [
      { type: "document", document: "d", startedAt: 5 },
      { type: "reading", setting: "ai-training", reading: "on", since: 5, startedAt: 4 },
      ANSWER,
      {
        ...ANSWER,
        answer: {
          step: "confirm",
          reading: "missing",
          drawn: true,
          switches: 0,
          status: 200,
          misreadMs: 0,
          page: "other",
          label: "",
        },
      },
      {
        ...ANSWER,
        answer: {
          step: "click",
          reading: "off",
          clicked: true,
          dialogOpened: false,
          hasLabel: true,
        },
      },
      { ...ANSWER, answer: { step: "hold", reading: "off", dialogOpened: false } },
      { ...ANSWER, answer: { step: "person", reading: "off", clicked: true } },
      { type: "highlight", on: true },
      { type: "show" },
      { type: "stand-ins" },
      { type: "start", settings: ["ai-training"] },
      { type: "check", settings: ["ai-training"] },
      { type: "skip-waiting" },
      { type: "stop-waiting" },
      { type: "open-popup" },
      { type: "which-store" },
    ],
  ],
  [
    "page",
    page,
    [
      { type: "accept", onPage: true, byHand: true },
      { type: "start-from-popup", settings: [] },
      { type: "check-from-popup", settings: [] },
      { type: "cancel" },
      { type: "skip" },
      { type: "seen" },
      { type: "show-setting", setting: "research" },
      { type: "select-settings", settings: ["research"] },
      { type: "undo", setting: "research" },
      { type: "save-on-page", onPage: false },
      { type: "save-by-hand", byHand: true },
      { type: "save-reminder", days: 30 },
      { type: "save-region", region: "eu" },
      { type: "tick-right", right: "copy", done: true },
      { type: "save-right-day", right: "copy", backOn: "2026-12-01" },
      { type: "delete-damaged" },
      { type: "erase" },
    ],
  ],
];

for (const [from, take, messages] of SOUND) {
  for (const message of messages) {
    test(`${JSON.stringify(message)} from the ${from} is accepted unchanged`, () => {
      assert.deepEqual(take(message), message);
    });

    test(`${message.type} from the ${from} loses unknown fields`, () => {
      assert.deepEqual(take({ ...message, more: 1, tabId: 7 }), message);
    });
  }

  test(`every kind of message from the ${from} is tested here`, () => {
    const kinds = Object.keys(from === "content" ? FROM_CONTENT : FROM_PAGE);

    assert.deepEqual([...new Set(messages.map(({ type }) => type))].sort(), kinds.sort());
  });
}

test("an answer cannot set the type or other fields of an event", () => {
  const answer = {
    ...ANSWER.answer,
    type: "cancel",
    tabId: 7,
    at: 1,
    commandId: 9,
    outcome: "confirmed-off",
  };

  assert.deepEqual(content({ ...ANSWER, answer }), ANSWER);
});

test("an answer has only the fields of its step", () => {
  const answer = { step: "person", reading: "off", clicked: false, save: 200, dialogOpened: true };

  assert.deepEqual(content({ ...ANSWER, answer }), {
    ...ANSWER,
    answer: { step: "person", reading: "off", clicked: false },
  });
});

for (const message of [
  null,
  7,
  "erase",
  [],
  {},
  { type: "toString" },
  { type: "erase" },
  { type: "document", document: 7, startedAt: 5 },
  { type: "document", document: "d" },
  { type: "document", document: "d".repeat(101), startedAt: 5 },
  { type: "reading", setting: "ai-training", reading: "confirmed-off", since: 5, startedAt: 4 },
  { type: "reading", setting: "ai-training", reading: "missing", since: 5, startedAt: 4 },
  { type: "reading", setting: "<b>", reading: "on", since: 5, startedAt: 4 },
  { type: "reading", setting: "ai-training", reading: "on", startedAt: 4 },
  { type: "reading", setting: "ai-training", reading: "on", since: 5 },
  { type: "start", settings: "ai-training" },
  { type: "start", settings: [7] },
  { type: "highlight", on: "yes" },
  { ...ANSWER, answer: null },
  { ...ANSWER, answer: { reading: "on" } },
  { ...ANSWER, answer: { step: "open", reading: "on" } },
  { ...ANSWER, answer: { step: "click", reading: "off" } },
  { ...ANSWER, answer: { step: "hold", reading: "off", dialogOpened: "no" } },
  { ...ANSWER, answer: { step: "read", reading: "not-offered" } },
  { ...ANSWER, commandId: -1 },
]) {
  test(`a message of ${JSON.stringify(message)?.slice(0, 100)} is refused`, () => {
    assert.equal(content(message), null);
  });
}

test("messages of extension pages are refused from a LinkedIn page", () => {
  for (const { type } of SOUND[1]?.[2] ?? []) assert.equal(content({ type }), null);
});
