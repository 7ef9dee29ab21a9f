/** The history page: every stored receipt, newest first, to filter, export and print. */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */
/** @import { Head } from "../shared/receipts/chain.js" */
/** @import { StoredValues } from "../shared/types.js" */
/** @import { Changes } from "./history-data.js" */

import { currentStore } from "../shared/account.js";
import { askBackground } from "../shared/ask-background.js";
import { browser } from "../shared/browser.js";
import { coalesce } from "../shared/coalesce.js";
import { text } from "../shared/i18n.js";
import { managedPolicy, onPolicyChange } from "../shared/managed-policy.js";
import { exportFile, HEAD_KEY, verifyReceipts } from "../shared/receipts/chain.js";
import { recordKey, recordNow } from "../shared/records.js";
import { RUN_TITLES } from "../shared/status.js";
import { latestTime } from "../shared/storage/values.js";
import { isNewer } from "../shared/storage/version.js";
import { byId, createElement, setText } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { watchCopyButtons } from "./copy-receipt.js";
import { drawDamagedData, setUpDamagedData } from "./damaged-data.js";
import { downloadFile } from "./download-file.js";
import { createHistoryData } from "./history-data.js";
import { byDay, filterReceipts, settingsIn, undoable } from "./history-list.js";
import { receiptItem, titleOf } from "./receipt-item.js";

/** How many receipts are drawn at a time. Thousands would block the page. */
const PAGE_SIZE = 100;

const settingList = /** @type {HTMLSelectElement} */ (byId("setting"));
const endingList = /** @type {HTMLSelectElement} */ (byId("ending"));

/** The time (ms) in which changes are collected before they are drawn. */
const DRAW_AFTER = 50;

/** Whether changes wait to be drawn. */
let isWaiting = false;
let data = createHistoryData();
/** @type {StoredValues} */
let values = {};
let shownLimit = PAGE_SIZE;

const store = await currentStore(browser);

localise(document);
onPolicyChange(drawExport);
await drawExport();
setUpDamagedData();
const dayFormat = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full" });
for (const list of [settingList, endingList]) list.addEventListener("change", onFilter);
byId("more").addEventListener("click", onMore);
byId("export").addEventListener("click", () =>
  downloadFile("untrain-receipts.json", exportFile(data.receipts(), currentHead())),
);
watchCopyButtons(byId("days"), (wanted) => data.receipts().find(({ number }) => number === wanted));
byId("print").addEventListener("click", () => window.print());
const show = coalesce(drawAll);
browser.storage.local.onChanged.addListener((changes) => onChange("local", changes));
browser.storage.session.onChanged.addListener((changes) => onChange("session", changes));
// The back/forward cache keeps a page that gets no events.
window.addEventListener("pageshow", ({ persisted }) => void (persisted && read()));
await read();
goToReceipt();

async function read() {
  data = createHistoryData();
  const [local, session] = await Promise.all([
    browser.storage.local.get(null),
    browser.storage.session.get(null),
  ]);
  data.fill(local, session);
  await show();
}

/**
 * @param {"local" | "session"} area
 * @param {Changes} changes
 */
function onChange(area, changes) {
  if (!data.apply(area, changes) || isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    void show();
  }, DRAW_AFTER);
}

async function drawAll() {
  const stored = data.stored();
  byId("newer").hidden = !isNewer(stored.version);
  values = data.values(latestTime());
  drawDamagedData(stored);
  drawSettingList();
  draw();
  await verify();
}

/** Show or hide the export: an organisation may forbid it by policy. */
async function drawExport() {
  byId("export").hidden = byId("damaged-save").hidden = !(await managedPolicy()).historyExport;
}

/** @returns {Head | null} */
function currentHead() {
  return values[HEAD_KEY] ?? null;
}

/** Show whether the chain is intact. For thousands of receipts this takes a moment. */
async function verify() {
  const unverified = data.toVerify();
  if (!unverified) return;
  const { rest, last, revision } = unverified;
  const broken = await verifyReceipts(rest, currentHead(), last);
  if (!data.noteVerified(revision, broken)) return;
  byId("broken").hidden = broken === null;
  byId("sound").hidden = broken !== null || data.receipts().length === 0;
  if (broken) byId("broken").textContent = text("historyBroken", broken.number);
}

function drawSettingList() {
  const { value } = settingList;
  const all = new Option(text("historyAllSettings"), "");
  settingList.replaceChildren(
    all,
    ...settingsIn(data.receipts()).map((id) => new Option(titleOf(id), id)),
  );
  settingList.value = value;
}

function draw() {
  const receipts = data.receipts();
  const matching = filterReceipts(receipts, {
    setting: settingList.value,
    ending: endingList.value,
  });
  const shown = matching.slice(0, shownLimit);
  const undoableReceipts = values.progress
    ? new Set()
    : undoable(receipts, (setting) =>
        recordNow(values[recordKey(setting)], values.signedInAt, store),
      );
  const item = (/** @type {Receipt} */ receipt) =>
    receiptItem(receipt, undoableReceipts.has(receipt) ? undo : null);
  byId("days").replaceChildren(
    ...byDay(shown, (at) => dayFormat.format(at)).flatMap((day) => createDay(day, item)),
  );
  byId("empty").hidden = receipts.length > 0 || !byId("newer").hidden;
  byId("tools").hidden = byId("count").hidden = receipts.length === 0;
  byId("more").hidden = matching.length <= shownLimit;
  byId("running").hidden = !values.progress;
  setText(byId("count"), text("historyCount", [shown.length, matching.length]));
  setText(byId("running"), values.progress ? text(RUN_TITLES[values.progress.goal]) : "");
}

/**
 * @param {{ day: string, receipts: Receipt[] }} group
 * @param {(receipt: Receipt) => HTMLElement} item
 */
function createDay(group, item) {
  const heading = createElement("h2", {}, group.day);
  const list = createElement("ul", { className: "receipts" }, ...group.receipts.map(item));
  return group.day ? [heading, list] : [list];
}

function onFilter() {
  shownLimit = PAGE_SIZE;
  draw();
}

/**
 * Draw more receipts and focus the first new one, because the button may disappear and lose the
 * focus.
 */
function onMore() {
  const seen = shownLimit;
  shownLimit += PAGE_SIZE;
  draw();
  const next = /** @type {HTMLElement | undefined} */ (
    document.querySelectorAll(".receipts > li")[seen]
  );
  next?.setAttribute("tabindex", "-1");
  next?.focus();
}

/** @param {string} setting */
async function undo(setting) {
  if (await askBackground({ type: "undo", setting })) return;
  byId("running").hidden = false;
  setText(byId("running"), text("noAnswerText"));
}

/** Go to the receipt in the address, which was not there yet when the page was loaded. */
function goToReceipt() {
  const id = location.hash.slice(1);
  const receipt = id && document.getElementById(id);
  if (!receipt) return;
  receipt.setAttribute("tabindex", "-1");
  receipt.focus();
}
