/**
 * The content script after consent: observes the page, reports readings, requests the card and runs
 * commands.
 */

/** @import { Command, ContentMessage, Replies, Setting, ToContent } from "../shared/types.js" */
/** @import { SharedState } from "./shared-state.js" */
/** @import { Observation } from "./observe-setting.js" */
/**
 * @typedef {<M extends ContentMessage>(message: M) => Promise<Replies[M["type"]] | undefined>} Send
 *   resolves with the background's answer, or undefined
 */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { inSettings, sitePath } from "../shared/urls.js";
import { isAlive } from "./is-alive.js";
import { observeSwitch, settingScopes } from "./observe-setting.js";
import { createReporter } from "./report-reading.js";
import { createUiRequester, NO_SETTINGS_PAGE } from "./request-ui.js";
import { timeUntilComplete } from "./time-until-complete.js";
import { pageTimeout } from "./timers.js";
import { isSameInPage, timerUntil, waitUntilStable } from "./wait-until-stable.js";
import { loadedAt, watchArrivals } from "./watch-loading.js";
import { watchPage } from "./watch-page.js";

/**
 * How long (ms) a switch must read off in a complete page, after the last resource loaded, before a
 * visit reports it. Some pages first draw the switch as off. Longer than a round number for the
 * reason given at FRESH_STABLE in background/run/machine.js.
 */
const REPORT_AFTER = 4_100;

/**
 * @param {SharedState} sharedState
 * @param {AbortSignal} unloaded aborted when the script stops
 */
export function startSession(sharedState, unloaded) {
  const { id, startedAt } = sharedState;
  const ending = new AbortController();
  const signal = AbortSignal.any([unloaded, ending.signal]);
  const show = createUiRequester(sharedState, send, settingAt, signal);
  const { report, reportAgain } = createReporter(send, startedAt, pageTimeout);
  let allowed = false;

  // The earlier of the two: the clock may have been set back since, or Chromium's may have stopped
  // during sleep.
  const announce = () =>
    send({ type: "document", document: id, startedAt: Math.min(startedAt, loadedAt()) });
  const watch = watchPage(observe, isHome, signal);
  const page = {
    id,
    observe: (/** @type {string} */ setting, /** @type {boolean} */ isFresh) =>
      observationOf(setting, readPage(isFresh)),
    watch,
    watchArrivals,
    timeUntilComplete,
    send,
    signal,
  };

  /**
   * What was read in the task under way: in one task a visit reads the page once.
   *
   * @type {ReturnType<typeof readPage> | undefined}
   */
  let current;
  function readOnce() {
    if (!current) queueMicrotask(() => (current = undefined));
    current ??= readPage();
    return current;
  }

  function observe() {
    if (!isAlive()) return stop();
    const { path, scopes, observed } = readOnce();
    const kind = { onList: site.listPaths.includes(path), inSettings: isHome() };
    const isDrawn = show(observed, kind, allowed);
    for (const { setting, observation } of observed)
      report(setting, observation, () => waitForStableReading(setting));
    const readings = observed.map(({ observation: { reading } }) => reading);
    const found = isDrawn && !readings.includes("unknown");
    // A page may draw a switch as off and correct it much later.
    return { scopes, found, settled: found && !readings.includes("off") };
  }

  /**
   * The extension was updated or turned off: the card can no longer do anything, and says so.
   */
  function stop() {
    sharedState.stop();
    return { scopes: [], found: true, settled: true };
  }

  /**
   * Wait until the reading of a setting is stable.
   *
   * @param {Setting} setting
   */
  function waitForStableReading(setting) {
    const done = new AbortController();
    const arrivals = watchArrivals(watch.wake, AbortSignal.any([signal, done.signal]));
    const observeWithArrivals = () => ({
      ...observationOf(setting.id, readOnce()),
      arrivals: arrivals(),
    });
    const requiredTime = (
      /** @type {Observation} */ _,
      /** @type {number} */ _elapsed,
      /** @type {number} */ unchanged,
    ) => {
      const loading = timeUntilComplete();
      return loading > 0 ? unchanged + loading : REPORT_AFTER;
    };
    return waitUntilStable(
      { subscribe: (listener) => watch.subscribe(listener, true) },
      observeWithArrivals,
      requiredTime,
      isSameInPage,
      signal,
      timerUntil("off"),
    ).finally(() => done.abort());
  }

  function onObserve() {
    watch.wake();
    void announce();
    return true;
  }

  /** Refuse a command until its script is in the page: the background then inserts it and retries. */
  function onCommand(/** @type {Command} */ command) {
    const handle = sharedState.handleCommand ?? sharedState.handleCheck;
    return handle?.(command, page) ?? false;
  }

  /**
   * The handlers of the background's messages. Each returns whether it took the message.
   *
   * @type {{ [T in ToContent["type"]]: (message: Extract<ToContent, { type: T }>) => boolean }}
   */
  const handlers = { observe: onObserve, command: onCommand };

  /** @type {import("webextension-polyfill").Runtime.OnMessageListenerCallback} */
  const onMessage = (received, _sender, reply) => {
    const message = /** @type {ToContent} */ (received);
    const handle = /** @type {(message: any) => boolean} */ (handlers[message.type]);
    reply(handle?.(message));
    return true;
  };

  browser.runtime.onMessage.addListener(onMessage);
  // An outdated script gets no messages, and its calls fail.
  signal.addEventListener("abort", () => {
    if (isAlive()) browser.runtime.onMessage.removeListener(onMessage);
  });
  window.addEventListener("pageshow", ({ persisted }) => void (persisted && announce()), {
    signal,
  });
  void announce();
  return {
    observe: watch.wake,
    /** Report again the readings that were not stored or that a run may have contradicted. */
    reportAgain() {
      reportAgain();
      watch.wake();
    },
    /** @param {boolean} onPage whether the person lets Untrain draw in pages */
    allow(onPage) {
      allowed = onPage;
      watch.wake();
    },
    end() {
      show([], NO_SETTINGS_PAGE, false);
      ending.abort();
    },
  };
}

/**
 * Return the id of the setting at an address.
 *
 * @param {string} address
 */
const settingAt = (address) => settingsAt(sitePath(address, site))[0]?.id;

/** @param {string} path */
const settingsAt = (path) => settings.filter(({ paths }) => paths.includes(path));

const isHome = () => inSettings(location.href, site);

/**
 * Read the switches of all settings at the page's address.
 *
 * @param {boolean} [isFresh] whether a run loaded the page, bypassing the cache
 */
function readPage(isFresh) {
  const path = sitePath(location.href, site);
  const scopes = settingScopes(site);
  const observed = settingsAt(path).map((setting) => ({
    setting,
    observation: observeSwitch(scopes, setting, settings, isFresh),
  }));
  return { path, scopes, observed };
}

/**
 * Return the observation of a setting. Away from its own address its reading is unknown.
 *
 * @param {string} id
 * @param {ReturnType<typeof readPage>} page
 * @returns {Observation}
 */
const observationOf = (id, { observed }) =>
  observed.find(({ setting }) => setting.id === id)?.observation ?? {
    reading: "unknown",
    element: null,
    foundBy: "",
    away: true,
  };

/** @type {Send} */
async function send(message) {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    // The background is stopping or was updated. It asks again when it is back.
    return undefined;
  }
}
