/** The popup: where you stand, the one button, and the settings. A view of storage and nothing else. */

/** @import { PageMessage } from "../shared/types.js" */
/** @import { Stored } from "../shared/stored.js" */

import { browser } from "../shared/browser.js";
import { historyOf } from "../shared/history.js";
import { localise, text } from "../shared/localise.js";
import { showNotice } from "../shared/notice.js";
import { undoGoal } from "../shared/records.js";
import { groups, settings, site } from "../shared/rules.js";
import { standingOf } from "../shared/standing.js";
import { onStored, readStored } from "../shared/stored.js";
import { when } from "../shared/when.js";
import { drawSettings } from "./settings-list.js";
import { speaksFor } from "./speaks-for.js";
import { drawSteps } from "./steps.js";

const CHOSEN = settings.filter(({ group }) => groups.some(({ id, chosen }) => id === group && chosen));
const ACCESS = { origins: [`${site.origin}/*`] };

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const notice = /** @type {HTMLFormElement} */ (find("notice"));
const standing = find("standing");
const button = /** @type {HTMLButtonElement} */ (find("opt-out"));
const undo = /** @type {HTMLButtonElement} */ (find("undo"));

const ownTab = await browser.tabs.getCurrent();
if (ownTab) document.documentElement.dataset.in = "tab";

let allowed = true;
let drawing = 0;

localise(document);
showNotice(notice, "h1");
button.addEventListener("click", onPressed);
undo.addEventListener("click", onUndo);
onStored(draw);
browser.permissions.onAdded.addListener(draw);
browser.permissions.onRemoved.addListener(draw);
await draw();

async function draw() {
  drawing += 1;
  const turn = drawing;
  const [contains, stored, { record, last }] = await Promise.all([
    browser.permissions.contains(ACCESS),
    readStored(),
    historyOf(settings[0]?.id ?? ""),
  ]);
  // A later change is drawn by a later call.
  if (turn !== drawing) return;
  allowed = contains;
  notice.hidden = stored.accepted;
  standing.hidden = !stored.accepted;
  undo.hidden = Boolean(stored.progress) || undoGoal(record, last) === null;
  drawSettings(find("settings"), settings, stored);
  if (!stored.accepted) button.disabled = true;
  else if (!allowed) drawWithheld();
  else drawStanding(stored);
}

/** @param {Stored} stored */
function drawStanding({ recordOf, progress }) {
  const [first] = settings;
  if (!first) return;
  const record = recordOf(first.id);
  const { tone, title, text: words, action } = standingOf(record, progress);
  const at = when(record.onAgainSince ?? record.at, Date.now(), document.documentElement.lang);
  show(tone, text(title, at), text(words));
  find("unkept").hidden = record.receiptKept !== false;
  drawSteps(find("steps"), progress);
  button.hidden = action === "";
  button.disabled = action === "";
  button.className = tone === "off" ? "" : "primary";
  if (action) button.textContent = text(action);
}

function drawWithheld() {
  show("unsure", text("accessWithheld"), text("accessWithheldText"));
  find("steps").hidden = true;
  button.hidden = button.disabled = false;
  button.className = "primary";
  button.textContent = text("actionAllow");
}

/** The words are replaced only when they change, so that a screen reader says them once. */
function show(/** @type {string} */ tone, /** @type {string} */ title, /** @type {string} */ words) {
  standing.dataset.tone = tone;
  if (find("title").textContent !== title) find("title").textContent = title;
  if (find("text").textContent !== words) find("text").textContent = words;
}

async function onPressed() {
  // The browser asks its question only straight from a click, before anything is awaited.
  if (!allowed) return void browser.permissions.request(ACCESS);
  button.disabled = true;
  const tabId = await besideWhich();
  for (const { id: setting } of CHOSEN) await send({ type: "start-from-popup", setting, tabId });
}

async function onUndo() {
  undo.hidden = true;
  await send({ type: "undo", setting: settings[0]?.id ?? "", tabId: await besideWhich() });
}

/** The tab a run uses, or opens its own beside. */
async function besideWhich() {
  return speaksFor(await browser.tabs.query({ currentWindow: true }), ownTab?.id, settings, site);
}

/** @param {PageMessage} message */
async function send(message) {
  await browser.runtime.sendMessage(message);
}
