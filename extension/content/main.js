/**
 * Runs in LinkedIn's settings pages: looks for the switches the rules name, shows them, and carries
 * out the steps of a run. Until the person has accepted the notice it does nothing at all.
 */

/** @import { Notice, Setting, ToContent } from "../shared/types.js" */
/** @import { Look } from "./look.js" */
/** @import { PageWatch } from "./watch-page.js" */
/** @typedef {{ id: string, startedAt: number, stop: () => void, alive: () => boolean, look: () => void }} Here */

import { atSetting, sitePath } from "../shared/address.js";
import { hasBeen } from "../shared/fits.js";
import { settings, site } from "../shared/rules.js";
import { isNewer } from "../shared/version.js";
import { browser } from "./browser.js";
import { scopesIn } from "./dom.js";
import { findRows } from "./list-rows.js";
import { lookFor } from "./look.js";
import { createObeyer } from "./obey.js";
import { createReporter } from "./report.js";
import { createSurface } from "./surface.js";
import { sameReading, waitFor } from "./wait-for.js";
import { watchPage } from "./watch-page.js";

/** How long (ms) a switch must read off before a visit counts: some pages are drawn off at first. */
const REPORT_AFTER = 4_000;

/** The isolated world's own global, which no page can see. @type {{ untrain?: Here }} */
const world = /** @type {any} */ (globalThis);

if (world.untrain?.alive()) {
  world.untrain.look();
} else {
  // An update of the extension leaves the old script behind, deaf: it is put away first.
  world.untrain?.stop();
  world.untrain = start(world.untrain?.id ?? crypto.randomUUID(), world.untrain?.startedAt ?? loadedAt());
}

/**
 * When this document began to load, in ms since 1970. Not `performance.timeOrigin`: Chromium takes
 * that from a clock that stands still while the machine sleeps.
 */
function loadedAt() {
  return Math.round(Date.now() - performance.now());
}

/**
 * @param {string} id names this document
 * @param {number} startedAt when this document started, in ms since 1970
 * @returns {Here}
 */
function start(id, startedAt) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {PageWatch | undefined} */
  let watch;
  let life = new AbortController();

  const begin = (/** @type {Notice | undefined} */ notice) => {
    if (!hasBeen(notice?.acceptedAt) || watch || signal.aborted) return;
    life = new AbortController();
    watch = live({ id, startedAt }, AbortSignal.any([signal, life.signal]));
  };
  const onStored = (/** @type {Record<string, { newValue?: any }>} */ { notice }) => {
    begin(notice?.newValue);
    // Everything was erased, the acceptance with it.
    if (notice && !notice.newValue) watch = void life.abort();
  };
  browser.storage.local.onChanged.addListener(onStored);
  signal.addEventListener("abort", () => browser.storage.local.onChanged.removeListener(onStored));
  // What a newer version of ours kept is no acceptance of what this one does.
  void browser.storage.local.get(["notice", "version"]).then(({ notice, version }) => isNewer(version) || begin(/** @type {Notice | undefined} */ (notice)));

  return { id, startedAt, stop: () => ending.abort(), alive, look: () => watch?.wake() };
}

/** Whether the extension this script belongs to is still the one installed. */
function alive() {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}

/**
 * @param {{ id: string, startedAt: number }} document this document, as the run knows it
 * @param {AbortSignal} signal
 * @returns {PageWatch}
 */
function live({ id, startedAt }, signal) {
  const surface = createSurface(tell, signal);
  const report = createReporter(tell);

  const hello = () => tell({ type: "document", document: id, startedAt });
  const watch = watchPage(look, signal);
  const obey = createObeyer({ id, look: lookHere, watch, tell, signal });

  /** @returns {boolean} whether what this page should hold is there */
  function look() {
    const here = settings.filter((setting) => atSetting(location.href, setting, site));
    const looks = here.map((setting) => ({ setting, look: lookFor(setting) }));
    const onList = site.listPaths.includes(sitePath(location.href, site));
    const rows = onList ? findRows(settings, site) : [];
    surface.show(looks, rows);
    for (const { setting, look } of looks) report(setting, look, () => waitHere(setting));
    return onList ? rows.length > 0 : looks.every(({ look: { element } }) => element !== null);
  }

  /** What a setting reads once that has lasted. @param {Setting} setting */
  function waitHere(setting) {
    return waitFor(watch, () => lookHere(setting), () => REPORT_AFTER, sameReading, signal);
  }

  /** @type {import("webextension-polyfill").Runtime.OnMessageListenerCallback} */
  const onMessage = (sent, _sender, reply) => {
    const message = /** @type {ToContent} */ (sent);
    reply(true);
    if (message.type === "look") {
      watch.wake();
      void hello();
    }
    if (message.type === "command") void obey(message);
    return true;
  };

  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(onMessage));
  window.addEventListener("pageshow", ({ persisted }) => void (persisted && hello()), { signal });
  void hello();
  return watch;
}

/** A look at a setting, which is nowhere else than at its own address. @param {Setting} setting @returns {Look} */
function lookHere(setting) {
  if (atSetting(location.href, setting, site)) return lookFor(setting);
  return { reading: "unknown", element: null, sign: "", switches: 0, drawn: scopesIn(document).length > 0 };
}

/** @param {import("../shared/types.js").ContentMessage} message */
async function tell(message) {
  // The background was updated or is going: it asks again when it is back.
  await browser.runtime.sendMessage(message).catch(() => {});
}
