/** The fields of a run in storage, and of its progress. Pure. */

/** @import { OpenRequest, Place, Progress, Run, Step } from "../types.js" */
/** @import { OptionalFields, RequiredFields } from "./validate.js" */

import { GOALS, keysOf, READINGS, REASONS } from "../receipts/receipt-schema.js";
import { ACCOUNT_OPTIONAL, RESULT } from "./record-schema.js";
import {
  integer,
  isBoolean,
  isCount,
  isId,
  isIdList,
  isText,
  isTime,
  listOf,
  oneOf,
  textUpTo,
  wrongField,
} from "./validate.js";

/** @satisfies {RequiredFields<Progress>} */
export const PROGRESS = {
  ...RESULT,
  id: textUpTo(100),
  settings: isIdList,
  turn: isCount,
  setting: isId,
  goal: oneOf(GOALS),
  step: oneOf(
    keysOf(
      /** @satisfies {Record<Step, 1>} */ ({
        open: 1,
        read: 1,
        click: 1,
        hold: 1,
        person: 1,
        reload: 1,
        confirm: 1,
      }),
    ),
  ),
  reason: oneOf(REASONS),
  tabId: integer(-1, Number.MAX_SAFE_INTEGER),
  startedAt: isTime,
};

/** @satisfies {OptionalFields<Progress>} */
export const PROGRESS_OPTIONAL = {
  ...ACCOUNT_OPTIONAL,
  byHand: isBoolean,
  did: oneOf(["nothing", "clicked", "person-clicked"]),
};

/** @satisfies {RequiredFields<OpenRequest>} */
const REQUEST = {
  id: isText,
  changes: isBoolean,
  isSave: isBoolean,
  isKnown: isBoolean,
  answered: isBoolean,
  mayHaveEnded: isBoolean,
  sinceClick: isBoolean,
  begunAt: isTime,
  method: isText,
  path: isText,
};

/** @satisfies {Record<Place | "", 1>} */
const PLACES = { "": 1, setting: 1, list: 1, "signed-out": 1, blocked: 1, elsewhere: 1 };

/** @satisfies {RequiredFields<Run>} */
export const RUN = {
  ...PROGRESS,
  commandId: isCount,
  ownTab: isBoolean,
  document: isText,
  fresh: isBoolean,
  loadRequestedAt: isTime,
  clickedDocument: isText,
  previousDocument: isText,
  clicks: isCount,
  personClicks: isCount,
  clickTarget: oneOf(["switch", "label"]),
  snappedBack: isBoolean,
  save: integer(-1, 999),
  saveMethod: isText,
  savePath: isText,
  saveIsKnown: isBoolean,
  hearsRequests: isBoolean,
  requests: listOf((each) => !wrongField(each, REQUEST)),
  lastRequestEndedAt: isTime,
  askWhenIdle: isBoolean,
  doubtedReading: oneOf(["", ...READINGS]),
  failedStatus: integer(-1, 999),
  loadedAgain: isBoolean,
  switchMoved: isBoolean,
  misreadMs: isCount,
  awayPlace: oneOf(keysOf(PLACES)),
  before: oneOf(["", ...READINGS]),
  label: isText,
  deadline: isTime,
  limit: isTime,
};

// The page took this time from its own clock, so it may be later than now.
/** @satisfies {RequiredFields<NonNullable<Run["contradictedBy"]>>} */
const CONTRADICTION = {
  tabId: integer(-1, Number.MAX_SAFE_INTEGER),
  reading: oneOf(READINGS),
  since: isCount,
};

/** @satisfies {OptionalFields<Run>} */
export const RUN_OPTIONAL = {
  ...ACCOUNT_OPTIONAL,
  byHand: isBoolean,
  leftFrame: isBoolean,
  cameFrom: integer(-1, Number.MAX_SAFE_INTEGER),
  contradictedBy: (value) => !wrongField(value, CONTRADICTION),
};

/** @param {Progress | Run} run */
export function turnFault({ settings, turn, setting }) {
  return settings[turn] === setting ? "" : "setting";
}
