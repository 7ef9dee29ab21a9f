/** Tells that something that was kept is damaged, and lets the person save it as a file and delete it. */

/** @import { Aside } from "../shared/types.js" */

import { askBackground } from "../shared/ask-background.js";
import { latestTime } from "../shared/kept.js";
import { find } from "../shared/node.js";
import { allDamaged } from "../shared/shapes.js";
import { saveFile } from "./save-file.js";

/** @type {Aside[]} */
let damaged = [];

/** Follow the buttons. */
export function offerDamaged() {
  find("damaged-save").addEventListener("click", () => saveFile("untrain-damaged.json", damagedFile()));
  find("damaged-delete").addEventListener("click", () => void forget());
}

/** @param {Record<string, unknown>} stored all that is in storage.local */
export function drawDamaged(stored) {
  damaged = allDamaged(stored, Date.now(), latestTime());
  find("damaged").hidden = damaged.length === 0;
}

function damagedFile() {
  return `${JSON.stringify({ format: "untrain-damaged", values: damaged }, null, 2)}\n`;
}

async function forget() {
  if (!(await askBackground({ type: "delete-damaged" }))) return;
  find("damaged").hidden = true;
  find("damaged-deleted").hidden = false;
  find("damaged-deleted").focus();
}
