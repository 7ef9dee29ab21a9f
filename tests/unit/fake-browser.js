/** A fake browser with storage and tabs only. */

import { register } from "node:module";

/** Replacements for the browser module and for a generated module. */
const MADE = {
  // Looked up each time, as the mutation tests load these modules more than once.
  "shared/browser.js":
    "export const browser = new Proxy({}, { get: (_, name) => globalThis.fakeBrowser[name] });",
  "shared/rules.js": `import { setting, site as own } from "${new URL("./rules.js", import.meta.url)}";
    export const [settings, site, groups] = [[setting], own, []];`,
};
const HOOKS = `const made = ${JSON.stringify(MADE)};
export function resolve(specifier, context, next) {
  const path = URL.canParse(specifier, context.parentURL) ? new URL(specifier, context.parentURL).pathname : "";
  const name = Object.keys(made).find((each) => path.endsWith("/extension/" + each));
  return name ? { url: "data:text/javascript," + encodeURIComponent(made[name]), shortCircuit: true } : next(specifier, context);
}`;

register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);

/**
 * An area of storage.
 *
 * @param {Record<string, any>} kept
 */
function area(kept) {
  return {
    kept,
    get: async (/** @type {string | string[] | null} */ keys) =>
      Object.fromEntries(
        Object.entries(kept).filter(([key]) => keys === null || [keys].flat().includes(key)),
      ),
    set: async (/** @type {object} */ values) => void Object.assign(kept, structuredClone(values)),
    remove: async (/** @type {string | string[]} */ keys) => {
      for (const key of [keys].flat()) delete kept[key];
    },
  };
}

/**
 * Tabs by id, as `tabs.get` returns them.
 *
 * @type {Map<number, Record<string, unknown>>}
 */
export const tabs = new Map();
/**
 * The calls to tabs.
 *
 * @type {unknown[][]}
 */
export const done = [];
export const local = area({});
export const session = area({});
const noted =
  (/** @type {string} */ name) =>
  async (/** @type {unknown[]} */ ...values) =>
    void done.push([name, ...values]);

export const fakeBrowser = {
  alarms: { create: noted("alarm"), clear: noted("no alarm") },
  permissions: { contains: async () => true },
  runtime: {
    getManifest: () => ({ version: "0.0.0" }),
    getBrowserInfo: async () => ({ name: "Fake", version: "1" }),
  },
  scripting: { executeScript: noted("inject") },
  storage: { local, session, managed: { get: async () => undefined } },
  tabs: {
    get: async (/** @type {number} */ id) =>
      tabs.get(id) ?? Promise.reject(new Error(`no tab ${id}`)),
    query: async (/** @type {Record<string, unknown>} */ asked) =>
      [...tabs.values()].filter((tab) =>
        Object.entries(asked).every(([name, value]) => tab[name] === value),
      ),
    create: async (/** @type {any} */ tab) => {
      const opener = tabs.get(tab.openerTabId);
      const made = {
        id: 90 + tabs.size,
        windowId: 1,
        index: 0,
        cookieStoreId: opener?.cookieStoreId,
        ...tab,
      };
      tabs.set(made.id, made);
      done.push(["create", tab]);
      return made;
    },
    onRemoved: { addListener() {}, removeListener() {} },
    remove: noted("remove"),
    reload: noted("reload"),
    sendMessage: async () => true,
    update: noted("update"),
  },
};
/** @type {any} */ (globalThis).fakeBrowser = fakeBrowser;

/** Clear storage and tabs. */
export function reset() {
  tabs.clear();
  done.length = 0;
  for (const { kept } of [local, session]) for (const key of Object.keys(kept)) delete kept[key];
}
