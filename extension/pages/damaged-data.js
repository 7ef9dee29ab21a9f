/** Shows that stored data is damaged, and lets the person save it as a file and delete it. */

/** @import { Quarantined } from "../shared/types.js" */

import { askBackground } from "../shared/ask-background.js";
import { allDamaged } from "../shared/storage/schema.js";
import { latestTime } from "../shared/storage/values.js";
import { byId } from "../shared/ui/elements.js";
import { downloadFile } from "./download-file.js";

/** @type {Quarantined[]} */
let damaged = [];

/** Set up the buttons. */
export function setUpDamagedData() {
  byId("damaged-save").addEventListener("click", () =>
    downloadFile("untrain-damaged.json", damagedFileText()),
  );
  byId("damaged-delete").addEventListener("click", () => void deleteDamaged());
}

/** @param {Record<string, unknown>} stored all values of storage.local */
export function drawDamagedData(stored) {
  damaged = allDamaged(stored, Date.now(), latestTime());
  byId("damaged").hidden = damaged.length === 0;
}

function damagedFileText() {
  return `${JSON.stringify({ format: "untrain-damaged", values: damaged }, null, 2)}\n`;
}

async function deleteDamaged() {
  if (!(await askBackground({ type: "delete-damaged" }))) return;
  byId("damaged").hidden = true;
  byId("damaged-deleted").hidden = false;
  byId("damaged-deleted").focus();
}
