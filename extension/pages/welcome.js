/** The page that opens after installation: what Untrain does, and the notice. */

import { browser } from "../shared/browser.js";
import { readValues } from "../shared/storage/values.js";
import { localise } from "../shared/ui/localise.js";
import { showNotice } from "../shared/ui/notice-form.js";

const notice = /** @type {HTMLFormElement} */ (document.querySelector("#notice"));
const ready = /** @type {HTMLElement} */ (document.querySelector("#ready"));

localise(document);
showNotice(notice, "h2");
await teachToPin();
browser.storage.local.onChanged.addListener(draw);
await draw();

async function draw() {
  const accepted = Boolean((await readValues(["notice"])).notice);
  const justAccepted = accepted && !notice.hidden;
  notice.hidden = accepted;
  ready.hidden = !accepted;
  // The button that had the focus is gone; the news takes its place.
  if (justAccepted && document.hasFocus()) ready.focus();
}

/** Each browser has its own way to keep a button in sight; Firefox for Android has no toolbar. */
async function teachToPin() {
  const { os } = await browser.runtime.getPlatformInfo();
  const kind = "getBrowserInfo" in browser.runtime ? "firefox" : "chromium";
  for (const step of document.querySelectorAll("[data-for]")) {
    if (/** @type {HTMLElement} */ (step).dataset.for !== kind) step.remove();
  }
  const [steps, android] = document.querySelectorAll("#pin, #pin-android");
  steps?.toggleAttribute("hidden", os === "android");
  android?.toggleAttribute("hidden", os !== "android");
}
