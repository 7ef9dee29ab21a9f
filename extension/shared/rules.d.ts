// The builder compiles shared/rules.js from rules/*.toml; this is its shape.
import type { Setting, Site } from "./types.js";

/** A heading under which settings are shown: the text `group_<id>` where there are several. */
export interface Group {
  id: string;
  /** Whether its settings are chosen before the person has chosen anything. */
  chosen: boolean;
}

export const site: Site;
export const groups: Group[];
/** In the order of their groups. */
export const settings: Setting[];
