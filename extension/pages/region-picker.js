/** Lets the person say where they live. The guess is kept only once they chose it. */

/** @import { Region } from "../shared/about.js" */

import { regions } from "../shared/about.js";
import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { regionOf } from "../shared/regions.js";
import { readValues } from "../shared/storage/values.js";
import { askBackground } from "./ask-background.js";

/**
 * Fill a list of regions, keep what is chosen there, and follow what is chosen anywhere.
 *
 * @param {HTMLSelectElement} select
 * @param {HTMLElement} guessed says that nobody chose this yet
 * @param {(region: Region | null) => void} [follow] called with the region now and after every
 *   change
 */
export async function showRegions(select, guessed, follow = () => {}) {
  const none = new Option(text("regionNone"), "");
  select.replaceChildren(none, ...regions.map(({ id, name }) => new Option(text(name), id)));
  select.addEventListener("change", () => void choose());
  browser.storage.local.onChanged.addListener((changes) => void ("region" in changes && draw()));
  await draw();

  async function choose() {
    // What could not be kept is shown as it is kept: not at all.
    if (!(await askBackground({ type: "save-region", region: select.value }))) await draw();
  }

  async function draw() {
    const { region: chosen } = await readValues(["region"]);
    const region = regionOf(chosen, browser.i18n.getUILanguage(), regions);
    none.disabled = none.hidden = region !== null;
    select.value = region?.id ?? "";
    guessed.hidden = region === null || region.id === chosen;
    follow(region);
  }
}
