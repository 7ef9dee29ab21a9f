/** Says of a run whether it is over several settings, and how far it is. Pure. */

/** @import { Progress } from "./types.js" */

/** @param {Pick<Progress, "settings">} run */
export const hasSeveral = ({ settings }) => settings.length > 1;

/** As people count: "2" of "5". @param {Pick<Progress, "settings" | "turn">} progress @returns {string[]} */
export const turnOf = ({ turn, settings }) => [String(turn + 1), String(settings.length)];
