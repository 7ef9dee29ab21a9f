/** The lives of the background, the storage that outlives them, and the events that start them. */

import { VERSION } from "../../extension/shared/storage/version.js";
import { FakeClock, START } from "./fake-clock.js";

export const ROOT = "chrome-extension://untrain/";

/**
 * @typedef {{ dead: boolean, calls: string[], stopBefore: number, listeners: Map<string, Set<Function>>, filters: Map<string, object[][]> }} Life
 */

export class BackgroundLives extends FakeClock {
  /** @type {Record<string, any>} */
  local = { version: VERSION, notice: { acceptedAt: START, onPage: false } };
  /** @type {Record<string, any>} */
  session = {};
  /** @type {Map<string, number>} */
  alarms = new Map();
  /** @type {Life | null} */
  life = null;
  /** @type {(() => void)[]} */
  unheard = [];
  /**
   * Whether stopping the background also clears storage.session, as an update does.
   */
  losesSession = false;
  /** Whether the browser tells only of those tabs that the background asks for, as Firefox does. */
  filtersTabs = false;

  /** @param {Life} life */
  stop(life) {
    life.dead = true;
    this.cancelAll(life);
    if (!this.losesSession) return;
    this.session = {};
    this.alarms.clear();
    this.onUpdate();
  }

  /** What else an update of the extension clears. */
  onUpdate() {}

  /**
   * @param {Life} life
   * @param {string} name
   */
  eventOf(life, name) {
    const listeners = life.listeners.get(name) ?? new Set();
    life.listeners.set(name, listeners);
    return {
      addListener: (/** @type {Function} */ listener, /** @type {object[]} */ ...filter) => {
        if (name === "tabs.onUpdated" && filter.length > 0 && !this.filtersTabs)
          throw new TypeError("This event does not support filters");
        listeners.add(listener);
        life.filters.set(name, [...(life.filters.get(name) ?? []), filter]);
      },
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
}

/**
 * @param {unknown} value
 * @returns {any}
 */
export const copy = (value) => (value === undefined ? undefined : structuredClone(value));
