/** Decides the text of the card for one setting. */

/** @import { Status } from "../../shared/status.js" */
/** @import { Progress, Setting, ShownRecord } from "../../shared/types.js" */
/** @import { CardContent } from "./card.js" */

import { formatTime } from "../../shared/dates.js";
import { text } from "../../shared/i18n.js";
import { maySkip, stepKey } from "../../shared/run-progress.js";
import { wordsOf } from "../../shared/setting-name.js";
import { isCheckAction, statusOf } from "../../shared/status.js";

/**
 * @param {Setting} setting
 * @param {ShownRecord} record
 * @param {Progress | undefined} progress the run under way, of this setting or of another
 * @param {boolean} slow whether its step takes unusually long
 * @returns {CardContent}
 */
export function settingContent(setting, record, progress, slow) {
  const running = progress?.setting === setting.id ? progress : undefined;
  const status = statusOf(record, running);
  const at = formatTime(record.onAgainSince ?? record.at);
  const { tone } = status;
  // A second run cannot be started.
  const action = progress ? "" : status.action;
  return {
    tone,
    title: text(titleOf(setting, status), at),
    text: text(running && slow ? "stepSlow" : status.text, wordsOf(setting)),
    step: running ? text(stepKey(running)) : "",
    about: [tone === "on" && setting.does, action && setting.warning].flatMap((key) =>
      key ? text(key) : [],
    ),
    items: [],
    buttons: action
      ? [
          {
            label: text(action),
            primary: tone === "on",
            message: { type: isCheckAction(action) ? "check" : "start", settings: [setting.id] },
          },
        ]
      : buttonsWhileWaiting(running),
  };
}

/**
 * Return the buttons while the run waits for the person, who has chosen to click by hand.
 *
 * @param {Progress | undefined} running
 * @returns {CardContent["buttons"]}
 */
function buttonsWhileWaiting(running) {
  if (!running?.byHand || running.step !== "person") return [];
  const button = (
    /** @type {string} */ key,
    /** @type {"skip-waiting" | "stop-waiting"} */ type,
  ) => ({ label: text(key), primary: false, message: { type } });
  const stop = button("actionCancel", "stop-waiting");
  return maySkip(running) ? [button("actionSkip", "skip-waiting"), stop] : [stop];
}

/**
 * Return the key of the title. "LinkedIn may train AI" is true only of the AI training setting.
 *
 * @param {Setting} setting
 * @param {Status} status
 */
function titleOf({ group }, { title }) {
  return title === "titleOn" && group !== "ai-training" ? "titleSwitchOn" : title;
}
