/** The page that opens after installation: the notice, then the first run, then how to pin. */

import { currentStore } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { onStateChange, readState } from "../shared/storage/state.js";
import { byId } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { showNotice } from "../shared/ui/notice-form.js";
import { drawFirstRun, setUpFirstRun } from "./first-run.js";

const notice = /** @type {HTMLFormElement} */ (byId("notice"));
const ready = byId("ready");
const store = currentStore(browser);

localise(document);
showNotice(notice, "h2");
setUpFirstRun();
await showHowToPin();
onStateChange(draw);
await draw();

async function draw() {
  const state = await readState(await store);
  const justAccepted = state.accepted && !notice.hidden;
  notice.hidden = state.accepted;
  ready.hidden = !state.accepted;
  drawFirstRun(state);
  // The button that had the focus is gone, so focus the confirmation instead.
  if (justAccepted && document.hasFocus()) ready.focus();
}

/** Show how to pin the toolbar button in this browser. Firefox for Android has no toolbar. */
async function showHowToPin() {
  const { os } = await browser.runtime.getPlatformInfo();
  const kind = "getBrowserInfo" in browser.runtime ? "firefox" : "chromium";
  for (const step of document.querySelectorAll("[data-for]")) {
    if (/** @type {HTMLElement | SVGElement} */ (step).dataset.for !== kind) step.remove();
  }
  const isAndroid = os === "android";
  for (const part of document.querySelectorAll("#pin, #pin-drawing"))
    part.toggleAttribute("hidden", isAndroid);
  byId("pin-android").hidden = !isAndroid;
}
