/**
 * Validates messages: returns their known fields, or nothing if a field is invalid. Pure.
 *
 * A compromised LinkedIn page may send any message in the name of the content script. It can do no
 * more than the content script may.
 */

/** @import { Answer, Answers, ContentMessage, PageMessage } from "../shared/types.js" */
/**
 * @import {
 *   Fields, OptionalFields, RequiredFields, Validator
 * } from "../shared/storage/validate.js"
 */
/**
 * The fields of each message type. A missing type does not compile.
 *
 * @template {{ type: string }} Message
 * @typedef {{
 *   readonly [T in Message["type"]]: {
 *     readonly [name in keyof Omit<Extract<Message, { type: T }>, "type">]: Validator
 *   }
 * }} FieldsByType
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
/** In characters. */
const MAX_LABEL = 10_000;

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
  check: { settings: isIdList },
  "skip-waiting": {},
  "stop-waiting": {},
  "open-popup": {},
  "which-store": {},
};

/** @satisfies {FieldsByType<PageMessage>} */
export const FROM_PAGE = {
  accept: { onPage: isBoolean, byHand: isBoolean },
  "start-from-popup": { settings: isIdList },
  "check-from-popup": { settings: isIdList },
  cancel: {},
  skip: {},
  seen: {},
  "show-setting": { setting: isId },
  "select-settings": { settings: isIdList },
  undo: { setting: isId },
  "save-on-page": { onPage: isBoolean },
  "save-by-hand": { byHand: isBoolean },
  "save-reminder": { days: oneOf(REMINDERS) },
  "save-region": { region: isId },
  "tick-right": { right: isId, done: isBoolean },
  "save-right-day": { right: isId, backOn: isDayOrNone },
  "delete-damaged": {},
  erase: {},
};

const READ_FIELDS = {
  required: { reading },
  optional: {
    drawn: isBoolean,
    inFrame: isBoolean,
    switches: isCount,
    unseen: isBoolean,
    page: oneOf(["settings", "translated", "sign-in", "offline", "other", "blank"]),
    status: integer(0, 999),
    misreadMs: isCount,
    label: textUpTo(MAX_LABEL),
  },
};
const DIALOG_FIELD = { dialogOpened: isBoolean };

/**
 * The fields of an answer, by the step of its command.
 *
 * @satisfies {{
 *   readonly [S in keyof Answers]: {
 *     required: RequiredFields<Answers[S]>,
 *     optional: OptionalFields<Answers[S]>,
 *   }
 * }}
 */
const ANSWERS = {
  read: READ_FIELDS,
  confirm: READ_FIELDS,
  click: {
    required: { reading, clicked: isBoolean },
    optional: { ...DIALOG_FIELD, hasLabel: isBoolean },
  },
  hold: { required: { reading }, optional: DIALOG_FIELD },
  person: { required: { reading, clicked: isBoolean }, optional: {} },
};

/**
 * @template {{ type: string }} Message
 * @param {unknown} sent
 * @param {FieldsByType<Message>} kinds
 * @returns {Message | null} the message with its known fields; null if it is invalid
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
  const { required, optional } = ANSWERS[/** @type {keyof Answers} */ (step)];
  const answer = pick(sent, { ...required, ...optional });
  return wrongField(answer, required, optional)
    ? null
    : /** @type {Answer} */ ({ ...answer, step });
}

/**
 * Return the given fields of an object.
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
