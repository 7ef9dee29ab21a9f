/**
 * What a person can do beyond the switches: links to follow, a letter to copy, and a list to tick
 * off.
 */

/** @import { Region } from "../shared/about.js" */
/** @import { StoredValues } from "../shared/types.js" */
/** @import { Item } from "./right-item.js" */

import { rights } from "../shared/about.js";
import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { dayOf, isDue, rightKey } from "../shared/right-progress.js";
import { readValues } from "../shared/storage/values.js";
import { byId } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { askBackground } from "./ask-background.js";
import { showRegions } from "./region-picker.js";
import { rightItem } from "./right-item.js";

const KEYS = rights.map(({ id }) => rightKey(id));

/** @type {Region | null} */
let region = null;
/** @type {StoredValues} */
let kept = {};

localise(document);
const items = rights.map((right) =>
  rightItem(right, (done, backOn) => void keep(right.id, done, backOn)),
);
byId("rights").append(...items.map(({ node }) => node));
browser.storage.local.onChanged.addListener(read);
// A day may have passed since the page was looked at.
document.addEventListener("visibilitychange", draw);
await showRegions(
  /** @type {HTMLSelectElement} */ (byId("region")),
  byId("region-guessed"),
  onRegion,
);
await read();

function onRegion(/** @type {Region | null} */ now) {
  region = now;
  byId("region-text").textContent = region ? text(region.text) : "";
  draw();
}

async function read() {
  kept = await readValues(KEYS);
  draw();
}

function draw() {
  for (const item of items) item.draw(kept[rightKey(item.right.id)], region);
  const today = dayOf(new Date());
  const due = items.filter(
    ({ right, node }) => !node.hidden && isDue(kept[rightKey(right.id)], today),
  );
  byId("due").hidden = due.length === 0;
  byId("due")
    .querySelector("ul")
    ?.replaceChildren(...due.map(dueLink));
}

/** @param {Item} item */
function dueLink({ right }) {
  const link = Object.assign(document.createElement("a"), {
    href: `#${right.id}`,
    textContent: text(right.title),
  });
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

/**
 * @param {string} id
 * @param {boolean} done
 * @param {string} backOn
 */
async function keep(id, done, backOn) {
  // What could not be kept is shown as it is kept: not at all.
  if (!(await askBackground({ type: "save-right-progress", right: id, done, backOn })))
    await read();
}
