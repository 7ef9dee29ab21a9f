/** Decides what a page is shown of the switches in it; overlay.js draws it. */

/** @import { Progress, Setting, ShownRecord } from "../../shared/types.js" */
/** @import { Send } from "../session.js" */
/** @import { Observation } from "../observe-setting.js" */
/** @import { CardView, Ring } from "./overlay.js" */
/**
 * @typedef {{ setting: { id: string }, observation: Observation }} Observed what main.js saw; the
 *   rest of a setting is known here alone
 */
/** @import { SettingAt } from "./list-rows.js" */
/** @typedef {{ setting: Setting, element: Element }} Row */

import { browser } from "../../shared/browser.js";
import { emptyRecord, isConfirmed, isOutdated, recordKey } from "../../shared/records.js";
import { settings } from "../../shared/rules.js";
import { withStandIns } from "../../shared/storage/stand-ins.js";
import { hasBeen } from "../../shared/storage/validate.js";
import { ofDocument } from "../document-state.js";
import { onStorageChange } from "../storage-changes.js";
import { rowOf } from "../switch-row.js";
import { listContent, settingContent } from "./card-content.js";
import { findRows } from "./list-rows.js";
import { createOverlay } from "./overlay.js";
import { shownRecord } from "./shown-record.js";

const KEYS = [
  "signedInAt",
  "progress",
  "chosen",
  "preselected",
  ...settings.map(({ id }) => recordKey(id)),
];

/**
 * @param {Send} send
 * @param {SettingAt} settingAt of main.js, which has the addresses: they are not put into pages
 *   twice
 * @param {number} startedAt when this document began to load, in ms since 1970
 * @param {AbortSignal} signal
 */
export function createView(send, settingAt, startedAt, signal) {
  const overlay = createOverlay((message) => void send(message), signal);
  /**
   * What is kept, once it was read.
   *
   * @type {Record<string, any> | undefined}
   */
  let stored;
  /**
   * This page's container, once the background has said it.
   *
   * @type {string | undefined}
   */
  let store;
  /** @type {{ seen: Observed[], rows: Row[] }} */
  let last = { seen: [], rows: [] };
  let reading = 0;

  onStorageChange(async () => {
    reading += 1;
    const turn = reading;
    // Pages cannot read storage.session, which holds what storage.local had no room for.
    const standingIn = send({ type: "stand-ins" });
    const [local, standIns, said] = await Promise.all([
      browser.storage.local.get(KEYS),
      standingIn,
      store ?? send({ type: "which-store" }),
    ]);
    // A later change is drawn by a later call.
    if (signal.aborted || turn !== reading) return;
    stored = withStandIns(local, standIns ?? {});
    store = said;
    draw();
  }, signal);

  function draw() {
    // To place a card is to measure the page, which would hold up a page whose styles still load.
    // Nobody sees a hidden page; it is drawn when it comes to the front.
    const drawable =
      stored &&
      ofDocument("readyState") === "complete" &&
      ofDocument("visibilityState") === "visible";
    const { seen, rows } = drawable ? last : { seen: [], rows: [] };
    const kept = stored ?? {};
    const cards = seen
      .map((each) => cardFor(each, kept, store, startedAt))
      .filter((view) => view !== null);
    const list =
      rows.length > 0
        ? { words: listContent(kept.chosen ?? kept.preselected, progressIn(kept)), beside: null }
        : null;
    overlay.draw(mostPressing(cards) ?? list, [
      ...seen.flatMap(ringFor),
      ...rows.flatMap((row) => ringForRow(row, shownRecord(kept, row.setting.id, store))),
    ]);
  }

  return {
    /**
     * @param {Observed[]} seen
     * @param {boolean} onList whether this is one of LinkedIn's lists of settings
     * @returns {boolean} whether a list had the rows that it should
     */
    show(seen, onList) {
      const rows = onList ? findRows(settings, settingAt) : [];
      last = { seen, rows };
      draw();
      return !onList || rows.length > 0;
    },
  };
}

/**
 * @param {Observed} seen
 * @param {Record<string, any>} stored
 * @param {string | undefined} store
 * @param {number} startedAt
 * @returns {CardView | null}
 */
function cardFor({ setting: { id }, observation }, stored, store, startedAt) {
  const progress = progressIn(stored);
  const record = asPageSays(shownRecord(stored, id, store), observation, startedAt);
  const setting = settings.find((each) => each.id === id);
  if (!setting || (!observation.element && progress?.setting !== id && !record.outcome))
    return null;
  return {
    words: settingContent(setting, record, progress),
    beside: observation.element && rowOf(observation.element),
  };
}

/**
 * Where a page has two switches, one card is shown: that of a run under way, or of what is on.
 *
 * @param {CardView[]} cards
 */
function mostPressing(cards) {
  return (
    cards.find(({ words }) => words.step) ??
    cards.find(({ words }) => words.tone === "on") ??
    cards[0] ??
    null
  );
}

/**
 * The page before our eyes outweighs what was kept, unless it is older than a proof of off: a
 * switch that is turned on in such a page changes what is kept.
 *
 * @param {ShownRecord} record
 * @param {Observation} observation
 * @param {number} startedAt
 * @returns {ShownRecord}
 */
function asPageSays(record, { reading }, startedAt) {
  if (isConfirmed(record.outcome) && isOutdated(record, reading, startedAt, Date.now()))
    return record;
  const readable = reading === "on" || reading === "off" || reading === "locked";
  const contradicts = isConfirmed(record.outcome) ? reading !== "off" : record.reading !== reading;
  return readable && contradicts ? { ...emptyRecord(), reading } : record;
}

/**
 * A ring of our own, where the stylesheet cannot reach or has no sign to go by.
 *
 * @param {Observed} seen
 * @returns {Ring[]}
 */
function ringFor({ observation: { element, sign, reading } }) {
  if (!element || reading !== "on") return [];
  const reached = sign === "own" && element.getRootNode() === document;
  return reached ? [] : [{ element: rowOf(element), label: "", tone: "on" }];
}

/**
 * People came for AI training: no other row is pointed at unless it was last read as on.
 *
 * @param {Row} row
 * @param {ShownRecord} record
 * @returns {Ring[]}
 */
function ringForRow({ setting, element }, { outcome, reading }) {
  if (isConfirmed(outcome)) return [{ element, label: "markConfirmed", tone: "off" }];
  if (setting.group === "ai-training")
    return [{ element, label: reading === "on" ? "markOn" : "markLook", tone: "on" }];
  return reading === "on" ? [{ element, label: "markSettingOn", tone: "on" }] : [];
}

/**
 * The run under way, as far as it can be ours.
 *
 * @param {Record<string, any>} stored
 * @returns {Progress | undefined}
 */
function progressIn({ progress }) {
  return hasBeen(progress?.startedAt) ? progress : undefined;
}
