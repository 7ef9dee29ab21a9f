/** Decides what is drawn for the switches of a page; overlay.js draws it. */

/** @import { SharedState } from "../shared-state.js" */
/** @import { Progress, Setting, ShownRecord } from "../../shared/types.js" */
/** @import { Send } from "../session.js" */
/** @import { Observation } from "../observe-setting.js" */
/** @import { CardView, Ring } from "./overlay.js" */
/**
 * @typedef {{ setting: { id: string }, observation: Observation }} Observed an observation from
 *   main.js, which has only part of each setting
 */
/** @import { SettingAt } from "./list-rows.js" */
/** @typedef {{ setting: Setting, element: Element }} Row */

import { browser } from "../../shared/browser.js";
import { emptyRecord, isConfirmed, isOutdated, recordKey } from "../../shared/records.js";
import { settings } from "../../shared/rules.js";
import { createStepWatch } from "../../shared/slow-step.js";
import { withStandIns } from "../../shared/storage/stand-ins.js";
import { isPlausibleTime } from "../../shared/storage/validate.js";
import { ofDocument } from "../document-state.js";
import { onStorageChange } from "../storage-changes.js";
import { rowOf } from "../switch-row.js";
import { settingContent } from "./card-content.js";
import { listContent } from "./list-content.js";
import { findRows, rowsToKeepFree } from "./list-rows.js";
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
 * @param {SettingAt} settingAt from main.js, which has the addresses, so that they are not put into
 *   pages twice
 * @param {Pick<SharedState, "startedAt" | "timeUntilComplete">} page
 * @param {AbortSignal} signal
 */
export function createView(send, settingAt, { startedAt, timeUntilComplete }, signal) {
  const overlay = createOverlay(
    (message) => (message ? void send(message) : location.reload()),
    signal,
  );
  /**
   * The stored values, once they have been read.
   *
   * @type {Record<string, any> | undefined}
   */
  let stored;
  /**
   * This page's container, once the background has answered.
   *
   * @type {string | undefined}
   */
  let store;
  /** @type {{ observed: Observed[], rows: Row[] }} */
  let last = { observed: [], rows: [] };
  let latestRead = 0;
  let complete = false;
  const isSlow = createStepWatch(() => signal.aborted || draw());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));

  onStorageChange(async () => {
    latestRead += 1;
    const read = latestRead;
    // Content scripts cannot read storage.session, which holds records that storage.local had no
    // room for.
    const [local, standIns, pageStore] = await Promise.all([
      browser.storage.local.get(KEYS),
      send({ type: "stand-ins" }),
      store ?? send({ type: "which-store" }),
    ]);
    // A newer call draws the newer values.
    if (signal.aborted || read !== latestRead) return;
    stored = withStandIns(local, standIns ?? {});
    store = pageStore;
    draw();
  }, signal);

  function draw() {
    // Positioning the card measures the page, which would delay a page whose styles still load. A
    // hidden page is drawn when it becomes visible.
    const loading = complete ? 0 : timeUntilComplete();
    complete = loading === 0;
    clearTimeout(timer);
    // Nothing else may happen in a page that lacks only pictures, or whose scripts have just run. The
    // longer it takes, the less often.
    if (!complete) timer = setTimeout(draw, Math.min(loading, 500 + performance.now() / 2));
    const isDrawable = stored && complete && ofDocument("visibilityState") === "visible";
    const { observed, rows } = isDrawable ? last : { observed: [], rows: [] };
    const values = stored ?? {};
    const slow = isSlow(progressIn(values));
    const cards = observed
      .map((each) => cardFor(each, values, store, startedAt, slow))
      .filter((view) => view !== null);
    const list =
      rows.length > 0
        ? {
            content: listContent({
              stored: values.chosen ?? values.preselected,
              recordOf: (id) => shownRecord(values, id, store),
              progress: progressIn(values),
              slow,
              startedAt,
            }),
            beside: null,
            taken: rowsToKeepFree(),
          }
        : null;
    overlay.draw(mostUrgent(cards) ?? list, [
      ...observed.flatMap(ringFor),
      ...rows.flatMap((row) => ringForRow(row, shownRecord(values, row.setting.id, store))),
    ]);
  }

  return {
    /**
     * @param {Observed[]} observed
     * @param {boolean} onList whether this is one of LinkedIn's lists of settings
     * @returns {boolean} whether the expected rows of a list were found
     */
    show(observed, onList) {
      const rows = onList ? findRows(settings, settingAt) : [];
      last = { observed, rows };
      draw();
      return !onList || rows.length > 0;
    },
  };
}

/**
 * @param {Observed} observed
 * @param {Record<string, any>} stored
 * @param {string | undefined} store
 * @param {number} startedAt
 * @param {boolean} slow
 * @returns {CardView | null}
 */
function cardFor({ setting: { id }, observation }, stored, store, startedAt, slow) {
  const progress = progressIn(stored);
  const record = withPageReading(shownRecord(stored, id, store), observation, startedAt);
  const setting = settings.find((each) => each.id === id);
  if (!setting || (!observation.element && progress?.setting !== id && !record.outcome))
    return null;
  return {
    content: settingContent(setting, record, progress, slow),
    beside: observation.element && rowOf(observation.element),
    taken: [],
  };
}

/**
 * Return the one card to show: that of the setting a run is working on, or else of a switch that is
 * on.
 *
 * @param {CardView[]} cards
 */
function mostUrgent(cards) {
  return (
    cards.find(({ content }) => content.step) ??
    cards.find(({ content }) => content.tone === "on") ??
    cards[0] ??
    null
  );
}

/**
 * Let a reading from the page override the record, unless the document is older than the record's
 * confirmed off. If the switch is turned on in such a page, the record changes.
 *
 * @param {ShownRecord} record
 * @param {Observation} observation
 * @param {number} startedAt
 * @returns {ShownRecord}
 */
function withPageReading(record, { reading }, startedAt) {
  if (isConfirmed(record.outcome) && isOutdated(record, reading, startedAt, Date.now()))
    return record;
  const isReadable = reading === "on" || reading === "off" || reading === "locked";
  const contradicts = isConfirmed(record.outcome) ? reading !== "off" : record.reading !== reading;
  return isReadable && contradicts ? { ...emptyRecord(), reading } : record;
}

/**
 * Return a ring if the highlight style sheet cannot match or reach the switch.
 *
 * @param {Observed} observed
 * @returns {Ring[]}
 */
function ringFor({ observation: { element, foundBy, reading } }) {
  if (!element || reading !== "on") return [];
  const isHighlighted = foundBy === "key" && element.getRootNode() === document;
  return isHighlighted ? [] : [{ element: rowOf(element), label: "", tone: "on" }];
}

/**
 * Return the ring of a row. Untrain is about AI training: other rows are marked only if they were
 * last read as on.
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
 * Return the run under way if its start is a plausible time.
 *
 * @param {Record<string, any>} stored
 * @returns {Progress | undefined}
 */
function progressIn({ progress }) {
  return isPlausibleTime(progress?.startedAt) ? progress : undefined;
}
