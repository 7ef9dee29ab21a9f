/** Tabs with LinkedIn's pages, whose content script carries out commands. */

import { settings } from "./background.js";
import { BackgroundLives } from "./background-lives.js";

/** How long (ms) a page takes for a step. */
const TAKES = { load: 100, answer: 50, hold: 200 };

/**
 * @typedef {{ id: string, startedAt: number, shows: Record<string, string>, carried: Map<string, unknown>, scripts: string[] }} Page
 */
/**
 * @typedef {{ id: number, windowId: number, index: number, active: boolean, url: string, status: string, page: Page | null, load: number }} Tab
 */

export class FakeTabs extends BackgroundLives {
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
  loads = 0;
  /** Whether a scripted click turns a switch off. */
  takesClicks = true;
  /**
   * LinkedIn's redirects, by address.
   *
   * @type {Record<string, string>}
   */
  redirects = {};

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
    Object.assign(tab, { url: this.redirects[url] ?? url, status: "loading", page: null, load });
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
    const { goal, byHand } = message;
    const name = goal === "check" ? "check" : byHand ? "by-hand" : "run";
    const script = `content/${name}.js`;
    if (!page.scripts.includes(script)) return false;
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
  handleCommand(tab, page, { run, commandId, setting, goal, byHand, document, step }) {
    if (document && document !== page.id) return;
    const key = `${run} ${commandId}`;
    // Only the person can end this step.
    if (step === "person" && byHand) return;
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
    if (!this.takesClicks) return { reading, clicked: true };
    this.clicks[setting] = (this.clicks[setting] ?? 0) + 1;
    page.shows[setting] = this.server[setting] = goal;
    return { reading: goal, clicked: true, save: 200 };
  }
}

/** @param {Tab} tab */
export const shown = ({ page: _, load: __, ...tab }) => ({ ...tab });
