/** What the script does in a page once the person has agreed: looks, tells, has shown, and obeys a run. */

/** @import { Command, ContentMessage, Replies, Setting, ToContent } from "../shared/types.js" */
/** @import { Here } from "./here.js" */
/** @import { Look } from "./look.js" */
/** @typedef {<M extends ContentMessage>(message: M) => Promise<Replies[M["type"]] | undefined>} Tell resolves with the background's answer, or with none */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { atSetting, inSettings, sitePath } from "../shared/urls.js";
import { createShow, NOWHERE } from "./ask-show.js";
import { afterPage } from "./clock.js";
import { isComplete } from "./document.js";
import { isAlive } from "./is-alive.js";
import { lookFor } from "./look.js";
import { createObeyer } from "./obey.js";
import { createReporter } from "./report.js";
import { sameInPage, waitFor } from "./wait-for.js";
import { loadedAt, watchArrivals } from "./watch-loading.js";
import { watchPage } from "./watch-page.js";

/**
 * How long (ms) a switch must read off in a complete page before a visit counts, since the last
 * resource arrived: some pages are drawn off at first.
 */
const REPORT_AFTER = 4_000;

/**
 * @param {Here} here
 * @param {AbortSignal} gone the script is put away
 */
export function live(here, gone) {
  const { id, startedAt } = here;
  const ending = new AbortController();
  const signal = AbortSignal.any([gone, ending.signal]);
  const show = createShow(here, tell, settingAt, signal);
  const { report, again } = createReporter(tell, startedAt, afterPage);
  let allowed = false;

  // The earlier of both: a clock may have been put back since, or Chromium's may have stood still.
  const hello = () => tell({ type: "document", document: id, startedAt: Math.min(startedAt, loadedAt()) });
  const watch = watchPage(look, signal);
  const obey = createObeyer({ id, look: lookHere, watch, tell, signal });

  /** @returns {boolean} whether what this page should hold is there */
  function look() {
    if (!isAlive()) return putAway();
    const atHome = settings.filter((setting) => atSetting(location.href, setting, site));
    const seen = atHome.map((setting) => ({ setting, look: lookFor(setting, settings) }));
    const onList = site.listPaths.includes(sitePath(location.href, site));
    const shown = show(seen, { onList, inSettings: inSettings(location.href, site) }, allowed);
    for (const { setting, look } of seen) report(setting, look, () => waitHere(setting));
    return shown && seen.every(({ look: { element } }) => element !== null);
  }

  /** The extension was updated or turned off: what this script has drawn could do nothing any more. */
  function putAway() {
    here.stop();
    return true;
  }

  /** What a setting reads once that has lasted. @param {Setting} setting */
  function waitHere(setting) {
    const done = new AbortController();
    const arrived = watchArrivals(watch.wake, AbortSignal.any([signal, done.signal]));
    const see = () => ({ ...lookHere(setting), arrived: arrived() });
    const needs = () => (isComplete() ? REPORT_AFTER : Number.POSITIVE_INFINITY);
    return waitFor(watch, see, needs, sameInPage, signal).finally(() => done.abort());
  }

  function onLook() {
    watch.wake();
    void hello();
  }

  /** What the background may ask for. @type {{ [T in ToContent["type"]]: (message: Extract<ToContent, { type: T }>) => void }} */
  const handlers = { look: onLook, command: (/** @type {Command} */ command) => void obey(command) };

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
  document.addEventListener("prerenderingchange", onLook, { signal });
  void hello();
  return {
    look: watch.wake,
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

/** The id of the setting that an address belongs to. @param {string} address */
const settingAt = (address) => settings.find((each) => atSetting(address, each, site))?.id;

/** A look at a setting, which is nowhere else than at its own address. @param {Setting} setting @returns {Look} */
function lookHere(setting) {
  if (atSetting(location.href, setting, site)) return lookFor(setting, settings);
  return { reading: "unknown", element: null, sign: "", switches: 0, drawn: true };
}

/** @type {Tell} */
async function tell(message) {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    // The background was updated or is going: it asks again when it is back.
    return undefined;
  }
}
