/**
 * The popup: where you stand, the one button, and the settings. A view of storage and nothing else.
 */

/** @import { PageMessage, Progress } from "../shared/types.js" */
/** @import { State } from "../shared/storage/state.js" */

import { currentStore } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { formatTime } from "../shared/dates.js";
import { counted, text } from "../shared/i18n.js";
import { recordAndLastClick } from "../shared/receipts/last-click.js";
import { undoGoal } from "../shared/records.js";
import { groups, settings, site } from "../shared/rules.js";
import { hasSeveral, positionOf } from "../shared/run-progress.js";
import { statusOf } from "../shared/status.js";
import { onStateChange, readState } from "../shared/storage/state.js";
import { byId, createElement, setText } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { showNotice } from "../shared/ui/notice-form.js";
import { nextStep } from "./next-step.js";
import { drawProgressSteps } from "./progress-steps.js";
import { allConfirmed, summaryOf, visitsOf } from "./run-summary.js";
import {
  boxesForAll,
  buildSettings,
  drawSettings,
  selectedIn,
  showAllTicked,
  tickAll,
} from "./settings-list.js";

const ACCESS = { origins: [`${site.origin}/*`] };

const notice = /** @type {HTMLFormElement} */ (byId("notice"));
const status = byId("standing");
const button = /** @type {HTMLButtonElement} */ (byId("opt-out"));
const cancel = /** @type {HTMLButtonElement} */ (byId("cancel"));
const all = /** @type {HTMLInputElement} */ (byId("select-all"));
const list = byId("settings");
const undo = /** @type {HTMLButtonElement} */ (byId("undo"));

const ownTab = await browser.tabs.getCurrent();
if (ownTab) document.documentElement.dataset.in = "tab";
/** It closes before another tab can come to the front. */
const store = await currentStore();

let allowed = true;
/** @type {string[] | null} */
let picked = null;
let drawing = 0;

localise(document);
showNotice(notice, "h1");
button.addEventListener("click", onPressed);
cancel.addEventListener("click", () => void send({ type: "cancel" }));
all.addEventListener("change", () => {
  tickAll(list, all.checked);
  void onChosen();
});
undo.addEventListener("click", onUndo);
onStateChange(draw);
browser.permissions.onAdded.addListener(draw);
browser.permissions.onRemoved.addListener(draw);
await draw();

async function draw() {
  drawing += 1;
  const turn = drawing;
  const about = recordAndLastClick(settings[0]?.id ?? "", store);
  const reading = Promise.all([browser.permissions.contains(ACCESS), readState(store), about]);
  const read = await reading.catch(() => null);
  // A later change is drawn by a later call.
  if (turn !== drawing) return;
  showChoices(read !== null);
  if (read) drawStored(...read);
  else drawUnreadable();
}

/**
 * @param {boolean} contains whether we may go to LinkedIn
 * @param {State} kept
 * @param {Awaited<ReturnType<typeof recordAndLastClick>>} history
 */
function drawStored(contains, kept, { record, last }) {
  if (picked && kept.selected.toString() === picked.toString()) picked = null;
  const stored = { ...kept, selected: picked ?? kept.selected };
  allowed = contains;
  byId("damaged").hidden = !stored.damaged;
  notice.hidden = stored.accepted;
  status.hidden = !stored.accepted;
  undo.hidden = Boolean(stored.progress) || !allowed || undoGoal(record, last) === null;
  if (!list.firstChild)
    buildSettings(list, groups, settings, {
      onSelect: onChosen,
      onTryOne: (setting) => start([setting]),
    });
  // Why the first setting failed stands in the head, unless that has something else to say.
  const inHead = allowed && !stored.progress ? settings[0]?.id : "";
  drawSettings(list, settings, stored, inHead);
  showAllTicked(all, boxesForAll(list), Boolean(stored.progress));
  drawVisits(stored);
  if (!stored.accepted) button.disabled = true;
  else if (!allowed) drawWithheld();
  else drawStatus(stored);
}

/** @param {State} stored */
function drawStatus(stored) {
  const { recordOf, progress, selected: chosen } = stored;
  const [first] = settings;
  if (!first) return;
  const record = recordOf(first.id);
  const { tone, title, text: words, action } = statusOf(record, progress);
  const at = formatTime(
    record.onAgainSince ?? record.at,
    Date.now(),
    document.documentElement.lang,
  );
  if (progress && hasSeveral(progress)) drawTurn(progress);
  else show(tone, text(title, at), text(words));
  drawSummary(stored);
  drawNext(progress ? null : nextStep(record, site.origin + first.paths[0]));
  byId("unkept").hidden = record.receiptKept !== false;
  drawProgressSteps(byId("steps"), progress);
  cancel.hidden = !progress;
  button.hidden = Boolean(progress);
  button.disabled = Boolean(progress) || chosen.length === 0;
  button.className = chosen.length > 0 && allConfirmed(chosen, stored) ? "" : "primary";
  setText(button, wordsFor(stored, action));
}

/**
 * What the one button says: of the AI setting, which the head is about, what it needs; of others
 * how many.
 *
 * @param {State} stored
 * @param {string} action
 */
function wordsFor(stored, action) {
  const { selected: chosen } = stored;
  if (chosen.length === 0) return text("actionChoose");
  if (chosen.length === 1 && chosen[0] === settings[0]?.id) return text(action || "actionTurnOff");
  return counted(
    allConfirmed(chosen, stored) ? "actionCheckMany" : "actionTurnOffMany",
    chosen.length,
  );
}

/** @param {ReturnType<typeof nextStep>} step */
function drawNext(step) {
  byId("next").hidden = !step;
  const link = /** @type {HTMLAnchorElement} */ (byId("next").firstElementChild);
  if (step) [link.href, link.textContent] = [step.href, text(step.key)];
}

/**
 * Which setting's turn it is.
 *
 * @param {Progress} progress
 */
function drawTurn(progress) {
  const { title = "" } = settings.find(({ id }) => id === progress.setting) ?? {};
  show("busy", text("titleSweep", positionOf(progress)), title);
}

/** @param {State} stored */
function drawSummary(stored) {
  const summary = summaryOf(stored);
  byId("summary").hidden = !summary;
  if (summary) setText(byId("summary"), counted(summary.key, summary.count, summary.values));
}

/**
 * The pages that a click would open, for people to see before they click.
 *
 * @param {State} stored
 */
function drawVisits({ selected: chosen, progress }) {
  const paths = visitsOf(chosen, settings);
  const visits = byId("visits");
  visits.hidden = Boolean(progress);
  visits.classList.toggle("none", paths.length === 0);
  const [heading, pages] = visits.children;
  if (heading) setText(heading, counted("visits", paths.length));
  pages?.replaceChildren(
    ...paths.map((path) => createElement("li", {}, site.origin.replace("https://", "") + path)),
  );
}

/**
 * Show or hide the settings to choose from.
 *
 * @param {boolean} shown
 */
function showChoices(shown) {
  const heading = /** @type {HTMLElement} */ (all.closest(".heading"));
  list.hidden = heading.hidden = !shown;
}

/**
 * Browsers refuse every read after a crash, or where the disk is full: then nothing is known at
 * all.
 */
function drawUnreadable() {
  status.hidden = false;
  show("unsure", text("storageUnreadable"), text("storageUnreadableText"));
  const [first] = settings;
  drawNext(first ? { key: "openSetting", href: site.origin + first.paths[0] } : null);
  notice.hidden = undo.hidden = button.hidden = cancel.hidden = true;
  for (const id of ["steps", "summary", "visits", "unkept", "damaged"]) byId(id).hidden = true;
}

function drawWithheld() {
  show("unsure", text("accessWithheld"), text("accessWithheldText"));
  byId("steps").hidden = byId("summary").hidden = byId("next").hidden = cancel.hidden = true;
  button.hidden = button.disabled = false;
  button.className = "primary";
  setText(button, text("actionAllow"));
}

/**
 * @param {string} tone
 * @param {string} title
 * @param {string} words
 */
function show(tone, title, words) {
  status.dataset.tone = tone;
  setText(byId("title"), title);
  setText(byId("text"), words);
}

function onPressed() {
  // The browser asks its question only straight from a click, before anything is awaited.
  if (!allowed) return void browser.permissions.request(ACCESS);
  start(selectedIn(list));
}

/**
 * Sent at once: the popup may close the moment after.
 *
 * @param {string[]} chosen
 */
function start(chosen) {
  button.disabled = true;
  void send({ type: "start-from-popup", settings: chosen });
}

/** A choice counts at once, until it is seen to be stored: that may lag behind quick fingers. */
async function onChosen() {
  const mine = selectedIn(list);
  picked = mine;
  await send({ type: "select-settings", settings: mine });
}

function onUndo() {
  undo.hidden = true;
  const [{ id: setting } = { id: "" }] = settings;
  void send({ type: "undo", setting });
}

/** @param {PageMessage} message */
async function send(message) {
  await browser.runtime.sendMessage(message);
}
