/** The fields of a record in storage. Pure. */

/** @import { SettingRecord } from "../types.js" */
/** @import { OptionalFields, RequiredFields } from "./validate.js" */

import { OUTCOMES, PROOFS, READINGS, REASONS } from "../receipts/receipt-schema.js";
import { isConfirmed, isDone } from "../records.js";
import { isBoolean, isTime, matching, oneOf, textUpTo } from "./validate.js";

export const RESULT = { reading: oneOf(READINGS), proof: oneOf(PROOFS) };

export const isStore = matching(/^[A-Za-z0-9-]{0,100}$/);

/** The account fields of a record or a run. */
export const ACCOUNT_OPTIONAL = { store: isStore, signIn: isTime };

/** @satisfies {RequiredFields<SettingRecord>} */
export const RECORD = { ...RESULT, outcome: oneOf(["", ...OUTCOMES]), at: isTime };

/** @satisfies {OptionalFields<SettingRecord>} */
export const RECORD_OPTIONAL = {
  ...ACCOUNT_OPTIONAL,
  since: isTime,
  reason: oneOf(REASONS),
  onAgainSince: isTime,
  receiptKept: isBoolean,
  run: textUpTo(100),
  knownAt: isTime,
  goal: oneOf(["check"]),
};

/**
 * Only a confirmed reading may have an outcome that is done.
 *
 * @param {SettingRecord} record
 */
export function outcomeFault({ outcome, proof, reading }) {
  const wanted = isConfirmed(outcome) ? "off" : "on";
  return !isDone(outcome) || (proof === "confirmed" && reading === wanted) ? "" : "outcome";
}
