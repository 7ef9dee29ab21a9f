/**
 * The content script after consent: observes the page, reports readings, has them shown, and runs
 * commands.
 */

/** @import { Command, ContentMessage, Replies, Setting, ToContent } from "../shared/types.js" */
/** @import { SharedState } from "./shared-state.js" */
/** @import { Observation } from "./observe-setting.js" */
/**
 * @typedef {<M extends ContentMessage>(message: M) => Promise<Replies[M["type"]] | undefined>} Send
 *   resolves with the background's answer, or with none
 */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { atSetting, inSettings, sitePath } from "../shared/urls.js";
import { createCommandHandler } from "./command-handler.js";
import { isComplete } from "./document-state.js";
import { isAlive } from "./is-alive.js";
import { observeSetting } from "./observe-setting.js";
import { createReporter } from "./report-reading.js";
import { createUiRequester, NOWHERE } from "./request-ui.js";
import { pageTimeout } from "./timers.js";
import { sameInPage, waitUntilStable } from "./wait-until-stable.js";
import { loadedAt, watchArrivals } from "./watch-loading.js";
import { watchPage } from "./watch-page.js";

/**
 * How long (ms) a switch must read off in a complete page before a visit counts, since the last
 * resource arrived: some pages are drawn off at first.
 */
const REPORT_AFTER = 4_000;

/**
 * @param {SharedState} sharedState
 * @param {AbortSignal} gone the script is put away
 */
export function startSession(sharedState, gone) {
  const { id, startedAt } = sharedState;
  const ending = new AbortController();
  const signal = AbortSignal.any([gone, ending.signal]);
  const show = createUiRequester(sharedState, send, settingAt, signal);
  const { report, again } = createReporter(send, startedAt, pageTimeout);
  let allowed = false;

  // The earlier of both: a clock may have been put back since, or Chromium's may have stood still.
  const hello = () =>
    send({ type: "document", document: id, startedAt: Math.min(startedAt, loadedAt()) });
  const watch = watchPage(observe, signal);
  const handleCommand = createCommandHandler({ id, observe: observeHere, watch, send, signal });

  /** @returns {boolean} whether what this page should hold is there */
  function observe() {
    if (!isAlive()) return putAway();
    const atHome = settings.filter((setting) => atSetting(location.href, setting, site));
    const seen = atHome.map((setting) => ({
      setting,
      observation: observeSetting(setting, settings),
    }));
    const onList = site.listPaths.includes(sitePath(location.href, site));
    const shown = show(seen, { onList, inSettings: inSettings(location.href, site) }, allowed);
    for (const { setting, observation } of seen)
      report(setting, observation, () => waitHere(setting));
    return shown && seen.every(({ observation: { element } }) => element !== null);
  }

  /**
   * The extension was updated or turned off: what this script has drawn could do nothing any more.
   */
  function putAway() {
    sharedState.stop();
    return true;
  }

  /**
   * What a setting reads once that has lasted.
   *
   * @param {Setting} setting
   */
  function waitHere(setting) {
    const done = new AbortController();
    const arrived = watchArrivals(watch.wake, AbortSignal.any([signal, done.signal]));
    const see = () => ({ ...observeHere(setting), arrived: arrived() });
    const needs = () => (isComplete() ? REPORT_AFTER : Number.POSITIVE_INFINITY);
    return waitUntilStable(watch, see, needs, sameInPage, signal).finally(() => done.abort());
  }

  function onObserve() {
    watch.wake();
    void hello();
  }

  /**
   * What the background may ask for.
   *
   * @type {{ [T in ToContent["type"]]: (message: Extract<ToContent, { type: T }>) => void }}
   */
  const handlers = {
    observe: onObserve,
    command: (/** @type {Command} */ command) => void handleCommand(command),
  };

  /** @type {import("webextension-polyfill").Runtime.OnMessageListenerCallback} */
  const onMessage = (sent, _sender, reply) => {
    const message = /** @type {ToContent} */ (sent);
    const known = Object.hasOwn(handlers, message.type);
    reply(known);
    if (known) /** @type {(message: any) => void} */ (handlers[message.type])(message);
    return true;
  };

  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(onMessage));
  window.addEventListener("pageshow", ({ persisted }) => void (persisted && hello()), { signal });
  // Nobody listens to a page that the browser loads ahead of the person.
  document.addEventListener("prerenderingchange", onObserve, { signal });
  void hello();
  return {
    observe: watch.wake,
    /** What was not kept, or may be contradicted by now, is told again. */
    again() {
      again();
      watch.wake();
    },
    /** @param {boolean} onPage whether the person wants anything shown in pages */
    allow(onPage) {
      allowed = onPage;
      watch.wake();
    },
    end() {
      show([], NOWHERE, false);
      ending.abort();
    },
  };
}

/**
 * The id of the setting that an address belongs to.
 *
 * @param {string} address
 */
const settingAt = (address) => settings.find((each) => atSetting(address, each, site))?.id;

/**
 * Observes a setting, which is nowhere else than at its own address.
 *
 * @param {Setting} setting
 * @returns {Observation}
 */
function observeHere(setting) {
  if (atSetting(location.href, setting, site)) return observeSetting(setting, settings);
  return { reading: "unknown", element: null, sign: "", switches: 0, drawn: true };
}

/** @type {Send} */
async function send(message) {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    // The background was updated or is going: it asks again when it is back.
    return undefined;
  }
}
