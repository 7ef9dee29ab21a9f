/** One right in the list: what it does, its link, and what the person keeps of it. */

/** @import { Region, Right } from "../shared/about.js" */
/** @import { RightProgress } from "../shared/types.js" */
/**
 * @typedef {{ right: Right, node: HTMLElement, draw: (kept: RightProgress | undefined, region: Region | null) => void }} Item
 */

import { regions } from "../shared/about.js";
import { formatDay } from "../shared/dates.js";
import { text } from "../shared/i18n.js";
import { appliesIn, fallbackRegion } from "../shared/regions.js";
import { dayOf, isDue, timeOf } from "../shared/right-progress.js";
import { createElement } from "../shared/ui/elements.js";
import { objectionLetter } from "./objection-letter.js";
import { fromTemplate, part } from "./template.js";

/**
 * @param {Right} right
 * @param {(done: boolean, backOn: string) => void} onChange the person ticked it off or set a day
 * @returns {Item}
 */
export function rightItem(right, onChange) {
  const node = fromTemplate("right");
  const [done, backOn] = /** @type {[HTMLInputElement, HTMLInputElement]} */ ([
    ...node.querySelectorAll("input"),
  ]);
  const letter = right.reasons.length > 0 ? objectionLetter(right) : null;
  node.id = right.id;
  write(node, right);
  link(node, right);
  if (letter) part(node, ".track").before(letter.node);
  part(node, ".track").addEventListener("change", () =>
    onChange(done.checked, backOn.validity.valid ? backOn.value : ""),
  );

  return {
    right,
    node,
    draw(kept, region) {
      const today = dayOf(new Date());
      node.hidden = !appliesIn(right, region);
      node.dataset.due = String(isDue(kept, today));
      done.checked = Boolean(kept?.doneAt);
      if (document.activeElement !== backOn) backOn.value = kept?.backOn ?? "";
      part(node, ".when").textContent = progressText(kept, today);
      const rest = fallbackRegion(regions);
      const writer = region ?? rest;
      if (writer) letter?.draw(writer);
    },
  };
}

/**
 * @param {HTMLElement} node
 * @param {Right} right
 */
function write(node, right) {
  part(node, "h3").textContent = text(right.title);
  part(node, ".does").textContent = text(right.text);
  part(node, ".expect").textContent = text(right.expect);
  const only = part(node, ".only");
  only.hidden = right.regions.length === 0;
  const names = regions
    .filter(({ id }) => right.regions.includes(id))
    .map(({ name }) => text(name));
  only.textContent = text(
    "rightOnlyIn",
    new Intl.ListFormat(document.documentElement.lang).format(names),
  );
}

/**
 * The link as it is; where there is a warning, behind it.
 *
 * @param {HTMLElement} node
 * @param {Right} right
 */
function link(node, { address, warning }) {
  const place = part(node, ".open");
  if (!address) return place.remove();
  const properties = { href: address, target: "_blank", rel: "noopener noreferrer" };
  place.append(createElement("a", properties, address));
  if (!warning) return;
  const first = part(node, ".first");
  first.hidden = false;
  part(first, ".warning").textContent = text(warning);
  first.append(place);
}

/**
 * @param {RightProgress | undefined} kept
 * @param {string} today
 */
function progressText(kept, today) {
  const { lang } = document.documentElement;
  const said = [];
  if (kept?.doneAt) said.push(text("rightDoneOn", formatDay(kept.doneAt, lang)));
  if (kept?.backOn)
    said.push(
      text(
        isDue(kept, today) ? "rightDueSince" : "rightBackIn",
        formatDay(timeOf(kept.backOn), lang),
      ),
    );
  return said.join(" ");
}
