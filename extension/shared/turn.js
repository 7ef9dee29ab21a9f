/** Says how far a run over several settings is, as people count: "2" of "5". Pure. */

/** @import { Progress } from "./types.js" */

/** @param {Pick<Progress, "settings" | "turn">} progress @returns {string[]} */
export const turnOf = ({ turn, settings }) => [String(turn + 1), String(settings.length)];
