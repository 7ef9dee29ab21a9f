/**
 * The options: whether pages may be changed, the reminder, the region, erasing all. A choice is
 * kept as it is made.
 */

import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { onStateChange, readState } from "../shared/storage/state.js";
import { localise } from "../shared/ui/localise.js";
import { askBackground } from "./ask-background.js";
import { offerErasing } from "./erase-dialog.js";
import { showRegions } from "./region-picker.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("options"));
const notYet = /** @type {HTMLElement} */ (document.getElementById("not-yet"));
const saved = /** @type {HTMLElement} */ (document.getElementById("saved"));

localise(document);
offerErasing();
form.addEventListener("change", onChosen);
onStateChange(draw);
browser.storage.local.onChanged.addListener(({ region }) => void (region?.newValue && saySaved()));
await showRegions(
  /** @type {HTMLSelectElement} */ (document.getElementById("region")),
  /** @type {HTMLElement} */ (document.getElementById("region-guessed")),
);
await draw();

async function draw() {
  const { accepted, onPage, reminder, policy } = await readState();
  form.hidden = !accepted;
  notYet.hidden = accepted;
  /** @type {HTMLInputElement} */ (choice("page")[0]).disabled = policy.leavePagesAlone;
  /** @type {HTMLElement} */ (document.getElementById("set-for-you")).hidden =
    !policy.leavePagesAlone;
  choice("page").value = onPage ? "show" : "leave";
  choice("days").value = String(reminder?.days ?? 0);
}

async function onChosen() {
  const onPage = choice("page").value === "show";
  const remindAfter = Number(choice("days").value);
  if (await askBackground({ type: "save-options", onPage, remindAfter })) saySaved();
  else await draw();
}

function saySaved() {
  saved.textContent = text("optionsSaved");
}

/** @param {string} name */
function choice(name) {
  return /** @type {RadioNodeList} */ (form.elements.namedItem(name));
}
