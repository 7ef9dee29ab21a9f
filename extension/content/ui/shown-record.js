/** Reads a setting's record for display in a page. Pure. */

/** @import { ShownRecord } from "../../shared/types.js" */

import { emptyRecord, isConfirmed, recordKey, recordNow } from "../../shared/records.js";
import { isPlausibleTime } from "../../shared/storage/validate.js";

/**
 * Return the record of a setting as it may be shown. The background validates every value and
 * quarantines invalid ones; until it has done so, an outcome that no run can have stored is not
 * shown.
 *
 * @param {Record<string, any>} stored
 * @param {string} id
 * @param {string | undefined} store the page's container; nothing is shown until it is known
 * @returns {ShownRecord}
 */
export function shownRecord(stored, id, store) {
  const record = stored[recordKey(id)];
  const claims = isConfirmed(record?.outcome) && record.proof !== "confirmed";
  if (store === undefined || !isPlausibleTime(record?.at) || claims) return emptyRecord();
  return recordNow(record, stored.signedInAt, store);
}
