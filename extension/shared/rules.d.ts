// The builder compiles shared/rules.js from rules/*.toml; these are its types.
import type { Setting, Site } from "./types.js";

/** A heading under which settings are listed. With several groups its text is `group_<id>`. */
export interface Group {
  id: string;
  /** Whether its settings are selected until the person selects some. */
  chosen: boolean;
}

export const site: Site;
export const groups: Group[];
/** In the order of the groups. */
export const settings: Setting[];
