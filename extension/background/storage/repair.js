/**
 * Repairs storage: migrates it to this version, and moves damaged values to quarantine.
 *
 * This is the first work in the queue at each start of the background, and all events wait for it.
 * Extension pages do not wait: they ignore invalid values, and redraw when storage changes.
 */

/** @import { StorageKey } from "../../shared/storage/schema.js" */

import { rights } from "../../shared/about.js";
import { browser } from "../../shared/browser.js";
import { HEAD_KEY } from "../../shared/receipts/chain.js";
import { recordKey } from "../../shared/records.js";
import { rightKey } from "../../shared/right-progress.js";
import { settings } from "../../shared/rules.js";
import { damagedValues, validValues } from "../../shared/storage/schema.js";
import { latestTime } from "../../shared/storage/values.js";
import { chainEnd } from "./chain-end.js";
import { quarantine } from "./quarantine.js";
import { enqueue, logStorageError, removeLocal, removeSession, setLocal } from "./write-queue.js";

const RECORDS = settings.map(({ id }) => recordKey(id));
const RIGHTS = rights.map(({ id }) => rightKey(id));
const KEYS = [
  "version",
  "notice",
  "reminder",
  "chosen",
  "preselected",
  "region",
  "sweep",
  "signedInAt",
  "progress",
  "aside",
  HEAD_KEY,
  ...RECORDS,
  ...RIGHTS,
];

/** The background continues even if the repair fails. */
export function repairStorage() {
  return enqueue(repair).catch(logStorageError);
}

async function repair() {
  const [local, session] = await Promise.all([
    browser.storage.local.get(KEYS),
    browser.storage.session.get(["run", ...RECORDS]),
  ]);
  const latest = latestTime();
  const end = validValues(local, latest)[HEAD_KEY] ? null : await chainEnd();
  const { set, gone, goneFromSession } = quarantine({ local, session, end }, Date.now(), latest);
  if (Object.keys(set).length > 0) await setLocal(set);
  if (gone.length > 0) await removeLocal(/** @type {StorageKey[]} */ (gone));
  if (goneFromSession.length > 0)
    await removeSession(/** @type {StorageKey[]} */ (goneFromSession));
}

/**
 * Call a function when an invalid value is stored.
 *
 * @param {() => void} callback
 */
export function onDamage(callback) {
  const checkChanges = (/** @type {Record<string, { newValue?: unknown }>} */ changes) => {
    const values = Object.entries(changes).map(([key, { newValue }]) => [key, newValue]);
    if (damagedValues(Object.fromEntries(values), Date.now(), latestTime()).length > 0) callback();
  };
  browser.storage.local.onChanged.addListener(checkChanges);
  browser.storage.session.onChanged.addListener(checkChanges);
}
