/** Decides what the card says: of one setting, or of the chosen ones on the Data privacy page. */

/** @import { Status } from "../../shared/status.js" */
/** @import { Progress, Setting, ShownRecord } from "../../shared/types.js" */
/** @import { CardContent } from "./card.js" */

import { formatTime } from "../../shared/dates.js";
import { counted, language, text } from "../../shared/i18n.js";
import { groups, settings } from "../../shared/rules.js";
import { positionOf } from "../../shared/run-progress.js";
import { selectedSettings } from "../../shared/selection.js";
import { statusOf } from "../../shared/status.js";

/**
 * @param {Setting} setting
 * @param {ShownRecord} record
 * @param {Progress | undefined} progress the run under way, of this setting or of another
 * @returns {CardContent}
 */
export function settingContent(setting, record, progress) {
  const running = progress?.setting === setting.id ? progress : undefined;
  const status = statusOf(record, running);
  const at = formatTime(record.onAgainSince ?? record.at, Date.now(), language());
  const { tone } = status;
  // A second run cannot be started.
  const action = progress ? "" : status.action;
  return {
    tone,
    title: text(titleOf(setting, status), at),
    text: text(status.text),
    step: running ? text(`step_${running.step}`) : "",
    about: [tone === "on" && setting.does, action && setting.warning]
      .map((key) => (key ? text(key) : ""))
      .join(" "),
    items: [],
    buttons: action
      ? [
          {
            words: text(action),
            primary: tone === "on",
            sends: { type: "start", settings: [setting.id] },
          },
        ]
      : [],
  };
}

/**
 * @param {unknown} kept what the person chose, as it was stored
 * @param {Progress | undefined} running
 * @returns {CardContent}
 */
export function listContent(kept, running) {
  const chosen = selectedSettings(kept, settings, groups);
  const titles = settings.filter(({ id }) => chosen.includes(id)).map(({ title }) => title);
  const start =
    chosen.length === 1 ? text("actionTurnOff") : counted("actionTurnOffMany", chosen.length);
  /** @type {CardContent["buttons"]} */
  const buttons = [
    { words: text("actionChooseOthers"), primary: false, sends: { type: "open-popup" } },
  ];
  if (chosen.length > 0)
    buttons.unshift({ words: start, primary: true, sends: { type: "start", settings: chosen } });
  return {
    tone: running ? "busy" : "unsure",
    title: running ? text("titleSweep", positionOf(running)) : text("titleList"),
    text: text(running ? "textRunning" : "textList"),
    step: "",
    about: "",
    items: running ? [] : titles,
    buttons: running ? [] : buttons,
  };
}

/**
 * "LinkedIn may train AI" is true of the AI training switch alone.
 *
 * @param {Setting} setting
 * @param {Status} status
 */
function titleOf({ group }, { title }) {
  return title === "titleOn" && group !== "ai-training" ? "titleSwitchOn" : title;
}
