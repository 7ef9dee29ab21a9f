/** Says in one sentence where some settings stand: "1 of 3 off, 2 on". */

/** @import { Kind, Part } from "./picture.js" */

import { language, text } from "./i18n.js";
import { partsOf } from "./picture.js";

/** @param {Kind[]} kinds one for each setting */
export function pictureSentence(kinds) {
  const list = new Intl.ListFormat(language(), { style: "narrow" });
  return list.format(partsOf(kinds).map(sentencePart(kinds.length)));
}

/**
 * Return a part of the sentence. The first one says of how many.
 *
 * @param {number} all
 * @returns {(part: Part, index: number) => string}
 */
const sentencePart =
  (all) =>
  ({ kind, count }, index) =>
    text(`picture_${kind}${index === 0 ? "_of" : ""}`, [count, all]);
