/**
 * Migrates storage.local from an earlier version of Untrain. Pure.
 *
 * Each migration leads from one version to the next and ignores values that it does not know; a
 * value that is still invalid afterwards goes to quarantine. Receipts have their own version and
 * never change. An update empties storage.session.
 */

/** @typedef {Record<string, unknown>} Values stored values by key */

import { integer, isObject } from "../../shared/storage/validate.js";
import { VERSION } from "../../shared/storage/version.js";

/**
 * MIGRATIONS[0] leads from version 1 to version 2, and so on.
 *
 * @type {((values: Values) => Values)[]}
 */
export const MIGRATIONS = [
  addSettingsToProgress,
  // Version 3 has accounts in records. Until a sign-in is seen, records without one belong to the
  // account that is signed in.
  unchanged,
  // The later versions have values that an older version would take for damage. Version 4: reasons.
  unchanged,
  // Version 5: checks, with their goal and outcome.
  unchanged,
  // Version 6: runs in which the person clicks, with their reasons and the choice.
  unchanged,
];

/**
 * @param {Values} stored without a version if it was stored before versions existed
 * @returns {Values} with this version
 */
export function migrate(stored) {
  const from = integer(1, VERSION)(stored.version) ? Number(stored.version) : 1;
  const migrated = MIGRATIONS.slice(from - 1).reduce((values, step) => step(values), stored);
  return { ...migrated, version: VERSION };
}

/**
 * In version 1 `progress` had one setting, called its id `run`, and at first had no goal: off was
 * the only one.
 *
 * @param {Values} values
 * @returns {Values}
 */
function addSettingsToProgress({ progress, ...rest }) {
  if (!isObject(progress)) return progress === undefined ? rest : { ...rest, progress };
  const { run: id, ...known } = progress;
  return { ...rest, progress: { id, settings: [known.setting], turn: 0, goal: "off", ...known } };
}

/**
 * Lead to a version in which all earlier values are valid.
 *
 * @param {Values} values
 * @returns {Values}
 */
function unchanged(values) {
  return values;
}
