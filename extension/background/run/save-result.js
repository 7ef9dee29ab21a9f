/** Keeps what a run found out: the setting's record, and a receipt in the chain. */

/** @import { Effect, ResultEffect, Sweep } from "../../shared/types.js" */

/**
 * @typedef {{ run: string, knownAt: number }} Of the run's id, and when it last asked for a page
 *   load: a page older than that contradicts nothing
 */

import { accountOf } from "../../shared/account.js";
import { browser } from "../../shared/browser.js";
import { HEAD_KEY, headOf, nextReceipt, receiptKey } from "../../shared/receipts/chain.js";
import { afterCompanion, afterRun, recordKey } from "../../shared/records.js";
import { settings } from "../../shared/rules.js";
import { readValues } from "../../shared/storage/values.js";
import { chainEnd } from "../storage/chain-end.js";
import { putRecord, putStandIn, readRecord } from "../storage/record-store.js";
import { refused, setLocal } from "../storage/write-queue.js";

/**
 * How each effect that is to be kept is kept.
 *
 * @type {{ [T in ResultEffect["type"]]: (effect: Extract<ResultEffect, { type: T }>, of: Of) => Promise<void> }}
 */
const KEEPERS = { note: keepNote, record: keepOutcome, finish: keepSweep };

/**
 * Keep what an effect says. What is kept already is left alone: the background may have been
 * stopped between this and what comes after it.
 *
 * @param {ResultEffect} effect
 * @param {Of} of
 */
export const saveResult = (effect, of) =>
  /** @type {(effect: ResultEffect, of: Of) => Promise<void>} */ (KEEPERS[effect.type])(effect, of);

/**
 * @param {Effect} effect
 * @returns {effect is ResultEffect}
 */
export function isResult(effect) {
  return Object.hasOwn(KEEPERS, effect.type);
}

/**
 * Keep how things stand in the middle of a run.
 *
 * @param {Extract<ResultEffect, { type: "note" }>} effect
 */
async function keepNote({ setting, record: seen }) {
  const record = afterRun(await readRecord(setting), { ...seen, at: Date.now() });
  if (!(await putRecord(setting, record))) await putStandIn(setting, record);
}

/**
 * Keep an outcome with its receipt, once. When storage is full or failing the outcome is still
 * told: it is kept for as long as the browser runs, marked as without its receipt.
 *
 * @param {Extract<ResultEffect, { type: "record" }>} effect
 * @param {Of} of
 */
async function keepOutcome(effect, of) {
  const { setting } = effect;
  const before = await readRecord(setting);
  if (isSavedBy(before, of.run)) return;
  const { reading, proof } = effect.record;
  // A run that neither saw the switch nor clicked it knows no better than an older page.
  const knows = proof !== "" || (reading !== "unknown" && reading !== "missing");
  const known = knows ? of : { run: of.run };
  const ended = { ...afterRun(before, { ...effect.record, at: Date.now() }), ...known };
  const companions = await companionsOf(effect);
  const receipt = await receiptFor(effect).catch(refused);
  if (receipt && (await putRecord(setting, ended, { ...companions, ...receipt }))) return;
  const unkept = { ...ended, receiptKept: false };
  if (!(await putRecord(setting, unkept, companions))) await putStandIn(setting, unkept);
}

/**
 * Whether something is what a run left already.
 *
 * @param {{ run?: string } | undefined} kept
 * @param {string} run
 */
export const isSavedBy = (kept, run) => kept?.run === run;

/**
 * Keep how a run over several settings ended. What it did not come to is chosen for the next click.
 *
 * @param {Omit<Sweep, "at">} sweep
 * @param {Of} of
 */
async function keepSweep({ settings: asked, left, why }, { run }) {
  const { sweep } = await readValues(["sweep"]);
  if (isSavedBy(sweep, run)) return;
  const chosen = left.length > 0 ? left : asked;
  const ended = { settings: asked, left, why, at: Date.now(), run };
  await setLocal({ sweep: ended, chosen }).catch(refused);
}

/**
 * The records of settings that may have gone off along with one.
 *
 * @param {Extract<ResultEffect, { type: "record" }>} effect
 */
async function companionsOf({ setting: id, record, receipt: { goal, did } }) {
  const { alsoTurnsOff = [] } =
    did === "nothing" ? {} : (settings.find((setting) => setting.id === id) ?? {});
  const kept = await readValues(alsoTurnsOff.map(recordKey));
  const account = accountOf(record);
  /** @param {string} each */
  const after = (each) => {
    const before = kept[recordKey(each)];
    return before ? [[recordKey(each), afterCompanion(before, goal, account, Date.now())]] : [];
  };
  return Object.fromEntries(alsoTurnsOff.flatMap(after));
}

/** @param {Extract<ResultEffect, { type: "record" }>} effect */
async function receiptFor({ setting: id, receipt: facts }) {
  const head = await chainEnd();
  const rule = settings.find((setting) => setting.id === id)?.confirmed ?? "";
  const extension = browser.runtime.getManifest().version;
  // The clock may have been put back since the run's last step: a run ends no earlier than it
  // began.
  const endedAt = Math.max(facts.startedAt, Date.now());
  const where = { browser: await browserName(), extension, rule, endedAt };
  const receipt = await nextReceipt({ ...facts, ...where }, head);
  return { [receiptKey(receipt.number)]: receipt, [HEAD_KEY]: headOf(receipt) };
}

/** Such as "chromium 156". */
async function browserName() {
  if ("getBrowserInfo" in browser.runtime) {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return `${name} ${version}`.toLowerCase();
  }
  const [, version = ""] = /Chrome\/(\d+)/.exec(navigator.userAgent) ?? [];
  return `chromium ${version}`.trim();
}
