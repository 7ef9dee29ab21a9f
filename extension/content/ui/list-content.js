/** Decides the text of the card on LinkedIn's lists of settings: it is about the selected ones. */

/** @import { Progress, Setting, ShownRecord } from "../../shared/types.js" */
/** @import { CardButton, CardContent } from "./card.js" */
/**
 * @typedef {object} ListState
 * @property {unknown} stored the stored selection
 * @property {(setting: string) => ShownRecord} recordOf
 * @property {Progress | undefined} progress the run under way
 * @property {boolean} slow whether its step takes unusually long
 * @property {number} startedAt when the page was loaded
 */

import { formatTime } from "../../shared/dates.js";
import { counted, text } from "../../shared/i18n.js";
import { kindOf } from "../../shared/picture.js";
import { pictureSentence } from "../../shared/picture-sentence.js";
import { isConfirmed } from "../../shared/records.js";
import { groups, settings } from "../../shared/rules.js";
import { hasSeveral, positionOf } from "../../shared/run-progress.js";
import { selectedSettings } from "../../shared/selection.js";
import { nameOf } from "../../shared/setting-name.js";
import { runningText } from "../../shared/status.js";
import { settingContent } from "./card-content.js";

/** The settings that may be selected together. */
const all = settings.filter(({ direction }) => !direction).map(({ id }) => id);

/**
 * @param {ListState} state
 * @returns {CardContent}
 */
export function listContent(state) {
  const { stored, recordOf, progress, slow } = state;
  const selected = selectedSettings(stored, settings, groups);
  const isOne = progress ? !hasSeveral(progress) : selected.length === 1;
  const only = settings.find(({ id }) => isOne && id === (progress?.setting ?? selected[0]));
  if (only) {
    const content = settingContent(only, recordOf(only.id), progress, slow);
    return withButtons({ ...content, items: [nameOf(only)] }, selected, state);
  }
  if (progress) return sweepContent(progress, slow);
  return withButtons(selectionContent(selected, recordOf), selected, state);
}

/**
 * @param {string[]} selected
 * @param {ListState["recordOf"]} recordOf
 * @returns {CardContent}
 */
function selectionContent(selected, recordOf) {
  const left = leftOf(selected, recordOf);
  const isDone = selected.length > 0 && left.length === 0;
  const withheld = selected.some((id) => recordOf(id).reason === "no-access");
  const idle = selected.length === 0 ? "textChecking" : isDone ? "textListDone" : "textList";
  return {
    tone: isDone ? "off" : "unsure",
    title: titleOf(selected, isDone, recordOf),
    text: text(withheld ? "reason_no_access" : idle),
    step: "",
    about: [],
    items: namesOf(left),
    buttons: turnOffButtons(left, selected),
  };
}

/**
 * @param {Progress} progress
 * @param {boolean} slow
 * @returns {CardContent}
 */
const sweepContent = (progress, slow) => ({
  tone: "busy",
  title: text("titleSweep", positionOf(progress)),
  text: text(slow ? "stepSlow" : runningText(progress)),
  step: "",
  about: [],
  items: namesOf([progress.setting]),
  buttons: [],
});

/**
 * @param {string[]} selected
 * @param {boolean} isDone
 * @param {ListState["recordOf"]} recordOf
 */
function titleOf(selected, isDone, recordOf) {
  const shown = selected.length > 0 ? selected : all;
  if (!isDone) return pictureSentence(shown.map((id) => kindOf(recordOf(id))));
  // All of them were off at the time of the oldest proof, and nothing newer contradicts it.
  const oldest = Math.min(...shown.map((id) => recordOf(id).at));
  return text("titleAllConfirmed", formatTime(oldest));
}

/**
 * @param {string[]} left
 * @param {string[]} selected
 * @returns {CardButton[]}
 */
function turnOffButtons(left, selected) {
  if (left.length === 0) return [];
  const key = left.length < selected.length ? "actionTurnOffOthers" : "actionTurnOffMany";
  const message = { type: /** @type {const} */ ("start"), settings: left };
  return [{ label: counted(key, left.length), primary: true, message }];
}

/**
 * Add what a list offers beside the card's own buttons: to load it again if it is older than what
 * the card says, to check all settings, and to select others.
 *
 * @param {CardContent} content
 * @param {string[]} selected
 * @param {ListState} state
 * @returns {CardContent}
 */
function withButtons(content, selected, { recordOf, progress, startedAt }) {
  if (progress) return content;
  const isDone = leftOf(selected, recordOf).length === 0;
  const isOld = selected.some(
    (id) => isConfirmed(recordOf(id).outcome) && recordOf(id).at > startedAt,
  );
  const reload = { label: text("actionReload"), primary: isDone, message: null };
  const others = { label: text("actionChooseOthers"), message: openPopup };
  return {
    ...content,
    about: isOld ? [text("textListOld")] : content.about,
    buttons: [
      ...(isOld ? [reload] : []),
      // In a list the button to turn off leads even before the switch was read.
      ...content.buttons.map((each) => ({ ...each, primary: each.message?.type === "start" })),
      {
        label: counted("actionCheckOnlyMany", all.length),
        primary: false,
        quiet: true,
        message: { type: "check", settings: all },
      },
      { ...others, primary: false, quiet: true },
    ],
  };
}

const openPopup = { type: /** @type {const} */ ("open-popup") };

/**
 * @param {string[]} ids
 * @param {ListState["recordOf"]} recordOf
 */
const leftOf = (ids, recordOf) => ids.filter((id) => !isConfirmed(recordOf(id).outcome));

/** @param {string[]} ids */
const namesOf = (ids) => settings.filter(({ id }) => ids.includes(id)).map(nameOf);
