/** Keeps what a run found out: the setting's record, and a receipt in the chain. */

/** @import { Effect, Sweep } from "../shared/types.js" */

import { accountOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { readKept } from "../shared/kept.js";
import { HEAD_KEY, headOf, nextReceipt, receiptKey } from "../shared/receipts.js";
import { afterCompanion, afterRun, recordKey } from "../shared/records.js";
import { settings } from "../shared/rules.js";
import { chainEnd } from "./chain-end.js";

/**
 * Keep what an effect says. When storage is full or failing the outcome is still told: it is kept
 * for as long as the browser runs, marked as without its receipt.
 * @param {Extract<Effect, { type: "note" | "record" }>} effect
 */
export async function keep(effect) {
  const key = recordKey(effect.setting);
  const { [key]: before } = await readKept([key]);
  const record = afterRun(before, { ...effect.record, at: Date.now() });
  const receipt = effect.type === "record" ? await receiptFor(effect).catch(noted) : {};
  const more = effect.type === "record" && effect.receipt.did !== "nothing" ? await companionsOf(effect) : {};
  if (receipt && (await put({ [key]: record, ...more, ...receipt }))) return forget(key);
  const unkept = { [key]: { ...record, receiptKept: false } };
  if (await put({ ...unkept, ...more })) return forget(key);
  await browser.storage.session.set(unkept).catch(noted);
}

/**
 * Keep how a run over several settings ended. What it did not come to is chosen for the next click.
 * @param {Omit<Sweep, "at">} sweep
 */
export async function keepSweep({ settings, left, why }) {
  const chosen = left.length > 0 ? left : settings;
  await put({ sweep: { settings, left, why, at: Date.now() }, chosen });
}

/** A record of this session that stood in for one is no longer needed. @param {string} key */
const forget = (key) => browser.storage.session.remove(key);

/** The records of settings that may have gone off along with one. @param {Extract<Effect, { type: "record" }>} effect */
async function companionsOf({ setting: id, record, receipt: { goal } }) {
  const { alsoTurnsOff = [] } = settings.find((setting) => setting.id === id) ?? {};
  const kept = await readKept(alsoTurnsOff.map(recordKey));
  const account = accountOf(record);
  /** @param {string} each */
  const after = (each) => {
    const before = kept[recordKey(each)];
    return before ? [[recordKey(each), afterCompanion(before, goal, account)]] : [];
  };
  return Object.fromEntries(alsoTurnsOff.flatMap(after));
}

/** @param {Extract<Effect, { type: "record" }>} effect */
async function receiptFor({ setting: id, receipt: facts }) {
  const head = await chainEnd();
  const rule = settings.find((setting) => setting.id === id)?.confirmed ?? "";
  const extension = browser.runtime.getManifest().version;
  const where = { browser: await browserName(), extension, rule, endedAt: Date.now() };
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

/** @param {Record<string, unknown>} values @returns {Promise<boolean>} whether storage took them */
function put(values) {
  return browser.storage.local.set(values).then(() => true, noted);
}

/** @param {unknown} error */
function noted(error) {
  console.warn("Untrain: storage:", error);
  return /** @type {false} */ (false);
}
