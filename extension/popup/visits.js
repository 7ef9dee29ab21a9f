/** Lists the pages that a press would open, for the person to see before pressing. */

import { counted } from "../shared/i18n.js";
import { settings, site } from "../shared/rules.js";
import { byId, createElement, setText } from "../shared/ui/elements.js";
import { visitsOf } from "./run-summary.js";

/**
 * @param {string[]} ids of the settings that the main button is about
 * @param {boolean} isRunning
 */
export function drawVisits(ids, isRunning) {
  const paths = visitsOf(ids, settings);
  const visits = byId("visits");
  visits.hidden = isRunning;
  visits.classList.toggle("none", paths.length === 0);
  const [heading, pages] = visits.children;
  if (heading) setText(heading, counted("visits", paths.length));
  pages?.replaceChildren(
    ...paths.map((path) => createElement("li", {}, site.origin.replace("https://", "") + path)),
  );
}
