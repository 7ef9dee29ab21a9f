/**
 * Carries out the run machine's effects on storage: saves the setting's record, and a receipt in
 * the chain.
 */

/** @import { Effect, ResultEffect, Sweep } from "../../shared/types.js" */

/**
 * @typedef {object} Source
 * @property {string} run the id of the run
 * @property {number} knownAt when the run last requested a page load; an older page cannot
 *   contradict the result
 */

import { accountOf } from "../../shared/account.js";
import { browser } from "../../shared/browser.js";
import { browserName } from "../../shared/browser-name.js";
import { HEAD_KEY, headOf, nextReceipt, receiptKey } from "../../shared/receipts/chain.js";
import { afterCompanion, afterRun, recordKey } from "../../shared/records.js";
import { settings } from "../../shared/rules.js";
import { readValues } from "../../shared/storage/values.js";
import { chainEnd } from "../storage/chain-end.js";
import { putRecord, putStandIn, readRecord } from "../storage/record-store.js";
import { logStorageError, setLocal } from "../storage/write-queue.js";

/**
 * @type {{
 *   [T in ResultEffect["type"]]: (
 *     effect: Extract<ResultEffect, { type: T }>,
 *     source: Source,
 *   ) => Promise<void>
 * }}
 */
const HANDLERS = { note: saveNote, record: saveOutcome, finish: saveSweep };

/**
 * Save the result in an effect, once: a background that was stopped right after saving a result
 * repeats the effect.
 *
 * @param {ResultEffect} effect
 * @param {Source} source
 */
export const saveResult = (effect, source) =>
  /** @type {(effect: ResultEffect, source: Source) => Promise<void>} */ (HANDLERS[effect.type])(
    effect,
    source,
  );

/**
 * @param {Effect} effect
 * @returns {effect is ResultEffect}
 */
export function isResult(effect) {
  return Object.hasOwn(HANDLERS, effect.type);
}

/**
 * Save an intermediate result.
 *
 * @param {Extract<ResultEffect, { type: "note" }>} effect
 */
async function saveNote({ setting, record: result }) {
  const record = afterRun(await readRecord(setting), { ...result, at: Date.now() });
  if (!(await putRecord(setting, record))) await putStandIn(setting, record);
}

/**
 * Save an outcome with its receipt. If storage.local is full or failing, save the record without
 * the receipt, and if need be in storage.session, so that the outcome is still shown.
 *
 * @param {Extract<ResultEffect, { type: "record" }>} effect
 * @param {Source} source
 */
async function saveOutcome(effect, source) {
  const { setting } = effect;
  const before = await readRecord(setting);
  if (isSavedBy(before, source.run)) return;
  const { reading, proof } = effect.record;
  // A run that neither read nor clicked the switch knows no more than an older page.
  const hasSeen = proof !== "" || (reading !== "unknown" && reading !== "missing");
  const known = hasSeen ? source : { run: source.run };
  const ended = { ...afterRun(before, { ...effect.record, at: Date.now() }), ...known };
  const companions = await companionsOf(effect);
  const receipt = await receiptFor(effect).catch(logStorageError);
  if (receipt && (await putRecord(setting, ended, { ...companions, ...receipt }))) return;
  const withoutReceipt = { ...ended, receiptKept: false };
  if (!(await putRecord(setting, withoutReceipt, companions)))
    await putStandIn(setting, withoutReceipt);
}

/**
 * Return whether a record or a sweep was saved by a run.
 *
 * @param {{ run?: string } | undefined} saved
 * @param {string} run
 */
export const isSavedBy = (saved, run) => saved?.run === run;

/**
 * Save how a run over several settings ended. The settings that it did not reach stay selected for
 * the next run.
 *
 * @param {Omit<Sweep, "at">} sweep
 * @param {Source} source
 */
async function saveSweep({ settings: asked, left, why, goal }, { run }) {
  const { sweep } = await readValues(["sweep"]);
  if (isSavedBy(sweep, run)) return;
  // The check of the settings that an earlier check did not reach completes it.
  const completes = goal && sweep?.goal && String(sweep.left) === String(asked);
  const all = completes ? sweep.settings : asked;
  const chosen = left.length > 0 ? left : all;
  const ended = { settings: all, left, why, at: Date.now(), run, ...(goal && { goal }) };
  await setLocal({ sweep: ended, chosen }).catch(logStorageError);
}

/**
 * Return the changed records of settings that LinkedIn may have turned off along with this one.
 *
 * @param {Extract<ResultEffect, { type: "record" }>} effect
 */
async function companionsOf({ setting: id, record, receipt: { goal, did } }) {
  const { alsoTurnsOff = [] } =
    did === "nothing" ? {} : (settings.find((setting) => setting.id === id) ?? {});
  const records = await readValues(alsoTurnsOff.map(recordKey));
  const account = accountOf(record);
  /** @param {string} each */
  const after = (each) => {
    const before = records[recordKey(each)];
    return before ? [[recordKey(each), afterCompanion(before, goal, account, Date.now())]] : [];
  };
  return Object.fromEntries(alsoTurnsOff.flatMap(after));
}

/** @param {Extract<ResultEffect, { type: "record" }>} effect */
async function receiptFor({ setting: id, receipt: facts }) {
  const head = await chainEnd();
  const rule = settings.find((setting) => setting.id === id)?.confirmed ?? "";
  const extension = browser.runtime.getManifest().version;
  // The clock may have been set back since the run's last step, but no run ends before it starts.
  const endedAt = Math.max(facts.startedAt, Date.now());
  const where = { browser: await browserName(), extension, rule, endedAt };
  const receipt = await nextReceipt({ ...facts, ...where }, head);
  return { [receiptKey(receipt.number)]: receipt, [HEAD_KEY]: headOf(receipt) };
}
