/**
 * The options page: whether pages may be changed, who clicks, the reminder, the region, erasing all data.
 * Changes are saved at once.
 */

/** @import { PageMessage } from "../shared/types.js" */

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

/**
 * The message that saves each choice, by its name in the form.
 *
 * @satisfies {Record<string, () => PageMessage>}
 */
const MESSAGES = {
  page: () => ({ type: "save-on-page", onPage: choiceNamed("page").value === "show" }),
  hand: () => ({ type: "save-by-hand", byHand: hand.checked }),
  days: () => ({ type: "save-reminder", days: Number(choiceNamed("days").value) }),
};

localise(document);
setUpErasing();
form.addEventListener("change", onChange);
onStateChange(draw);
byId("shortcut-change").addEventListener("click", () => void changeShortcut());
// The person comes back from where the browser lets the key be changed.
document.addEventListener("visibilitychange", () => void showShortcut());
browser.storage.local.onChanged.addListener(({ region }) => void (region?.newValue && showSaved()));
try {
  await Promise.all([
    draw(),
    showShortcut(),
    showRegions(/** @type {HTMLSelectElement} */ (byId("region")), byId("region-guessed")),
  ]);
} finally {
  // All at once, so that nothing moves from under the pointer.
  byId("page").hidden = false;
}

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

async function onChange(/** @type {Event} */ { target }) {
  const { name } = /** @type {HTMLInputElement} */ (target);
  const message = MESSAGES[/** @type {keyof typeof MESSAGES} */ (name)]();
  if (await askBackground(message)) showSaved();
  else await draw();
}

function showSaved() {
  saved.textContent = text("optionsSaved");
}

/** @param {string} name */
function choiceNamed(name) {
  return /** @type {RadioNodeList} */ (form.elements.namedItem(name));
}
