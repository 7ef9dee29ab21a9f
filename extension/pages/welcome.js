/** The page that opens after installation: what Untrain does, and the notice. */

import { browser } from "../shared/browser.js";
import { readValues } from "../shared/storage/values.js";
import { byId } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { showNotice } from "../shared/ui/notice-form.js";

const notice = /** @type {HTMLFormElement} */ (byId("notice"));
const ready = byId("ready");

localise(document);
showNotice(notice, "h2");
await showHowToPin();
browser.storage.local.onChanged.addListener(draw);
await draw();

async function draw() {
  const accepted = Boolean((await readValues(["notice"])).notice);
  const justAccepted = accepted && !notice.hidden;
  notice.hidden = accepted;
  ready.hidden = !accepted;
  // The button that had the focus is gone, so focus the confirmation instead.
  if (justAccepted && document.hasFocus()) ready.focus();
}

/** Show how to pin the toolbar button in this browser. Firefox for Android has no toolbar. */
async function showHowToPin() {
  const { os } = await browser.runtime.getPlatformInfo();
  const kind = "getBrowserInfo" in browser.runtime ? "firefox" : "chromium";
  for (const step of document.querySelectorAll("[data-for]")) {
    if (/** @type {HTMLElement} */ (step).dataset.for !== kind) step.remove();
  }
  const [steps, android] = document.querySelectorAll("#pin, #pin-android");
  steps?.toggleAttribute("hidden", os === "android");
  android?.toggleAttribute("hidden", os !== "android");
}
