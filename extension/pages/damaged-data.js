/**
 * Tells that something that was kept is damaged, and lets the person save it as a file and delete
 * it.
 */

/** @import { Quarantined } from "../shared/types.js" */

import { allDamaged } from "../shared/storage/schema.js";
import { latestTime } from "../shared/storage/values.js";
import { byId } from "../shared/ui/elements.js";
import { askBackground } from "./ask-background.js";
import { downloadFile } from "./download-file.js";

/** @type {Quarantined[]} */
let damaged = [];

/** Follow the buttons. */
export function offerDamaged() {
  byId("damaged-save").addEventListener("click", () =>
    downloadFile("untrain-damaged.json", damagedFile()),
  );
  byId("damaged-delete").addEventListener("click", () => void forget());
}

/** @param {Record<string, unknown>} stored all that is in storage.local */
export function drawDamaged(stored) {
  damaged = allDamaged(stored, Date.now(), latestTime());
  byId("damaged").hidden = damaged.length === 0;
}

function damagedFile() {
  return `${JSON.stringify({ format: "untrain-damaged", values: damaged }, null, 2)}\n`;
}

async function forget() {
  if (!(await askBackground({ type: "delete-damaged" }))) return;
  byId("damaged").hidden = true;
  byId("damaged-deleted").hidden = false;
  byId("damaged-deleted").focus();
}
