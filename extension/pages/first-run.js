/** The first run, on the welcome page: it starts here, and its steps and its end are shown here. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { PageMessage } from "../shared/types.js" */

import { stepThatHelps } from "../popup/next-step.js";
import { drawProgressSteps } from "../popup/progress-steps.js";
import { askBackground } from "../shared/ask-background.js";
import { formatTime } from "../shared/dates.js";
import { counted, text } from "../shared/i18n.js";
import { isConfirmed } from "../shared/records.js";
import { settings, site } from "../shared/rules.js";
import { wordsOf } from "../shared/setting-name.js";
import { isCheckAction, statusNow } from "../shared/status.js";
import { byId, putBeside, setText } from "../shared/ui/elements.js";

const [first] = settings;
const page = site.origin + first?.paths[0];

const run = byId("first-run");
const start = /** @type {HTMLButtonElement} */ (byId("start"));
const show = /** @type {HTMLAnchorElement} */ (byId("show"));
const others = byId("others");

/**
 * What the first button does. After a check that did not succeed it checks again, without a click.
 *
 * @type {"start-from-popup" | "check-from-popup"}
 */
let startType = "start-from-popup";

/** Connect the buttons. */
export function setUpFirstRun() {
  show.href = page;
  setText(others, counted("readyOthers", settings.length - 1));
  start.addEventListener("click", () => {
    start.disabled = true;
    void ask({ type: startType, settings: first ? [first.id] : [] });
  });
  show.addEventListener("click", (event) => {
    if (show.dataset.onPage !== "true") return;
    event.preventDefault();
    void ask({ type: "show-setting", setting: first?.id ?? "" });
  });
  byId("stop").addEventListener("click", () => void ask({ type: "cancel" }));
}

/** @param {Pick<State, "progress" | "recordOf" | "waitsForSignIn">} state */
export function drawFirstRun(state) {
  const { progress, recordOf } = state;
  const record = recordOf(first?.id ?? "");
  const status = statusNow(state, first?.id ?? "");
  const isNew = !progress && record.outcome === "";
  const isOff = !progress && isConfirmed(record.outcome);
  const at = formatTime(record.onAgainSince ?? record.at);
  run.dataset.tone = isNew ? "" : status.tone;
  setText(byId("ready-title"), isNew ? text("readyTitle") : text(status.title, at));
  setText(byId("ready-text"), text(isNew ? "readyText" : status.text, wordsOf(first)));
  drawProgressSteps(byId("steps"), progress);
  const step = stepThatHelps(progress, record, page);
  drawShow(step);
  startType = isCheckAction(status.action) && !isNew ? "check-from-popup" : "start-from-popup";
  start.hidden = Boolean(progress) || isOff;
  start.disabled = false;
  start.classList.toggle("primary", !step?.isPrimary);
  setText(start, text(isNew ? "readyStart" : status.action || "readyStart"));
  show.hidden = !step && !isNew;
  byId("stop").hidden = !progress;
  others.hidden = byId("covers").hidden = !isOff;
}

/**
 * Let the link lead to what helps after a failure; at first, to the switch.
 *
 * @param {ReturnType<typeof stepThatHelps>} step
 */
function drawShow(step) {
  show.href = step?.href ?? page;
  show.classList.toggle("primary", Boolean(step?.isPrimary));
  show.dataset.onPage = String(step?.onPage ?? true);
  setText(show, text(step?.key ?? "readyShow"));
  // The button that leads comes first.
  putBeside(show, start, Boolean(step?.isPrimary));
}

/** @param {PageMessage} message */
async function ask(message) {
  if (await askBackground(message)) return;
  start.disabled = false;
  setText(byId("ready-text"), text("noAnswerText"));
}
