/** Tells that something that was kept is damaged, and lets the person save it as a file and delete it. */

/** @import { Aside } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { latestTime } from "../shared/kept.js";
import { find } from "../shared/node.js";
import { allDamaged, damagedIn } from "../shared/shapes.js";
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

/** What found no room among what is set aside goes as well. */
async function forget() {
  const stored = await browser.storage.local.get(null);
  const inPlace = damagedIn(stored, 0, latestTime()).map(({ key }) => key);
  await browser.storage.local.remove(["aside", ...inPlace]);
  find("damaged").hidden = true;
  find("damaged-deleted").hidden = false;
  find("damaged-deleted").focus();
}
