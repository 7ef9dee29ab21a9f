// The builder compiles shared/rules.js from rules/*.toml; this is its shape.
import type { Setting, Site } from "./types.js";

export const site: Site;
export const settings: Setting[];
