/**
 * The options page: whether pages may be changed, who clicks, the reminder, the region, erasing all data.
 * Changes are saved at once.
 */

import { askBackground } from "../shared/ask-background.js";
import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { onStateChange, readState } from "../shared/storage/state.js";
import { byId } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { setUpErasing } from "./erase-dialog.js";
import { showRegions } from "./region-picker.js";
import { changeShortcut, showShortcut } from "./shortcut.js";

const form = /** @type {HTMLFormElement} */ (byId("options"));
const hand = /** @type {HTMLInputElement} */ (form.elements.namedItem("hand"));
const notYet = byId("not-yet");
const saved = byId("saved");

localise(document);
setUpErasing();
form.addEventListener("change", onChange);
onStateChange(draw);
byId("shortcut-change").addEventListener("click", () => void changeShortcut());
// The person comes back from where the browser lets the key be changed.
document.addEventListener("visibilitychange", () => void showShortcut());
void showShortcut();
browser.storage.local.onChanged.addListener(({ region }) => void (region?.newValue && showSaved()));
await showRegions(/** @type {HTMLSelectElement} */ (byId("region")), byId("region-guessed"));
await draw();

async function draw() {
  const { accepted, onPage, byHand, reminder, policy } = await readState();
  form.hidden = !accepted;
  notYet.hidden = accepted;
  /** @type {HTMLInputElement} */ (choiceNamed("page")[0]).disabled = policy.leavePagesAlone;
  byId("set-for-you").hidden = !policy.leavePagesAlone;
  choiceNamed("page").value = onPage ? "show" : "leave";
  hand.checked = byHand;
  choiceNamed("days").value = String(reminder?.days ?? 0);
}

async function onChange() {
  const onPage = choiceNamed("page").value === "show";
  const remindAfter = Number(choiceNamed("days").value);
  const byHand = hand.checked;
  if (await askBackground({ type: "save-options", onPage, byHand, remindAfter })) showSaved();
  else await draw();
}

function showSaved() {
  saved.textContent = text("optionsSaved");
}

/** @param {string} name */
function choiceNamed(name) {
  return /** @type {RadioNodeList} */ (form.elements.namedItem(name));
}
