/**
 * Judges the save: LinkedIn's status for the request that a click started, and what it means if the
 * switch is unchanged after a reload. Pure.
 *
 * `kindOf` in requests.js says which request is the save.
 */

/** @import { OpenRequest, Reason, Run } from "../../shared/types.js" */

/** The run before any save request has been seen. */
export const NO_SAVE = Object.freeze({
  save: -1,
  saveMethod: "",
  savePath: "",
  saveIsKnown: false,
});

/**
 * Note the status of a save. A request to the known address of the switch outweighs any other.
 *
 * @param {Run} run
 * @param {OpenRequest} request
 * @param {number} status
 * @returns {Run}
 */
export function noteSave(run, { isKnown, method, path }, status) {
  // Any of several requests to unknown addresses may be the save, so a refused one is remembered.
  if (!isKnown && (run.saveIsKnown || saveFailed(run))) return run;
  return { ...run, save: status, saveMethod: method, savePath: path, saveIsKnown: isKnown };
}

/**
 * Return whether LinkedIn refused the save or never answered it.
 *
 * @param {Run} run
 */
export const saveFailed = ({ save }) => save !== -1 && (save < 200 || save >= 300);

/**
 * Return why the switch is unchanged after a click.
 *
 * @param {number} save
 * @returns {Reason}
 */
export function whyUnchanged(save) {
  if (save === -1) return "not-seen";
  if (save === 0) return "no-answer";
  if (isTooMany(save)) return "too-many";
  if (save >= 500) return "server-error";
  if (save >= 300) return "refused";
  return "not-stored";
}

/**
 * Return whether LinkedIn limits the rate of requests. Status 999 is LinkedIn's own.
 *
 * @param {number} status
 */
export const isTooMany = (status) => status === 429 || status === 999;
