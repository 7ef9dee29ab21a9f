/**
 * What Firefox for Android accepts, as data: each function of the browser with the properties of
 * its arguments. Firefox throws at once, before there is a promise, at a property that its schema
 * marks as unsupported or does not know.
 *
 * Sources, read on 2026-11-26:
 * - tabs: mozilla/gecko-dev, mobile/shared/components/extensions/schemas/tabs.json at commit
 *   6c85d491e68da06ef7fcb711e68d3d124bdbdcc1. `openerTabId` is "unsupported" in create and update.
 * - alarms, permissions: toolkit/components/extensions/schemas/ of the same repository, commits
 *   b54882d6272664d74c3ae8d6b9f46310ad38eb84 and 666075a883ba4f7d071cc4604ee110355d11d046.
 * - all others, and once more tabs: @mdn/browser-compat-data 8.1.0, firefox_android.
 */

/** @typedef {{ [property: string]: Schema } | "any"} Schema an object with these properties only */

/** @type {Schema} */
const PERMISSIONS = { permissions: "any", origins: "any", data_collection: "any" };
/** @type {Schema} */
const TARGET = { tabId: "any", frameIds: "any", allFrames: "any" };
/** @type {Schema} */
const STYLES = { target: TARGET, files: "any", css: "any", origin: "any" };
/** @type {Schema} */
const FRAME = { frameId: "any" };

/**
 * The schema of each argument by function.
 *
 * @type {Record<string, Schema[]>}
 */
export const FUNCTIONS = {
  "action.setBadgeBackgroundColor": [{ color: "any", tabId: "any" }],
  "action.setBadgeText": [{ text: "any", tabId: "any" }],
  "action.setBadgeTextColor": [{ color: "any", tabId: "any" }],
  "action.setIcon": [{ path: "any", imageData: "any", tabId: "any" }],
  "action.setTitle": [{ title: "any", tabId: "any" }],
  "alarms.clear": ["any"],
  "alarms.clearAll": [],
  "alarms.create": ["any", { when: "any", delayInMinutes: "any", periodInMinutes: "any" }],
  "i18n.getMessage": ["any", "any"],
  "i18n.getUILanguage": [],
  "management.getSelf": [],
  "permissions.contains": [PERMISSIONS],
  "permissions.request": [PERMISSIONS],
  "runtime.connect": [{ name: "any" }],
  "runtime.getBrowserInfo": [],
  "runtime.getManifest": [],
  "runtime.getPlatformInfo": [],
  "runtime.getURL": ["any"],
  "runtime.sendMessage": ["any"],
  "scripting.executeScript": [{ target: TARGET, files: "any", injectImmediately: "any" }],
  "scripting.insertCSS": [STYLES],
  "scripting.removeCSS": [STYLES],
  "storage.local.clear": [],
  "storage.local.get": ["any"],
  "storage.local.remove": ["any"],
  "storage.local.set": ["any"],
  // It is there, and rejects.
  "storage.managed.get": ["any"],
  "storage.session.clear": [],
  "storage.session.get": ["any"],
  "storage.session.remove": ["any"],
  "storage.session.set": ["any"],
  "tabs.create": [
    {
      windowId: "any",
      index: "any",
      url: "any",
      active: "any",
      pinned: "any",
      cookieStoreId: "any",
    },
  ],
  "tabs.get": ["any"],
  "tabs.getCurrent": [],
  "tabs.query": [
    {
      active: "any",
      pinned: "any",
      audible: "any",
      muted: "any",
      highlighted: "any",
      currentWindow: "any",
      lastFocusedWindow: "any",
      status: "any",
      discarded: "any",
      title: "any",
      url: "any",
      windowId: "any",
      windowType: "any",
      index: "any",
      cookieStoreId: "any",
    },
  ],
  "tabs.reload": ["any", { bypassCache: "any" }],
  "tabs.remove": ["any"],
  "tabs.sendMessage": ["any", "any", FRAME],
  "tabs.update": ["any", { url: "any", active: "any" }],
};

/** Events, none of which takes a filter except those of webRequest, and other properties. */
export const OTHERS = [
  "alarms.onAlarm",
  "permissions.onAdded",
  "permissions.onRemoved",
  "runtime",
  "runtime.id",
  "runtime.lastError",
  "runtime.onConnect",
  "runtime.onInstalled",
  "runtime.onMessage",
  "runtime.onStartup",
  "storage.local.onChanged",
  "storage.session.onChanged",
  "tabs.onRemoved",
  "tabs.onUpdated",
  "webRequest",
];

/** What is missing there, so that code must ask for it with `?.` first. */
export const MISSING = [
  "commands.getAll",
  "commands.openShortcutSettings",
  "storage.managed.onChanged",
  "windows.update",
];

/**
 * Return what Firefox for Android would throw at a call, such as "tabs.create: openerTabId".
 *
 * @param {string} path
 * @param {unknown[]} given
 * @returns {string} "" if it accepts the call
 */
export function refusalOf(path, given) {
  const schemas = FUNCTIONS[path];
  if (!schemas) return `${path}: missing`;
  if (given.length > schemas.length) return `${path}: ${given.length} arguments`;
  const unknown = given.flatMap((value, index) => unknownIn(value, schemas[index] ?? "any"));
  return unknown.length > 0 ? `${path}: ${unknown.join(", ")}` : "";
}

/**
 * Return the properties that a schema does not have.
 *
 * @param {unknown} value
 * @param {Schema} schema
 * @returns {string[]}
 */
function unknownIn(value, schema) {
  if (schema === "any" || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    schema[name] ? unknownIn(inner, schema[name]) : [name],
  );
}
