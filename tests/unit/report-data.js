/** What a page report may contain, read from rules/, for tests without a build. */

/** @import { ReportData } from "../../extension/shared/report-data.js" */

import { readFileSync } from "node:fs";
import { setting } from "./rules.js";

const FILE = new URL("../../rules/page-report.toml", import.meta.url);

/** Lists of words, in one line or in several. */
const FIELD = /^(\w+) = (?:"""([^"]*)"""|"([^"]*)")$/gm;

/** @param {string} name such as empty_elements */
const inCamelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

const fields = [...readFileSync(FILE, "utf8").matchAll(FIELD)].map(([, name = "", many, one]) => [
  inCamelCase(name),
  (many ?? one ?? "").split(/\s+/).filter(Boolean),
]);

export const report = /** @type {ReportData} */ ({
  texts: [setting.title, ...setting.labels],
  ...Object.fromEntries(fields),
});
