/**
 * What the history knows of storage: all of it is read once, then only what changes. It also knows
 * how far the chain of receipts was verified. Pure.
 */

/** @import { Head, Problem } from "../shared/receipts/chain.js" */
/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */
/** @import { StoredValues } from "../shared/types.js" */
/** @typedef {Record<string, unknown>} Values */
/** @typedef {Record<string, { oldValue?: unknown, newValue?: unknown }>} Changes */
/** @typedef {{ number: number, problem: Problem } | null} Broken see `verifyReceipts` */

import { HEAD_KEY, headOf, isReceiptKey } from "../shared/receipts/chain.js";
import { validValues } from "../shared/storage/schema.js";
import { withStandIns } from "../shared/storage/stand-ins.js";
import { receiptsIn } from "./history-list.js";

export function createHistoryData() {
  /** @type {Values} thousands of receipts, which most changes do not concern */
  let receipts = {};
  /** @type {Values} everything else in storage.local */
  let others = {};
  /** @type {Values} */
  let session = {};
  /** @type {Receipt[]} */
  let list = [];
  /** How many receipts, from the first one on, were verified. */
  let verified = 0;
  let isFilled = false;
  /** Counts the changes of the chain. */
  let revision = 0;
  /** @type {number | null} the revision of the chain that was verified */
  let verifiedRevision = null;

  /**
   * Take in all of storage. What has changed since it was asked for stays.
   *
   * @param {Values} local
   * @param {Values} inSession
   */
  function fill(local, inSession) {
    const all = Object.entries(local);
    receipts = { ...Object.fromEntries(all.filter(([key]) => isReceiptKey(key))), ...receipts };
    others = { ...Object.fromEntries(all.filter(([key]) => !isReceiptKey(key))), ...others };
    session = { ...inSession, ...session };
    list = sorted();
    isFilled = true;
  }

  /**
   * Take in a change.
   *
   * @param {"local" | "session"} area
   * @param {Changes} changes
   * @returns {boolean} whether the history must be drawn again for it
   */
  function apply(area, changes) {
    const all = Object.entries(changes);
    for (const [key, { newValue }] of all) areaOf(area, key)[key] = newValue;
    const ofChain =
      area === "local" ? all.map(([key]) => key).filter((key) => isReceiptKey(key)) : [];
    for (const key of ofChain) verified = Math.min(verified, countBefore(key));
    if (ofChain.length > 0 || (area === "local" && changes.version)) list = sorted();
    if (ofChain.length > 0 || (area === "local" && changes[HEAD_KEY])) revision += 1;
    return isFilled && all.some(([key, change]) => isShown(area, key, change));
  }

  /**
   * @param {"local" | "session"} area
   * @param {string} key
   */
  function areaOf(area, key) {
    if (area === "session") return session;
    return isReceiptKey(key) ? receipts : others;
  }

  const sorted = () => receiptsIn({ version: others.version, ...present(receipts) });

  /** @param {string} last the key of a receipt */
  const countBefore = (last) => Object.keys(present(receipts)).filter((key) => key < last).length;

  /**
   * Return the part of the chain that may have changed since it was verified.
   *
   * @returns {{ rest: Receipt[], last: Head | undefined, revision: number } | null} `last`: the one
   *   before that part
   */
  function toVerify() {
    if (verifiedRevision === revision) return null;
    const before = list[verified - 1];
    return { rest: list.slice(verified), last: before && headOf(before), revision };
  }

  /**
   * @param {number} of the revision
   * @param {Broken} broken
   * @returns {boolean} false if the chain has changed meanwhile
   */
  function noteVerified(of, broken) {
    if (of !== revision) return false;
    verifiedRevision = revision;
    const isSound = !broken || broken.problem === "missing" || broken.problem === "head";
    verified = isSound ? list.length : broken.number - 1;
    return true;
  }

  return {
    fill,
    apply,
    toVerify,
    noteVerified,
    receipts: () => list,
    /** All values of storage.local but the receipts, valid or not. */
    stored: () => present(others),
    /**
     * @param {number} latest the latest valid time
     * @returns {StoredValues}
     */
    values: (latest) =>
      withStandIns(validValues(present(others), latest), validValues(present(session), latest)),
  };
}

/** @param {Values} values */
const present = (values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/**
 * Return whether the history shows a change. A run stores its progress with each step, of which only
 * the goal is shown.
 *
 * @param {"local" | "session"} area
 * @param {string} key
 * @param {{ oldValue?: unknown, newValue?: unknown }} change
 */
function isShown(area, key, { oldValue, newValue }) {
  if (area === "session") return key.startsWith("record:");
  return key !== "progress" || Object(oldValue).goal !== Object(newValue).goal;
}
