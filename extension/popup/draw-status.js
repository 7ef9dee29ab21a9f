/** Draws where a person stands: the title, its text, the steps of a run and the result of the last. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { Progress } from "../shared/types.js" */

import { formatTime } from "../shared/dates.js";
import { language, text } from "../shared/i18n.js";
import { emptyRecord } from "../shared/records.js";
import { settings } from "../shared/rules.js";
import { hasSeveral, positionOf } from "../shared/run-progress.js";
import { wordsOf } from "../shared/setting-name.js";
import { createStepWatch } from "../shared/slow-step.js";
import { statusNow, statusOf } from "../shared/status.js";
import { byId, setText } from "../shared/ui/elements.js";
import { drawPicture } from "./draw-picture.js";
import { drawProgressSteps } from "./progress-steps.js";
import { headOf, summaryOf } from "./run-summary.js";
import { plainName } from "./setting-row.js";

/** The ids of what the status consists of, below the title and its text. */
export const STATUS_PARTS = ["steps", "picture", "summary", "slow"];

const isSlow = createStepWatch(() => {
  byId("slow").hidden = false;
});

/**
 * @param {State} state
 * @param {string} id the setting that the status is about
 * @param {boolean} isUnanswered whether the last press got no answer
 */
export function drawStatus(state, id, isUnanswered) {
  const { recordOf, progress } = state;
  const record = recordOf(id);
  const { tone, title, text: textKey } = statusNow(state, id);
  const at = formatTime(record.onAgainSince ?? record.at);
  const head = headOf(state, id);
  if (isUnanswered) showStatus("unsure", text("noAnswer"), text("noAnswerText"));
  else if (progress && hasSeveral(progress)) drawCurrentSetting(progress);
  else if (head) drawLastRun(head);
  else showStatus(tone, text(title, at), text(textKey, wordsOf(settingBy(id))));
  byId("picture").hidden = false;
  drawPicture(byId("picture"), settings, state);
  drawSummary(head ? null : summaryOf(state));
  byId("unkept").hidden = record.receiptKept !== false;
  drawProgressSteps(byId("steps"), progress);
  byId("slow").hidden = !isSlow(progress);
}

/**
 * @param {string} tone
 * @param {string} title
 * @param {string} description
 */
export function showStatus(tone, title, description) {
  byId("standing").dataset.tone = tone;
  delete byId("standing").dataset.of;
  setText(byId("title"), title);
  setText(byId("text"), description);
  byId("text").lang = language();
}

const settingBy = (/** @type {string} */ id) => settings.find((setting) => setting.id === id);

/**
 * Show which setting the run is working on.
 *
 * @param {Progress} progress
 */
function drawCurrentSetting(progress) {
  const setting = settingBy(progress.setting);
  const { tone, text: key } = statusOf(emptyRecord(), progress);
  const title = text("titleSweep", positionOf(progress));
  const isPlain = tone === "busy" && key !== "textUnseen";
  if (!isPlain || !setting)
    return showStatus(tone, title, isPlain ? "" : text(key, wordsOf(setting)));
  const { textContent, lang } = plainName(setting);
  showStatus("busy", title, textContent);
  byId("text").lang = lang;
}

/**
 * Show in the head how the last run over several settings ended.
 *
 * @param {NonNullable<ReturnType<typeof headOf>>} head
 */
function drawLastRun({ key, values, tone }) {
  showStatus(tone, text("picture_off_of", values.slice(0, 2)), text(key, values));
  byId("standing").dataset.of = "several";
}

/**
 * Show below the head how that run ended, if the head is about something else.
 *
 * @param {ReturnType<typeof summaryOf>} summary
 */
function drawSummary(summary) {
  byId("summary").hidden = !summary;
  if (summary) setText(byId("summary"), text(summary.key, summary.values));
}
