/**
 * The rights page: what a person can do beyond the switches, as links to follow, a letter to copy,
 * and a list to tick off.
 */

/** @import { Region } from "../shared/about.js" */
/** @import { PageMessage, StoredValues } from "../shared/types.js" */
/** @import { Item } from "./right-item.js" */

import { rights } from "../shared/about.js";
import { askBackground } from "../shared/ask-background.js";
import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { dayOf, isDue, rightKey } from "../shared/right-progress.js";
import { readValues } from "../shared/storage/values.js";
import { byId, createElement } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { showRegions } from "./region-picker.js";
import { rightItem } from "./right-item.js";

const KEYS = rights.map(({ id }) => rightKey(id));

/** @type {Region | null} */
let region = null;
/** @type {StoredValues} */
let values = {};

localise(document);
const items = rights.map((right) => rightItem(right, save));
byId("rights").append(...items.map(({ element }) => element));
browser.storage.local.onChanged.addListener(read);
// The date may have changed while the page was hidden.
document.addEventListener("visibilitychange", draw);
values = await readValues(KEYS);
await showRegions(
  /** @type {HTMLSelectElement} */ (byId("region")),
  byId("region-guessed"),
  onRegion,
);

function onRegion(/** @type {Region | null} */ newRegion) {
  region = newRegion;
  byId("region-text").textContent = region ? text(region.text) : "";
  draw();
}

async function read() {
  values = await readValues(KEYS);
  draw();
}

function draw() {
  for (const item of items) item.draw(values[rightKey(item.right.id)], region);
  const today = dayOf(new Date());
  const due = items.filter(
    ({ right, element }) => !element.hidden && isDue(values[rightKey(right.id)], today),
  );
  byId("due").hidden = due.length === 0;
  byId("due")
    .querySelector("ul")
    ?.replaceChildren(...due.map(dueLink));
}

/** @param {Item} item */
function dueLink({ right }) {
  const link = createElement("a", { href: `#${right.id}` }, text(right.title));
  return createElement("li", {}, link);
}

/** @param {PageMessage} message */
async function save(message) {
  // The change was not saved, so show what is stored.
  if (!(await askBackground(message))) await read();
}
