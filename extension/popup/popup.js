/** The popup: the status, the main button and the settings. It only shows what is stored. */

/** @import { PageMessage } from "../shared/types.js" */
/** @import { State } from "../shared/storage/state.js" */

import { currentStore } from "../shared/account.js";
import { ANSWER_WITHIN, askBackground } from "../shared/ask-background.js";
import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { recordAndLastClick } from "../shared/receipts/last-click.js";
import { undoGoal } from "../shared/records.js";
import { groups, settings, site } from "../shared/rules.js";
import { statusOf } from "../shared/status.js";
import { onStateChange, readState } from "../shared/storage/state.js";
import { byId, setText } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { showNotice } from "../shared/ui/notice-form.js";
import { withinLimit } from "../shared/within-limit.js";
import {
  AFTER_SUCCESS,
  askForReminder,
  drawAfterSuccess,
  remainingSettings,
} from "./after-success.js";
import { disableButtons, drawAllowButton, drawButtons, hideButtons } from "./draw-buttons.js";
import { drawStatus, STATUS_PARTS, showStatus } from "./draw-status.js";
import { mainButtons } from "./main-buttons.js";
import { stepThatHelps } from "./next-step.js";
import { drawNextStep, watchNextStep } from "./next-step-link.js";
import { watchPresses } from "./presses.js";
import { drawReportLink } from "./report-link.js";
import { headOf, isSelectionDone } from "./run-summary.js";
import {
  boxesForAll,
  buildSettings,
  drawSettings,
  selectedIn,
  showAllTicked,
  tickAll,
} from "./settings-list.js";
import { drawVisits } from "./visits.js";

const ACCESS = { origins: [`${site.origin}/*`] };

const notice = /** @type {HTMLFormElement} */ (byId("notice"));
const status = byId("standing");
const selectAll = /** @type {HTMLInputElement} */ (byId("select-all"));
const list = byId("settings");
const undo = /** @type {HTMLButtonElement} */ (byId("undo"));

/** The popup closes before another tab can become active. */
const store = currentStore(browser);
const released = watchPresses(document);

let hasAccess = true;
/** Whether the groups of settings are open at first. */
let hasRoom = false;
/** The run that was shown last; "" for none. */
let shownRun = "";
/** The setting that the status is about. */
let shownSetting = "";
/** Whether the last press got no answer. The start or end of a run counts as one. */
let isUnanswered = false;
/** The settings that the button for the others turns off. */
let remaining = /** @type {string[]} */ ([]);
/** @type {string[] | null} */
let pendingSelection = null;
/**
 * What the main buttons do for some selected settings, according to what is shown.
 *
 * @type {((selected: string[]) => ReturnType<typeof mainButtons>) | null}
 */
let buttonsFor = null;
let latestDraw = 0;
let latestPress = 0;

localise(document);
const marked = withinLimit(markTab(), ANSWER_WITHIN, undefined).catch(() => {});
showNotice(notice, "h1");
byId("opt-out").addEventListener("click", onMainButton);
byId("check").addEventListener("click", () =>
  start("check-from-popup", buttonsFor?.(selectedIn(list)).check.settings ?? []),
);
byId("cancel").addEventListener("click", () => void ask({ type: "cancel" }));
byId("skip").addEventListener("click", () => void ask({ type: "skip" }));
selectAll.addEventListener("change", () => {
  tickAll(list, selectAll.checked);
  void onSelectionChange();
});
undo.addEventListener("click", onUndo);
watchNextStep(() => void ask({ type: "show-setting", setting: shownSetting }));
byId("others").addEventListener("click", () => start("start-from-popup", remaining));
askForReminder((days) => void ask({ type: "save-reminder", days }));
onStateChange(draw);
document.addEventListener("visibilitychange", () => void draw());
browser.permissions.onAdded.addListener(draw);
browser.permissions.onRemoved.addListener(draw);
void draw();

/** A tab has more room than the popup: in a wide one all groups are open. */
async function markTab() {
  if (!(await browser.tabs.getCurrent())) return;
  document.documentElement.dataset.in = "tab";
  hasRoom = matchMedia("(min-width: 40rem)").matches;
}

async function draw() {
  latestDraw += 1;
  const thisDraw = latestDraw;
  const reading = readStored();
  const inTime = await withinLimit(reading, ANSWER_WITHIN, /** @type {const} */ ("late"));
  await show(inTime === "late" ? null : inTime, thisDraw);
  if (inTime === "late") await show(await reading, thisDraw);
}

/**
 * @param {Awaited<ReturnType<typeof readStored>>} values
 * @param {number} thisDraw
 */
async function show(values, thisDraw) {
  await marked;
  await released();
  // A newer call draws the newer values.
  if (thisDraw !== latestDraw) return;
  showSettings(values !== null);
  if (values) drawStored(...values);
  else drawUnreadable();
}

/**
 * @returns {Promise<[boolean, State, Awaited<ReturnType<typeof recordAndLastClick>>] | null>} null
 *   if the browser refuses a read
 */
async function readStored() {
  try {
    const shownStore = await store;
    return await Promise.all([
      browser.permissions.contains(ACCESS),
      readState(shownStore),
      recordAndLastClick(settings[0]?.id ?? "", shownStore),
    ]);
  } catch {
    return null;
  }
}

/**
 * @param {boolean} isGranted whether Untrain has access to LinkedIn
 * @param {State} stored
 * @param {Awaited<ReturnType<typeof recordAndLastClick>>} history
 */
function drawStored(isGranted, stored, { record, last, newest }) {
  if (pendingSelection && stored.selected.toString() === pendingSelection.toString())
    pendingSelection = null;
  const state = { ...stored, selected: pendingSelection ?? stored.selected };
  hasAccess = isGranted;
  const run = state.progress?.id ?? "";
  if (run !== shownRun) {
    latestPress += 1;
    isUnanswered = false;
  }
  shownRun = run;
  shownSetting = state.progress?.setting ?? settings[0]?.id ?? "";
  byId("damaged").hidden = !state.damaged;
  notice.hidden = state.accepted;
  status.hidden = !state.accepted;
  undo.hidden = Boolean(state.progress) || !hasAccess || undoGoal(record, last) === null;
  if (!list.firstChild)
    buildSettings(list, groups, settings, {
      isOpen: hasRoom,
      onSelect: onSelectionChange,
      onTryOne: (setting, goal) =>
        start(goal === "check" ? "check-from-popup" : "start-from-popup", [setting]),
    });
  // The status at the top says why the first setting failed, unless access is missing, which matters
  // more, or a run goes.
  const settingInHead = state.progress || headOf(state, shownSetting) ? "" : settings[0]?.id;
  drawSettings(list, settings, state, settingInHead);
  const { outcome } = state.recordOf(shownSetting);
  drawReportLink(byId("report"), shownSetting, settingInHead ? outcome : "");
  showAllTicked(selectAll, boxesForAll(list), Boolean(state.progress));
  const all = boxesForAll(list).map(({ value }) => value);
  remaining = hasAccess ? remainingSettings(all, state) : [];
  drawAfterSuccess(state, remaining, settings[0], newest?.number);
  const first = settings[0]?.id ?? "";
  const { action } = statusOf(state.recordOf(first), state.progress);
  buttonsFor = (selected) => mainButtons(selected, first, action, state, all);
  drawMainPlace(state, buttonsFor(state.selected));
  if (!state.progress && state.unseen.length > 0) markSeen();
  if (!state.accepted) disableButtons();
  else if (!hasAccess) drawWithoutAccess();
  else drawStatus(state, shownSetting, isUnanswered);
}

/** Tell the background that the person sees how the last run ended. A tab may be out of sight. */
function markSeen() {
  if (document.visibilityState === "visible") void askBackground({ type: "seen" });
}

/**
 * Draw the buttons and the step that helps, and list the pages that the leading button opens.
 *
 * @param {State} state
 * @param {ReturnType<typeof mainButtons>} buttons
 */
function drawMainPlace(state, buttons) {
  const { progress, recordOf } = state;
  const shown = settings.find(({ id }) => id === shownSetting);
  const page = site.origin + (shown?.paths[0] ?? "");
  // What helps one setting does not belong below what is said of several: their rows say it.
  const step = headOf(state, shownSetting)
    ? null
    : stepThatHelps(progress, recordOf(shownSetting), page);
  // After a success another button leads on, even if the step that helps is still shown.
  const isLedOn = isSelectionDone(state);
  const isHelped = !isLedOn && Boolean(step?.isPrimary);
  drawNextStep(step, isHelped);
  drawButtons(buttons, progress, isHelped, isLedOn);
  const toVisit = isLedOn && remaining.length > 0 ? remaining : buttons.turnOff.settings;
  drawVisits(toVisit, Boolean(progress));
}

/**
 * Show or hide the list of settings.
 *
 * @param {boolean} shown
 */
function showSettings(shown) {
  const heading = /** @type {HTMLElement} */ (selectAll.closest(".heading"));
  list.hidden = heading.hidden = !shown;
}

/**
 * Show that storage cannot be read: after a crash or on a full disk, browsers reject every read.
 */
function drawUnreadable() {
  status.hidden = false;
  showStatus("unsure", text("storageUnreadable"), text("storageUnreadableText"));
  const href = site.origin + (settings[0]?.paths[0] ?? "");
  drawNextStep({ key: "openSetting", href, isPrimary: false, onPage: false }, false);
  notice.hidden = undo.hidden = true;
  hideButtons();
  for (const id of [...STATUS_PARTS, ...AFTER_SUCCESS, "visits", "unkept", "damaged", "report"])
    byId(id).hidden = true;
}

function drawWithoutAccess() {
  showStatus("unsure", text("accessWithheld"), text("accessWithheldText"));
  for (const id of [...STATUS_PARTS, ...AFTER_SUCCESS, "next"]) byId(id).hidden = true;
  drawAllowButton();
}

function onMainButton() {
  // The browser shows its permission prompt only in a click handler, before anything is awaited.
  if (!hasAccess) {
    void browser.permissions.request(ACCESS);
    // Firefox shows its question under the open popup.
    return setText(byId("text"), text("accessAsked"));
  }
  start("start-from-popup", buttonsFor?.(selectedIn(list)).turnOff.settings ?? []);
}

/**
 * Start a run or a check. The message is sent at once, because the popup may close right after.
 *
 * @param {"start-from-popup" | "check-from-popup"} type
 * @param {string[]} selected
 */
function start(type, selected) {
  disableButtons();
  void ask({ type, settings: selected });
}

/**
 * Save the selection. Until it has been stored the popup uses its own copy: storage may lag behind
 * quick clicks.
 */
async function onSelectionChange() {
  const selected = selectedIn(list);
  pendingSelection = selected;
  await ask({ type: "select-settings", settings: selected });
}

function onUndo() {
  undo.hidden = true;
  const [{ id: setting } = { id: "" }] = settings;
  void ask({ type: "undo", setting });
}

/**
 * Ask the background. If it does not do it, say so until the next press or until a run begins or
 * ends.
 *
 * @param {PageMessage} message
 */
async function ask(message) {
  latestPress += 1;
  const thisPress = latestPress;
  isUnanswered = false;
  const isDone = await askBackground(message);
  if (!isDone && thisPress === latestPress) isUnanswered = true;
  await draw();
}
