/** Draws one right in the list: what it does, its link, and the person's progress. */

/** @import { Region, Right } from "../shared/about.js" */
/** @import { PageMessage, RightProgress } from "../shared/types.js" */
/**
 * @typedef {object} Item
 * @property {Right} right
 * @property {HTMLElement} element
 * @property {(progress: RightProgress | undefined, region: Region | null) => void} draw
 */

import { regions } from "../shared/about.js";
import { formatDay } from "../shared/dates.js";
import { text } from "../shared/i18n.js";
import { appliesIn, fallbackRegion } from "../shared/regions.js";
import { dayOf, isDue, timeOf } from "../shared/right-progress.js";
import { createElement } from "../shared/ui/elements.js";
import { objectionLetter } from "./objection-letter.js";
import { fromTemplate, query } from "./template.js";

/**
 * @param {Right} right
 * @param {(message: PageMessage) => void} save saves what the person has changed, a tick or a day
 * @returns {Item}
 */
export function rightItem(right, save) {
  const element = fromTemplate("right");
  const [done, backOn] = /** @type {[HTMLInputElement, HTMLInputElement]} */ ([
    ...element.querySelectorAll("input"),
  ]);
  const letter = right.reasons.length > 0 ? objectionLetter(right) : null;
  element.id = right.id;
  drawTexts(element, right);
  addLink(element, right);
  if (letter) query(element, ".track").before(letter.element);
  done.addEventListener("change", () =>
    save({ type: "tick-right", right: right.id, done: done.checked }),
  );
  backOn.addEventListener("change", () => {
    const day = backOn.validity.valid ? backOn.value : "";
    save({ type: "save-right-day", right: right.id, backOn: day });
  });

  return {
    right,
    element,
    draw(progress, region) {
      const today = dayOf(new Date());
      element.hidden = !appliesIn(right, region);
      element.dataset.due = String(isDue(progress, today));
      done.checked = Boolean(progress?.doneAt);
      if (document.activeElement !== backOn) backOn.value = progress?.backOn ?? "";
      query(element, ".when").replaceChildren(...progressLines(progress, today));
      const rest = fallbackRegion(regions);
      const letterRegion = region ?? rest;
      if (letterRegion) letter?.draw(letterRegion);
    },
  };
}

/**
 * @param {HTMLElement} element
 * @param {Right} right
 */
function drawTexts(element, right) {
  query(element, "h3").textContent = text(right.title);
  query(element, ".does").textContent = text(right.text);
  query(element, ".expect").textContent = text(right.expect);
  const regionNote = query(element, ".only");
  regionNote.hidden = right.regions.length === 0;
  const names = regions
    .filter(({ id }) => right.regions.includes(id))
    .map(({ name }) => text(name));
  regionNote.textContent = text(
    "rightOnlyIn",
    new Intl.ListFormat(document.documentElement.lang).format(names),
  );
}

/**
 * Add the link. If there is a warning, the link comes after it.
 *
 * @param {HTMLElement} element
 * @param {Right} right
 */
function addLink(element, { address, warning }) {
  const paragraph = query(element, ".open");
  if (!address) return paragraph.remove();
  const properties = { href: address, target: "_blank", rel: "noopener noreferrer" };
  paragraph.append(createElement("a", properties, address));
  if (!warning) return;
  const warningBlock = query(element, ".first");
  warningBlock.hidden = false;
  query(warningBlock, ".warning").textContent = text(warning);
  warningBlock.append(paragraph);
}

/**
 * @param {RightProgress | undefined} progress
 * @param {string} today
 */
function progressLines(progress, today) {
  const sentences = [];
  if (progress?.doneAt) sentences.push(text("rightDoneOn", formatDay(progress.doneAt)));
  if (progress?.backOn)
    sentences.push(
      text(
        isDue(progress, today) ? "rightDueSince" : "rightBackIn",
        formatDay(timeOf(progress.backOn)),
      ),
    );
  return sentences.map((sentence) => createElement("span", {}, sentence));
}
