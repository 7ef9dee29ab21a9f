/** The popup: where you stand, the one button, and the settings. A view of storage and nothing else. */

/** @import { Notice, PageMessage, Progress, SettingRecord } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { localise, text } from "../shared/localise.js";
import { showNotice } from "../shared/notice.js";
import { emptyRecord, recordKey } from "../shared/records.js";
import { settings, site } from "../shared/rules.js";
import { standingOf } from "../shared/standing.js";
import { when } from "../shared/when.js";
import { drawSettings } from "./settings-list.js";
import { speaksFor } from "./speaks-for.js";
import { drawSteps } from "./steps.js";

const ACCESS = { origins: [`${site.origin}/*`] };

const notice = /** @type {HTMLFormElement} */ (document.querySelector("#notice"));
const standing = /** @type {HTMLElement} */ (document.querySelector("#standing"));
const title = /** @type {HTMLElement} */ (document.querySelector("#title"));
const detail = /** @type {HTMLElement} */ (document.querySelector("#text"));
const steps = /** @type {HTMLElement} */ (document.querySelector("#steps"));
const button = /** @type {HTMLButtonElement} */ (document.querySelector("#opt-out"));
const list = /** @type {HTMLElement} */ (document.querySelector("#settings"));

const ownTab = await browser.tabs.getCurrent();
if (ownTab) document.documentElement.dataset.in = "tab";

let allowed = true;

localise(document);
showNotice(notice, "h1");
button.addEventListener("click", onPressed);
browser.storage.local.onChanged.addListener(draw);
browser.permissions.onAdded.addListener(draw);
browser.permissions.onRemoved.addListener(draw);
await draw();

async function draw() {
  allowed = await browser.permissions.contains(ACCESS);
  const stored = await browser.storage.local.get(null);
  const accepted = Boolean(/** @type {Notice | undefined} */ (stored.notice)?.acceptedAt);
  notice.hidden = accepted;
  standing.hidden = !accepted;
  const progress = /** @type {Progress | undefined} */ (stored.progress);
  drawSettings(list, settings, stored, progress);
  if (!accepted) button.disabled = true;
  else if (!allowed) drawWithheld();
  else drawStanding(stored, progress);
}

/** @param {Record<string, unknown>} stored @param {Progress | undefined} progress */
function drawStanding(stored, progress) {
  const [first] = settings;
  if (!first) return;
  const record = /** @type {SettingRecord} */ (stored[recordKey(first.id)] ?? emptyRecord());
  const { tone, title: titleKey, text: textKey, action } = standingOf(record, progress);
  show(tone, text(titleKey, when(record.at, Date.now(), document.documentElement.lang)), text(textKey));
  drawSteps(steps, progress);
  button.hidden = action === "";
  button.disabled = action === "";
  button.className = tone === "off" ? "" : "primary";
  if (action) button.textContent = text(action);
}

function drawWithheld() {
  show("unsure", text("accessWithheld"), text("accessWithheldText"));
  steps.hidden = true;
  button.hidden = button.disabled = false;
  button.className = "primary";
  button.textContent = text("actionAllow");
}

/** The words are replaced only when they change, so that a screen reader says them once. */
function show(/** @type {string} */ tone, /** @type {string} */ headline, /** @type {string} */ words) {
  standing.dataset.tone = tone;
  if (title.textContent !== headline) title.textContent = headline;
  if (detail.textContent !== words) detail.textContent = words;
}

async function onPressed() {
  // The browser asks its question only straight from a click, before anything is awaited.
  if (!allowed) return void browser.permissions.request(ACCESS);
  button.disabled = true;
  const tabs = await browser.tabs.query({ currentWindow: true });
  const tabId = speaksFor(tabs, ownTab?.id, settings, site);
  for (const { id: setting } of settings) {
    await browser.runtime.sendMessage(/** @type {PageMessage} */ ({ type: "start-from-popup", setting, tabId }));
  }
}
