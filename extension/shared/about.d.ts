// The builder compiles shared/about.js from rules/; this is its shape. It holds what only our own
// pages show. Names of texts are message keys; fields of which nothing is known are not there.

/** What applies in one part of the world. */
export interface Region {
  id: string;
  name: string;
  text: string;
  /** The letter for the objection form; it takes one reason as its substitution. */
  letter: string;
  /** Region codes of language tags, as DE in de-DE; none for the one that stands for all others. */
  codes: string[];
}

/** What a person can do beyond the switches; a link, never automated. */
export interface Right {
  id: string;
  title: string;
  text: string;
  expect: string;
  /** To be read before the link is followed. */
  warning?: string;
  address?: string;
  /** The regions for which it is; none means all. */
  regions: string[];
  /** Reasons to choose from for the letter. */
  reasons: string[];
}

/** By the setting's id. */
export const regions: Region[];
export const rights: Right[];
