/**
 * Makes storage fit for use: brings it to this version and sets aside what is damaged.
 *
 * It is the first work in line at every start of the background. What wakes the background waits
 * for it; pages of ours do not, but use nothing that does not fit, and draw again when it does.
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

/** Whatever storage is like, the background goes on. */
export function repairStorage() {
  return enqueue(tidy).catch(logStorageError);
}

async function tidy() {
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
 * Call back when something that does not fit comes into storage.
 *
 * @param {() => void} damaged
 */
export function onDamage(damaged) {
  const look = (/** @type {Record<string, { newValue?: unknown }>} */ changes) => {
    const values = Object.entries(changes).map(([key, { newValue }]) => [key, newValue]);
    if (damagedValues(Object.fromEntries(values), Date.now(), latestTime()).length > 0) damaged();
  };
  browser.storage.local.onChanged.addListener(look);
  browser.storage.session.onChanged.addListener(look);
}
