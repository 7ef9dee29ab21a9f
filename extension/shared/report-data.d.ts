// The builder compiles shared/report-data.js from rules/; these are its types.

/** What a page report may contain; see docs/page-report.md. */
export interface ReportData {
  /** LinkedIn's own words for its settings, in every known language. */
  texts: string[];
  words: string[];
  elements: string[];
  emptyElements: string[];
  leftOut: string[];
  roles: string[];
  types: string[];
  flags: string[];
  aria: string[];
  states: string[];
  references: string[];
  identifiers: string[];
}

/** A question of the ten-minute check; its text is `live_<id>`. */
export interface Question {
  id: string;
  /** What Untrain can see by itself. */
  fills?: "address" | "switches" | "shape" | "run" | "save" | "language";
}

export const report: ReportData;
export const questions: Question[];
