/**
 * The history: every receipt that is kept, newest first, to look through, to export and to print.
 */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */
/** @import { Head } from "../shared/receipts/chain.js" */
/** @import { StoredValues } from "../shared/types.js" */

import { currentStore } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { managedPolicy, onPolicyChange } from "../shared/managed-policy.js";
import { exportFile, HEAD_KEY, verifyReceipts } from "../shared/receipts/chain.js";
import { recordKey, recordNow } from "../shared/records.js";
import { validValues } from "../shared/storage/schema.js";
import { withStandIns } from "../shared/storage/stand-ins.js";
import { latestTime } from "../shared/storage/values.js";
import { isNewer } from "../shared/storage/version.js";
import { byId, setText } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { askBackground } from "./ask-background.js";
import { drawDamaged, offerDamaged } from "./damaged-data.js";
import { downloadFile } from "./download-file.js";
import { byDay, filterReceipts, receiptsIn, settingsIn, undoable } from "./history-list.js";
import { receiptItem, titleOf } from "./receipt-item.js";

/** How many receipts are drawn at a time: thousands would hold the page up. */
const PAGE = 100;

const settingList = /** @type {HTMLSelectElement} */ (byId("setting"));
const endingList = /** @type {HTMLSelectElement} */ (byId("ending"));

/** @type {StoredValues} */
let kept = {};
/** @type {Receipt[]} */
let receipts = [];
let most = PAGE;
/**
 * @type {string | null | undefined} the end of the chain that was checked; null before the first
 *   check
 */
let checked = null;

const store = await currentStore();

localise(document);
onPolicyChange(offerExport);
await offerExport();
offerDamaged();
const dayFormat = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full" });
for (const list of [settingList, endingList]) list.addEventListener("change", onFilter);
byId("more").addEventListener("click", onMore);
byId("export").addEventListener("click", () =>
  downloadFile("untrain-receipts.json", exportFile(receipts, headNow())),
);
byId("print").addEventListener("click", () => window.print());
browser.storage.local.onChanged.addListener(read);
await read();

async function read() {
  const [stored, session] = await Promise.all([
    browser.storage.local.get(null),
    browser.storage.session.get(null),
  ]);
  byId("newer").hidden = !isNewer(stored.version);
  kept = withStandIns(validValues(stored, latestTime()), validValues(session, latestTime()));
  receipts = receiptsIn(stored);
  drawDamaged(stored);
  offerSettings();
  draw();
  if (headNow()?.hash === checked && receipts.length > 0) return;
  checked = headNow()?.hash;
  await verify();
}

/** An organisation may want what is kept to stay in the browser. */
async function offerExport() {
  byId("export").hidden = byId("damaged-save").hidden = !(await managedPolicy()).historyExport;
}

/** @returns {Head | null} */
function headNow() {
  return kept[HEAD_KEY] ?? null;
}

/** Say whether the chain is sound; of thousands of receipts that takes a moment. */
async function verify() {
  const head = headNow();
  const broken = await verifyReceipts(receipts, head);
  if (head?.hash !== headNow()?.hash) return;
  byId("broken").hidden = broken === null;
  byId("sound").hidden = broken !== null || receipts.length === 0;
  if (broken) byId("broken").textContent = text("historyBroken", String(broken.number));
}

function offerSettings() {
  const { value } = settingList;
  const all = new Option(text("historyAllSettings"), "");
  settingList.replaceChildren(
    all,
    ...settingsIn(receipts).map((id) => new Option(titleOf(id), id)),
  );
  settingList.value = value;
}

function draw() {
  const chosen = filterReceipts(receipts, { setting: settingList.value, ending: endingList.value });
  const shown = chosen.slice(0, most);
  const canUndo = kept.progress
    ? new Set()
    : undoable(receipts, (setting) => recordNow(kept[recordKey(setting)], kept.signedInAt, store));
  const item = (/** @type {Receipt} */ receipt) =>
    receiptItem(receipt, canUndo.has(receipt) ? undo : null);
  byId("days").replaceChildren(
    ...byDay(shown, (at) => dayFormat.format(at)).flatMap((day) => section(day, item)),
  );
  byId("empty").hidden = receipts.length > 0 || !byId("newer").hidden;
  byId("tools").hidden = byId("count").hidden = receipts.length === 0;
  byId("more").hidden = chosen.length <= most;
  byId("running").hidden = !kept.progress;
  setText(byId("count"), countWords(shown.length, chosen.length));
  setText(
    byId("running"),
    kept.progress ? text(kept.progress.goal === "on" ? "titleUndoing" : "titleRunning") : "",
  );
}

/**
 * @param {number} shown
 * @param {number} chosen
 */
function countWords(shown, chosen) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  return text(
    "historyCount",
    [shown, chosen].map((count) => number.format(count)),
  );
}

/**
 * @param {{ day: string, receipts: Receipt[] }} day
 * @param {(receipt: Receipt) => HTMLElement} item
 */
function section({ day, receipts: ofDay }, item) {
  const heading = Object.assign(document.createElement("h2"), { textContent: day });
  const list = Object.assign(document.createElement("ul"), { className: "receipts" });
  list.append(...ofDay.map(item));
  return day ? [heading, list] : [list];
}

function onFilter() {
  most = PAGE;
  draw();
}

/** The first new receipt takes the focus, which the button may lose as it goes. */
function onMore() {
  const seen = most;
  most += PAGE;
  draw();
  const next = /** @type {HTMLElement | undefined} */ (
    document.querySelectorAll(".receipts > li")[seen]
  );
  next?.setAttribute("tabindex", "-1");
  next?.focus();
}

/** @param {string} setting */
async function undo(setting) {
  await askBackground({ type: "undo", setting });
}
