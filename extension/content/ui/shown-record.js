/** Reads a setting's record for what is drawn in a page. Pure. */

/** @import { ShownRecord } from "../../shared/types.js" */

import { emptyRecord, isConfirmed, recordKey, recordNow } from "../../shared/records.js";
import { hasBeen } from "../../shared/storage/validate.js";

/**
 * What may be shown of a setting. The background knows every shape and sets aside what does not
 * fit; until then nothing is claimed that a run of ours cannot have left.
 *
 * @param {Record<string, any>} stored
 * @param {string} id
 * @param {string | undefined} store the page's container; nothing is claimed while it is not known
 * @returns {ShownRecord}
 */
export function shownRecord(stored, id, store) {
  const record = stored[recordKey(id)];
  const claims = isConfirmed(record?.outcome) && record.proof !== "confirmed";
  if (store === undefined || !hasBeen(record?.at) || claims) return emptyRecord();
  return recordNow(record, stored.signedInAt, store);
}
