/**
 * Decides the text of the card: for one setting, or on the Data privacy page for the selected ones.
 */

/** @import { Status } from "../../shared/status.js" */
/** @import { Progress, Setting, ShownRecord } from "../../shared/types.js" */
/** @import { CardContent } from "./card.js" */

import { formatTime } from "../../shared/dates.js";
import { counted, text } from "../../shared/i18n.js";
import { groups, settings } from "../../shared/rules.js";
import { positionOf, stepKey } from "../../shared/run-progress.js";
import { selectedSettings } from "../../shared/selection.js";
import { nameOf } from "../../shared/setting-name.js";
import { isCheckAction, runningText, statusOf } from "../../shared/status.js";

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
    text: text(running && slow ? "stepSlow" : status.text),
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
      : [],
  };
}

/**
 * @param {unknown} stored the stored selection
 * @param {(setting: string) => ShownRecord} recordOf
 * @param {Progress | undefined} running
 * @param {boolean} slow whether its step takes unusually long
 * @returns {CardContent}
 */
export function listContent(stored, recordOf, running, slow) {
  const selected = selectedSettings(stored, settings, groups);
  const withheld = selected.some((id) => recordOf(id).reason === "no-access");
  const names = settings.filter(({ id }) => selected.includes(id)).map(nameOf);
  const label = (/** @type {string} */ one, /** @type {string} */ many) =>
    selected.length === 1 ? text(one) : counted(many, selected.length);
  /** @type {CardContent["buttons"]} */
  const buttons = [
    { label: text("actionChooseOthers"), primary: false, message: { type: "open-popup" } },
  ];
  if (selected.length > 0)
    buttons.unshift(
      {
        label: label("actionTurnOff", "actionTurnOffMany"),
        primary: true,
        message: { type: "start", settings: selected },
      },
      {
        label: label("actionCheckOnly", "actionCheckOnlyMany"),
        primary: false,
        message: { type: "check", settings: selected },
      },
    );
  return {
    tone: running ? "busy" : "unsure",
    title: running ? text("titleSweep", positionOf(running)) : text("titleList"),
    text: running
      ? text(slow ? "stepSlow" : runningText(running))
      : text(withheld ? "reason_no_access" : "textList"),
    step: "",
    about: [],
    items: running ? [] : names,
    buttons: running ? [] : buttons,
  };
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
