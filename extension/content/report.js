/**
 * Takes a page report. This is a separate script: the page of the report inserts it only when the
 * person asks for one. It reads the page and changes nothing. It only registers `takeReport`, so it
 * may be loaded twice.
 */

/** @import { PageReading } from "../shared/page-report/report-file.js" */

import { createCleaner } from "../shared/page-report/cleaner.js";
import { createWriter, languageOf } from "../shared/page-report/skeleton.js";
import { report } from "../shared/report-data.js";
import { settings, site } from "../shared/rules.js";
import { observeSetting } from "./absent-switch.js";
import { pageKind } from "./page-kind.js";
import { captureElement, capturePage } from "./report/capture-page.js";
import { isolatedWorld } from "./shared-state.js";

isolatedWorld.takeReport = takeReport;

/**
 * Return how the page is built. Nothing personal leaves this function.
 *
 * @param {string} id of the setting that the report is about
 */
function takeReport(id) {
  const cleaner = createCleaner(report, settings, site);
  const writer = createWriter(report, cleaner, site.origin);
  const frames = capturePage(document).map(({ address, root }) => ({
    path: pathOf(address, cleaner),
    html: root ? writer.lines(root) : [],
  }));
  const setting = settings.find((each) => each.id === id);
  const seen = setting && observeSetting(setting, settings, site);
  const element = seen?.element;
  return {
    language: languageOf(document.documentElement.lang),
    address: frames[0]?.path ?? "",
    frames,
    reading: seen && readingOf(seen),
    shape: element ? writer.startTag(captureElement(element)) : "",
  };
}

/**
 * @param {import("./absent-switch.js").FullObservation} seen
 * @returns {PageReading}
 */
function readingOf({ reading, foundBy, switches, drawn, inFrame = false }) {
  const page = pageKind(site);
  return { phase: "report", value: reading, sign: foundBy, switches, drawn, inFrame, page };
}

/**
 * @param {string} address
 * @param {ReturnType<typeof createCleaner>} cleaner
 */
function pathOf(address, cleaner) {
  if (address === "about:blank" || address === "about:srcdoc") return "about:blank";
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.origin === site.origin ? cleaner.path(url.pathname) : "…";
}
