// The builder compiles shared/about.js from rules/; these are its types. It holds what only the
// extension's pages show. Names of texts are message keys; unknown fields are absent.

/** A part of the world, with its texts. */
export interface Region {
  id: string;
  name: string;
  text: string;
  /** The message keys of the paragraphs of the objection letter before the reasons. */
  letter: string[];
  /**
   * Region codes of language tags, such as DE in de-DE; empty for the region that stands for all
   * others.
   */
  codes: string[];
}

/** Something a person can do beyond the switches; a link, never automated. */
export interface Right {
  id: string;
  title: string;
  text: string;
  expect: string;
  /** To be read before following the link. */
  warning?: string;
  address?: string;
  /** The regions to which it applies; empty for all. */
  regions: string[];
  /** The reasons to choose from for the letter. */
  reasons: string[];
}

export const regions: Region[];
export const rights: Right[];
/** The English texts of the objection letter, by message key. */
export const english: Record<string, string>;
