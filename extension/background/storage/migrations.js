/**
 * Brings what an earlier version of ours kept to the shapes of this one. Pure.
 *
 * One step a version, each from what that version kept to what the next one does. A step leaves
 * alone what it does not know: what then does not fit is set aside. Receipts have a version of
 * their own and never change; storage.session does not outlive an update.
 */

/** @typedef {Record<string, unknown>} Values by their keys */

import { integer, isObject } from "../../shared/storage/validate.js";
import { VERSION } from "../../shared/storage/version.js";

/**
 * STEPS[0] leads from version 1 to version 2, and so on.
 *
 * @type {((kept: Values) => Values)[]}
 */
export const MIGRATIONS = [nameEverySettingOfARun, knowNoSignIn];

/**
 * @param {Values} stored with a version, or from before there were any
 * @returns {Values} with this version
 */
export function migrate(stored) {
  const from = integer(1, VERSION)(stored.version) ? Number(stored.version) : 1;
  const kept = MIGRATIONS.slice(from - 1).reduce((values, step) => step(values), stored);
  return { ...kept, version: VERSION };
}

/**
 * `progress` knew of one setting only, before that of turning it off only, and called its id `run`.
 *
 * @param {Values} kept
 * @returns {Values}
 */
function nameEverySettingOfARun({ progress, ...rest }) {
  if (!isObject(progress)) return progress === undefined ? rest : { ...rest, progress };
  const { run: id, ...known } = progress;
  return { ...rest, progress: { id, settings: [known.setting], turn: 0, goal: "off", ...known } };
}

/**
 * Records said nothing of an account. They stay as they are: until somebody is seen to sign in,
 * they are of the one that is signed in.
 *
 * @param {Values} kept
 * @returns {Values}
 */
function knowNoSignIn(kept) {
  return kept;
}
