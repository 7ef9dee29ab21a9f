/**
 * An in-memory browser with LinkedIn's pages and a clock, around the real background.
 *
 * A life of the background can be stopped before any of its calls to the browser: that call and all
 * later calls of that life have no effect. The next event starts a new life.
 */

import { createHash } from "node:crypto";
import { refusalOf } from "./android.js";
import { startBackground } from "./background.js";
import { copy, ROOT } from "./background-lives.js";
import { FakeTabs, shown } from "./fake-tabs.js";

/** @import { Life } from "./background-lives.js" */
/** @import { Timer } from "./fake-clock.js" */

const NEVER = new Promise(() => {});

export class World extends FakeTabs {
  ids = 0;
  /**
   * Injected faults: replacements for calls by name.
   *
   * @type {Record<string, (...given: any[]) => unknown>}
   */
  faults = {};
  /** @type {unknown[]} */
  warnings = [];
  /**
   * What the toolbar button shows: the last argument of each call to draw it.
   *
   * @type {Record<string, unknown>}
   */
  button = {};
  /** Whether the browser is Firefox for Android, which throws at once at what it does not know. */
  android = false;
  /**
   * The calls that it refused, each with its unknown properties.
   *
   * @type {string[]}
   */
  refused = [];

  /**
   * Start the background for an event: by default for the start of the browser.
   *
   * @param {number} [stopBefore] the index of the call to the browser before which it is stopped
   * @param {() => void} [cause] emits that event
   */
  start(stopBefore = Number.POSITIVE_INFINITY, cause = () => this.emit("runtime.onStartup")) {
    /** @type {Life} */
    const life = { dead: false, calls: [], stopBefore, listeners: new Map(), filters: new Map() };
    this.life = life;
    startBackground(this.given(life));
    cause();
    for (const event of this.unheard.splice(0)) event();
    return life;
  }

  /** @param {Life} life */
  given(life) {
    const now = () => this.now;
    class Clock extends Date {
      constructor(/** @type {any[]} */ ...given) {
        super(.../** @type {[number]} */ (given.length > 0 ? given : [now()]));
      }
      static now() {
        return now();
      }
    }
    return {
      givenBrowser: this.browserOf(life),
      Date: Clock,
      setTimeout: (
        /** @type {(...given: any[]) => void} */ ring,
        /** @type {number} */ ms,
        /** @type {any[]} */ ...given
      ) => this.after(ms, () => ring(...given), life),
      clearTimeout: (/** @type {Timer} */ timer) => this.cancel(timer),
      crypto: {
        randomUUID: () => `run-${this.newId()}`,
        subtle: {
          digest: async (/** @type {string} */ _, /** @type {Uint8Array} */ bytes) =>
            createHash("sha256").update(bytes).digest(),
        },
      },
      navigator: { userAgent: "Chrome/156" },
      console: {
        warn: (/** @type {unknown[]} */ ...said) => this.warnings.push(said.map(String).join(" ")),
      },
    };
  }

  /** @param {Life} life */
  browserOf(life) {
    const call =
      (/** @type {string} */ name, /** @type {(...given: any[]) => unknown} */ work) =>
      (/** @type {any[]} */ ...given) => {
        if (life.dead) return NEVER;
        life.calls.push(name);
        if (life.calls.length === life.stopBefore) {
          this.stop(life);
          return NEVER;
        }
        const refusal = this.android ? refusalOf(name, given) : "";
        if (refusal) {
          this.refused.push(refusal);
          throw new Error(`Type error: ${refusal}`);
        }
        const fault = this.faults[name];
        const result = fault ? fault(...given) : null;
        if (result) return result;
        return new Promise((resolve) => resolve(copy(work(...given))));
      };
    const plain = {
      runtime: {
        id: "untrain",
        getURL: (/** @type {string} */ path) => ROOT + path,
        getManifest: () => ({ version: "1.2.3" }),
      },
      i18n: {
        getMessage: (/** @type {string} */ key) => (key === "language" ? "en" : key),
        getUILanguage: () => "en-GB",
      },
    };
    /** @type {Record<string, (...given: any[]) => unknown>} */
    const calls = {
      "storage.local.get": (keys) => read(this.local, keys),
      "storage.local.set": (values) => this.write("local", values),
      "storage.local.remove": (keys) => this.remove("local", keys),
      "storage.local.clear": () => this.remove("local", Object.keys(this.local)),
      "storage.session.get": (keys) => read(this.session, keys),
      "storage.session.set": (values) => this.write("session", values),
      "storage.session.remove": (keys) => this.remove("session", keys),
      "storage.session.clear": () => this.remove("session", Object.keys(this.session)),
      "storage.managed.get": () => ({}),
      "permissions.contains": () => true,
      "management.getSelf": () => ({ installType: "normal" }),
      "alarms.create": (name, { when }) => void this.alarms.set(name, when),
      "alarms.clear": (name) => this.alarms.delete(name),
      "alarms.clearAll": () => this.alarms.clear(),
      "tabs.get": (id) => shown(this.tab(id)),
      "tabs.query": () => [...this.tabs.values()].map(shown),
      "tabs.create": ({ url }) => shown(this.open(url)),
      "tabs.update": (id, { url }) => this.update(this.tab(id), url),
      "tabs.reload": (id) => this.load(this.tab(id), this.tab(id).url),
      "tabs.remove": (id) => this.close(id),
      "tabs.sendMessage": (id, message) => this.sendToPage(this.tab(id), message),
      "scripting.executeScript": ({ target, files }) =>
        void this.tab(target.tabId).page?.scripts.push(...files),
      "scripting.insertCSS": () => {},
      "scripting.removeCSS": () => {},
      "windows.update": () => {},
    };
    return layer("", plain, (path) => {
      if (this.android && path === "windows") return null;
      if (calls[path]) return call(path, calls[path]);
      if (/\.on[A-Z]\w*$/.test(path)) return this.eventOf(life, path);
      if (path.startsWith("action."))
        return call(path, (look) => Object.assign(this.button, { [path]: look }));
      return undefined;
    });
  }

  /** Tell the background of a tab of another site, which Chromium does not filter out. */
  emitOtherSite() {
    if (this.filtersTabs) return;
    const tab = { id: 9_000, status: "complete" };
    this.emit("tabs.onUpdated", tab.id, { status: "complete", title: "Elsewhere" }, tab);
  }

  /**
   * Stop the background and start it for a tab of another site.
   *
   * @returns {Promise<Life>}
   */
  async restart() {
    if (this.life) this.stop(this.life);
    const life = this.start(undefined, () => this.emitOtherSite());
    await this.settle();
    return life;
  }

  /** The life of the background that runs now. */
  currentLife() {
    if (!this.life) throw new Error("the background was never started");
    return this.life;
  }

  onUpdate() {
    this.button = {};
  }

  newId() {
    this.ids += 1;
    return this.ids;
  }

  /** Run all pending work that needs no time. */
  async settle() {
    await new Promise(setImmediate);
    if (this.life?.dead) {
      this.start(
        undefined,
        this.losesSession
          ? () => this.emit("runtime.onInstalled", { reason: "update" })
          : () => this.emitOtherSite(),
      );
      await this.settle();
    }
  }

  /**
   * Let time pass until there is no run and no pending timer.
   *
   * @param {number} most the maximum number of timers and alarms that may fire
   */
  async finish(most = 2_000) {
    await this.settle();
    for (let left = most; left > 0; left -= 1) {
      const [alarm, at = Number.POSITIVE_INFINITY] =
        [...this.alarms].sort((a, b) => a[1] - b[1])[0] ?? [];
      const timer = this.timers.sort((a, b) => a.at - b.at)[0];
      if (timer && timer.at <= at) {
        this.timers.shift();
        this.advanceTo(timer.at);
        timer.ring();
      } else if (alarm !== undefined) {
        this.alarms.delete(alarm);
        this.advanceTo(at);
        this.emit("alarms.onAlarm", { name: alarm });
      } else {
        break;
      }
      await this.settle();
    }
  }

  /** @returns {any[]} in the order of their numbers */
  receipts() {
    const keys = Object.keys(this.local).filter((key) => /^receipt:\d+$/.test(key));
    return keys.sort().map((key) => this.local[key]);
  }
}

/**
 * @param {Record<string, any>} area
 * @param {string | string[] | null} [keys]
 */
function read(area, keys = null) {
  const wanted = keys === null ? Object.keys(area) : [keys].flat();
  return Object.fromEntries(wanted.filter((key) => key in area).map((key) => [key, area[key]]));
}

/**
 * An object whose properties are created on access.
 *
 * @param {string} path
 * @param {any} own
 * @param {(path: string) => unknown} make returns null for what the browser lacks
 * @returns {any}
 */
function layer(path, own, make) {
  return new Proxy(own, {
    has: (_, name) => name !== "getBrowserInfo",
    get(_, name) {
      if (typeof name !== "string") return undefined;
      const here = path ? `${path}.${name}` : name;
      if (own[name] !== undefined)
        return typeof own[name] === "object" ? layer(here, own[name], make) : own[name];
      const made = make(here);
      return made === null ? undefined : (made ?? layer(here, {}, make));
    },
  });
}
