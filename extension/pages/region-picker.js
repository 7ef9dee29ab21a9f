/** Lets the person select where they live. A guess is stored only if the person selects it. */

/** @import { Region } from "../shared/about.js" */

import { regions } from "../shared/about.js";
import { askBackground } from "../shared/ask-background.js";
import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { regionOf } from "../shared/regions.js";
import { readValues } from "../shared/storage/values.js";

/**
 * Fill a list of regions, save what is selected there, and follow changes made elsewhere.
 *
 * @param {HTMLSelectElement} select
 * @param {HTMLElement} guessNote says that the region is a guess
 * @param {(region: Region | null) => void} [onRegion] called with the region now and after every
 *   change
 */
export async function showRegions(select, guessNote, onRegion = () => {}) {
  const none = new Option(text("regionNone"), "");
  select.replaceChildren(none, ...regions.map(({ id, name }) => new Option(text(name), id)));
  select.addEventListener("change", () => void save());
  browser.storage.local.onChanged.addListener((changes) => void ("region" in changes && draw()));
  await draw();

  async function save() {
    // The selection was not saved, so show what is stored.
    if (!(await askBackground({ type: "save-region", region: select.value }))) await draw();
  }

  async function draw() {
    const { region: stored } = await readValues(["region"]);
    const region = regionOf(stored, browser.i18n.getUILanguage(), regions);
    none.disabled = none.hidden = region !== null;
    select.value = region?.id ?? "";
    guessNote.hidden = region === null || region.id === stored;
    onRegion(region);
  }
}
