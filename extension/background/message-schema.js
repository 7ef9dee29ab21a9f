/**
 * Lets messages in: their known fields, each holding what it may, and nothing else. Pure.
 *
 * A page of LinkedIn's that was broken into can send what our script could; it gets no further than
 * what our script may say.
 */

/** @import { Answer, Answers, ContentMessage, PageMessage } from "../shared/types.js" */
/**
 * @import { Fields, OptionalFields, RequiredFields, Validator } from "../shared/storage/validate.js"
 */
/**
 * The fields of each kind of message: a kind that is missing here does not compile.
 *
 * @template {{ type: string }} Message
 * @typedef {{ readonly [T in Message["type"]]: { readonly [name in keyof Omit<Extract<Message, { type: T }>, "type">]: Validator } }} FieldsByType
 */

import { REMINDERS } from "../shared/policy.js";
import { READINGS } from "../shared/receipts/receipt-schema.js";
import { isDayOrNone } from "../shared/storage/schema.js";
import {
  integer,
  isBoolean,
  isCount,
  isId,
  isIdList,
  isObject,
  isTime,
  oneOf,
  textUpTo,
  wrongField,
} from "../shared/storage/validate.js";

const name = textUpTo(100);
const reading = oneOf(READINGS);
const LABEL = 10_000;

/** @satisfies {FieldsByType<ContentMessage>} */
export const FROM_CONTENT = {
  document: { document: name, startedAt: isTime },
  reading: {
    setting: isId,
    reading: oneOf(["on", "off", "locked"]),
    since: isTime,
    startedAt: isTime,
  },
  answer: {
    run: name,
    commandId: isCount,
    document: name,
    answer: (value) => answerOf(value) !== null,
  },
  highlight: { on: isBoolean },
  show: {},
  "stand-ins": {},
  start: { settings: isIdList },
  "open-popup": {},
  "which-store": {},
};

/** @satisfies {FieldsByType<PageMessage>} */
export const FROM_PAGE = {
  accept: { onPage: isBoolean },
  "start-from-popup": { settings: isIdList },
  cancel: {},
  "select-settings": { settings: isIdList },
  undo: { setting: isId },
  "save-options": { onPage: isBoolean, remindAfter: oneOf(REMINDERS) },
  "save-region": { region: isId },
  "save-right-progress": { right: isId, done: isBoolean, backOn: isDayOrNone },
  "delete-damaged": {},
  erase: {},
};

const LOOK = {
  needed: { reading },
  optional: {
    drawn: isBoolean,
    switches: isCount,
    status: integer(0, 999),
    misreadMs: isCount,
    label: textUpTo(LABEL),
  },
};
const DIALOG = { dialogOpened: isBoolean };

/**
 * What a page may answer, by the step that asks.
 * @satisfies {{ readonly [S in keyof Answers]: { needed: RequiredFields<Answers[S]>, optional: OptionalFields<Answers[S]> } }}
 */
const ANSWERS = {
  read: LOOK,
  confirm: LOOK,
  click: { needed: { reading, clicked: isBoolean }, optional: { ...DIALOG, hasLabel: isBoolean } },
  hold: { needed: { reading }, optional: DIALOG },
  person: { needed: { reading, clicked: isBoolean }, optional: {} },
};

/**
 * @template {{ type: string }} Message
 * @param {unknown} sent
 * @param {FieldsByType<Message>} kinds
 * @returns {Message | null} the message with its known fields, or null for one that is refused
 */
export function parseMessage(sent, kinds) {
  const type = isObject(sent) ? sent.type : undefined;
  if (!isObject(sent) || typeof type !== "string" || !Object.hasOwn(kinds, type)) return null;
  const fields = /** @type {Fields} */ (kinds[/** @type {Message["type"]} */ (type)]);
  const message = pick(sent, fields);
  if (wrongField(message, fields)) return null;
  const answer = "answer" in message ? { answer: answerOf(message.answer) } : {};
  return /** @type {Message} */ (/** @type {unknown} */ ({ ...message, ...answer, type }));
}

/**
 * @param {unknown} sent
 * @returns {Answer | null}
 */
function answerOf(sent) {
  const step = isObject(sent) ? sent.step : undefined;
  if (!isObject(sent) || typeof step !== "string" || !Object.hasOwn(ANSWERS, step)) return null;
  const { needed, optional } = ANSWERS[/** @type {keyof Answers} */ (step)];
  const answer = pick(sent, { ...needed, ...optional });
  return wrongField(answer, needed, optional) ? null : /** @type {Answer} */ ({ ...answer, step });
}

/**
 * What an object holds of some fields.
 *
 * @param {Record<string, unknown>} sent
 * @param {Fields} fields
 */
function pick(sent, fields) {
  const names = Object.keys(fields).filter(
    (each) => Object.hasOwn(sent, each) && sent[each] !== undefined,
  );
  return Object.fromEntries(names.map((each) => [each, sent[each]]));
}
