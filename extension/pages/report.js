/**
 * The page report: how a LinkedIn page is built, without anything personal. Shows all of it before
 * it is saved. With #check in the address it leads through the ten-minute check as well.
 */

/** @import { Attempt } from "./take-report.js" */
/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */
/** @import { LoggedRequest, SettingRecord } from "../shared/types.js" */
/** @import { Taken } from "../shared/page-report/report-file.js" */

import { browser } from "../shared/browser.js";
import { browserName } from "../shared/browser-name.js";
import { text } from "../shared/i18n.js";
import { createCleaner } from "../shared/page-report/cleaner.js";
import { requestsKey } from "../shared/page-report/last-run.js";
import { reportFile, reportName } from "../shared/page-report/report-file.js";
import { recordAndLastClick } from "../shared/receipts/last-click.js";
import { questions, report } from "../shared/report-data.js";
import { settings, site } from "../shared/rules.js";
import { wordsOf } from "../shared/setting-name.js";
import { validValues } from "../shared/storage/schema.js";
import { readState } from "../shared/storage/state.js";
import { latestTime } from "../shared/storage/values.js";
import { byId, setText } from "../shared/ui/elements.js";
import { localise } from "../shared/ui/localise.js";
import { copyText } from "./copy-text.js";
import { downloadFile } from "./download-file.js";
import { createLiveCheck, seenBy } from "./live-check.js";
import { takeReport } from "./take-report.js";

/** What to do if there is no report, by the reason; message keys. */
const PROBLEMS = {
  "no-tab": "reportNoTab",
  "no-access": "accessWithheldText",
  unreachable: "reportUnreachable",
};

const select = /** @type {HTMLSelectElement} */ (byId("setting"));
const file = /** @type {HTMLTextAreaElement} */ (byId("file"));
const status = byId("status");
const openLink = /** @type {HTMLAnchorElement} */ (byId("open"));
const isCheck = location.hash === "#check";
const check = createLiveCheck(byId("questions"), questions, settings[0], write);
const cleaner = createCleaner(report, settings, site);

/** @type {{ taken: Taken, record: SettingRecord, requests: LoggedRequest[], browser: string } | null} */
let known = null;
let latest = 0;

localise(document);
byId("check").hidden = !isCheck;
select.replaceChildren(...settings.map((each) => new Option(wordsOf(each), each.id)));
const asked = new URLSearchParams(location.search).get("setting");
if (settings.some(({ id }) => id === asked)) select.value = String(asked);
select.addEventListener("change", () => void take());
byId("again").addEventListener("click", () => void take());
byId("save").addEventListener("click", save);
byId("copy").addEventListener("click", () => void copy());
document.addEventListener("visibilitychange", () => {
  // The person has opened LinkedIn meanwhile.
  if (document.visibilityState === "visible" && !known) void take();
});
await take();

/** Take the report, unless the notice was not accepted: before that Untrain reads no page. */
async function take() {
  latest += 1;
  const thisTime = latest;
  const { accepted, recordOf } = await readState();
  byId("not-yet").hidden = accepted;
  byId("choose").hidden = byId("check").hidden = !accepted;
  if (!isCheck) byId("check").hidden = true;
  const setting = settings.find(({ id }) => id === select.value);
  if (!accepted || !setting) return;
  const around = Promise.all([
    requestsOf(setting.id),
    recordAndLastClick(setting.id, ""),
    browserName(),
  ]);
  const draw = async (/** @type {Attempt} */ taken) => {
    const [requests, { newest }, name] = await around;
    if (thisTime !== latest) return;
    openLink.href = site.origin + (setting.paths[0] ?? "");
    show(taken, newest);
    if (typeof taken === "string") return;
    known = { taken, record: recordOf(setting.id), requests, browser: name };
    write();
  };
  await draw(await takeReport(setting, draw));
}

/**
 * Show whether there is a report, and if not, what to do.
 *
 * @param {Attempt} taken
 * @param {Receipt | undefined} receipt of the setting's last run
 */
function show(taken, receipt) {
  const problem = typeof taken === "string" ? taken : "";
  known = null;
  byId("report").hidden = problem !== "";
  byId("problem").hidden = problem === "";
  setText(byId("why"), problem && text(PROBLEMS[problem]));
  setText(status, "");
  if (typeof taken === "string") return check.fill({});
  setText(byId("of"), text("reportOf", taken.address));
  check.fill(seenBy(taken, receipt, cleaner));
}

/** Write the file as it would be saved. */
function write() {
  if (!known) return;
  const product = browser.runtime.getManifest().version;
  const answers = isCheck ? check.answers() : {};
  const around = { ...known, product, setting: select.value, answers };
  file.value = `${JSON.stringify(reportFile(known.taken, around, cleaner), null, 2)}\n`;
}

function save() {
  downloadFile(reportName(new Date().toISOString().slice(0, 10), select.value), file.value);
  setText(status, text("reportSaved"));
}

async function copy() {
  file.select();
  const copied = await copyText(file.value);
  setText(status, text(copied ? "letterCopied" : "letterNotCopied"));
}

/**
 * Return the page's requests during the last run of a setting.
 *
 * @param {string} id
 * @returns {Promise<LoggedRequest[]>}
 */
async function requestsOf(id) {
  const key = requestsKey(id);
  return validValues(await browser.storage.session.get(key), latestTime())[key] ?? [];
}
