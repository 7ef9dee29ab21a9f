/**
 * An in-memory browser with LinkedIn's pages and a clock, around the real background.
 *
 * A life of the background can be stopped before any of its calls to the browser: that call and all
 * later calls of that life have no effect. The next event starts a new life.
 */

import { createHash } from "node:crypto";
import { VERSION } from "../../extension/shared/storage/version.js";
import { settings, startBackground } from "./background.js";

const ROOT = "chrome-extension://untrain/";
const NEVER = new Promise(() => {});
const START = 1_795_000_000_000;

/** How long (ms) a page takes for a step. */
const TAKES = { load: 100, answer: 50, hold: 200 };

/**
 * @typedef {{ id: string, startedAt: number, shows: Record<string, string>, carried: Map<string, unknown>, scripts: string[] }} Page
 */
/**
 * @typedef {{ id: number, windowId: number, index: number, active: boolean, url: string, status: string, page: Page | null, load: number }} Tab
 */
/** @typedef {{ at: number, ring: () => void, life: Life | null }} Timer */
/**
 * @typedef {{ dead: boolean, calls: string[], stopBefore: number, listeners: Map<string, Set<Function>> }} Life
 */

export class World {
  now = START;
  /** @type {Record<string, any>} */
  local = { version: VERSION, notice: { acceptedAt: START, onPage: false } };
  /** @type {Record<string, any>} */
  session = {};
  /**
   * What LinkedIn has stored.
   *
   * @type {Record<string, string>}
   */
  server = Object.fromEntries(settings.map(({ id }) => [id, "on"]));
  /** @type {Record<string, number>} */
  clicks = {};
  /** @type {Map<number, Tab>} */
  tabs = new Map();
  /** @type {Map<string, number>} */
  alarms = new Map();
  /** @type {Timer[]} */
  timers = [];
  /** @type {Life | null} */
  life = null;
  loads = 0;
  ids = 0;
  /** @type {(() => void)[]} */
  unheard = [];
  /**
   * Injected faults: replacements for calls by name.
   *
   * @type {Record<string, (...given: any[]) => unknown>}
   */
  faults = {};
  /**
   * Whether stopping the background also clears storage.session, as an update does.
   */
  losesSession = false;
  /** @type {unknown[]} */
  warnings = [];

  // ---- lives -----------------------------------------------------------------------------------

  /**
   * @param {number} [stopBefore] the index of the call to the browser before which it is stopped
   */
  start(stopBefore = Number.POSITIVE_INFINITY) {
    /** @type {Life} */
    const life = { dead: false, calls: [], stopBefore, listeners: new Map() };
    this.life = life;
    startBackground(this.given(life));
    for (const event of this.unheard.splice(0)) event();
    return life;
  }

  /** @param {Life} life */
  stop(life) {
    life.dead = true;
    this.timers = this.timers.filter((timer) => timer.life !== life);
    if (!this.losesSession) return;
    this.session = {};
    this.alarms.clear();
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

  // ---- the browser -----------------------------------------------------------------------------

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
      if (calls[path]) return call(path, calls[path]);
      if (/\.on[A-Z]\w*$/.test(path)) return this.eventOf(life, path);
      if (path.startsWith("action.")) return call(path, () => {});
      return undefined;
    });
  }

  /**
   * @param {Life} life
   * @param {string} name
   */
  eventOf(life, name) {
    const listeners = life.listeners.get(name) ?? new Set();
    life.listeners.set(name, listeners);
    return {
      addListener: (/** @type {Function} */ listener) => listeners.add(listener),
      removeListener: (/** @type {Function} */ listener) => listeners.delete(listener),
      hasListener: (/** @type {Function} */ listener) => listeners.has(listener),
    };
  }

  /**
   * Dispatch an event to the background, after starting it if necessary.
   *
   * @param {string} name
   * @param {unknown[]} given
   */
  emit(name, ...given) {
    const { life } = this;
    if (!life || life.dead) return void this.unheard.push(() => this.emit(name, ...given));
    for (const listener of life.listeners.get(name) ?? []) listener(...copy(given));
  }

  /**
   * @param {"local" | "session"} area
   * @param {Record<string, any>} values
   */
  write(area, values) {
    const changes = Object.fromEntries(
      Object.entries(copy(values)).map(([key, newValue]) => [
        key,
        { oldValue: this[area][key], newValue },
      ]),
    );
    Object.assign(this[area], copy(values));
    queueMicrotask(() => this.emit(`storage.${area}.onChanged`, changes));
  }

  /**
   * @param {"local" | "session"} area
   * @param {string | string[]} keys
   */
  remove(area, keys) {
    const changes = Object.fromEntries(
      [keys].flat().map((key) => [key, { oldValue: this[area][key] }]),
    );
    for (const key of [keys].flat()) delete this[area][key];
    queueMicrotask(() => this.emit(`storage.${area}.onChanged`, changes));
  }

  // ---- tabs and LinkedIn's pages in them -------------------------------------------------------

  /**
   * @param {number} id
   * @returns {Tab}
   */
  tab(id) {
    const tab = this.tabs.get(id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  }

  /**
   * @param {string} url
   * @returns {Tab}
   */
  open(url) {
    const tab = {
      id: this.tabs.size + 100,
      windowId: 1,
      index: 0,
      active: false,
      url,
      status: "loading",
      page: null,
      load: 0,
    };
    this.tabs.set(tab.id, tab);
    this.load(tab, url);
    return tab;
  }

  /**
   * @param {Tab} tab
   * @param {string | undefined} url
   */
  update(tab, url) {
    if (url) this.load(tab, url);
    return shown(tab);
  }

  /**
   * @param {Tab} tab
   * @param {string} url
   */
  load(tab, url) {
    this.loads += 1;
    const load = this.loads;
    Object.assign(tab, { url, status: "loading", page: null, load });
    this.after(TAKES.load, () => {
      if (tab.load !== load) return;
      // The content script computes the time from its own clock.
      const startedAt = this.now - TAKES.load + 1;
      const shows = { ...this.server };
      const scripts = ["content/main.js"];
      tab.page = { id: `d${load}`, startedAt, shows, carried: new Map(), scripts };
      tab.status = "complete";
      this.emit("tabs.onUpdated", tab.id, { status: "complete" }, shown(tab));
      this.fromPage(tab, { type: "document", document: tab.page.id, startedAt });
    });
  }

  /** @param {number} id */
  close(id) {
    this.tabs.delete(id);
    this.emit("tabs.onRemoved", id, {});
  }

  /**
   * Send a message of the content script.
   *
   * @param {Tab} tab
   * @param {object} message
   * @returns {Promise<unknown>}
   */
  fromPage(tab, message) {
    return this.send(message, { id: "untrain", url: tab.url, frameId: 0, tab: { id: tab.id } });
  }

  /**
   * Send a message of the popup.
   *
   * @param {object} message
   */
  fromPopup(message) {
    return this.send(message, { id: "untrain", url: `${ROOT}popup/popup.html` });
  }

  /**
   * @param {object} message
   * @param {object} sender
   * @returns {Promise<unknown>}
   */
  send(message, sender) {
    return new Promise((resolve) => {
      const now = () => {
        const listener = [...(this.life?.listeners.get("runtime.onMessage") ?? [])][0];
        void Promise.resolve(listener?.(copy(message), sender)).then(resolve, () =>
          resolve(undefined),
        );
      };
      if (!this.life || this.life.dead) this.unheard.push(now);
      else now();
    });
  }

  /**
   * @param {Tab} tab
   * @param {any} message
   */
  sendToPage(tab, message) {
    const { page } = tab;
    if (!page) throw new Error("Could not establish connection. Receiving end does not exist.");
    const hello = () =>
      void (
        tab.page === page &&
        this.fromPage(tab, { type: "document", document: page.id, startedAt: page.startedAt })
      );
    if (message.type === "observe") this.after(1, hello);
    if (message.type !== "command") return true;
    if (!page.scripts.includes("content/run.js")) return false;
    this.handleCommand(tab, page, message);
    return true;
  }

  /**
   * Answer a command; a repeated command is carried out only once.
   *
   * @param {Tab} tab
   * @param {Page} page
   * @param {any} command
   */
  handleCommand(tab, page, { run, commandId, setting, goal, document, step }) {
    if (document && document !== page.id) return;
    const key = `${run} ${commandId}`;
    const answer = page.carried.get(key) ?? this.runStep(page, setting, goal, step);
    page.carried.set(key, answer);
    const reply = () =>
      tab.page === page &&
      this.fromPage(tab, {
        type: "answer",
        run,
        commandId,
        document: page.id,
        answer: { .../** @type {object} */ (answer), step },
      });
    this.after(step === "hold" ? TAKES.hold : TAKES.answer, reply);
  }

  /**
   * @param {Page} page
   * @param {string} setting
   * @param {string} goal
   * @param {string} step
   */
  runStep(page, setting, goal, step) {
    const reading = page.shows[setting];
    if (step === "hold") return { reading, save: 200 };
    if (step !== "click")
      return { reading, drawn: true, switches: 1, status: 200, misreadMs: 0, label: "Use my data" };
    if (reading === goal) return { reading, clicked: false };
    this.clicks[setting] = (this.clicks[setting] ?? 0) + 1;
    page.shows[setting] = this.server[setting] = goal;
    return { reading: goal, clicked: true, save: 200 };
  }

  // ---- time ------------------------------------------------------------------------------------

  /**
   * @param {number} ms
   * @param {() => void} ring
   * @param {Life | null} [life] the owner of the timer, if it is not a page
   */
  after(ms, ring, life = null) {
    const timer = { at: this.now + ms, ring, life };
    this.timers.push(timer);
    return timer;
  }

  /** @param {Timer} timer */
  cancel(timer) {
    this.timers = this.timers.filter((each) => each !== timer);
  }

  newId() {
    this.ids += 1;
    return this.ids;
  }

  /** Run all pending work that needs no time. */
  async settle() {
    await new Promise(setImmediate);
    if (this.life?.dead) {
      this.start();
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
        this.now = Math.max(this.now, timer.at);
        timer.ring();
      } else if (alarm !== undefined) {
        this.alarms.delete(alarm);
        this.now = Math.max(this.now, at);
        this.emit("alarms.onAlarm", { name: alarm });
      } else {
        break;
      }
      await this.settle();
    }
  }

  /**
   * Set the clock forward or, with a negative number, back. Timers still fire after the same time
   * has passed.
   *
   * @param {number} by ms
   */
  jump(by) {
    this.now += by;
    for (const timer of this.timers) timer.at += by;
  }

  /** @returns {any[]} in the order of their numbers */
  receipts() {
    const keys = Object.keys(this.local).filter((key) => /^receipt:\d+$/.test(key));
    return keys.sort().map((key) => this.local[key]);
  }
}

/** @param {Tab} tab */
const shown = ({ page: _, load: __, ...tab }) => ({ ...tab });

/**
 * @param {unknown} value
 * @returns {any}
 */
const copy = (value) => (value === undefined ? undefined : structuredClone(value));

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
 * @param {(path: string) => unknown} make
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
      return make(here) ?? layer(here, {}, make);
    },
  });
}
