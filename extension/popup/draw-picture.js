/** Draws where all settings stand: a segment for each, and one sentence that says the same. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { Setting } from "../shared/types.js" */
/** @import { Kind } from "../shared/picture.js" */

import { text } from "../shared/i18n.js";
import { kindOf, partsOf } from "../shared/picture.js";
import { pictureSentence } from "../shared/picture-sentence.js";
import { createElement, setText } from "../shared/ui/elements.js";
import { plainName } from "./setting-row.js";

/**
 * Draw the picture. During a run the segment of its setting is marked, so that it shows the progress
 * as well.
 *
 * @param {HTMLElement} picture a strip, which screen readers skip, and a paragraph
 * @param {Setting[]} settings
 * @param {Pick<State, "recordOf" | "progress">} state
 */
export function drawPicture(picture, settings, { recordOf, progress }) {
  const [strip, sentence] = picture.children;
  const kinds = settings.map(({ id }) => kindOf(recordOf(id)));
  if (!strip || !sentence) return;
  if (strip.children.length === 0)
    strip.append(
      ...settings.map((each) => createElement("span", { title: plainName(each).textContent })),
    );
  for (const [index, { id }] of settings.entries()) {
    const segment = /** @type {HTMLElement} */ (strip.children[index]);
    segment.dataset.kind = id === progress?.setting ? "running" : kinds[index];
  }
  setText(sentence, pictureSentence(kinds));
}

/**
 * Return where the settings of a group stand; in few words if that is the same for all.
 *
 * @param {Kind[]} kinds one for each setting
 */
export function sentenceOf(kinds) {
  const [part, ...others] = partsOf(kinds);
  return part && others.length === 0
    ? text(`picture_${part.kind}`, part.count)
    : pictureSentence(kinds);
}
