/**
 * Identifies the account of a stored value as far as possible without storing an identity.
 *
 * An account is a Firefox container and the last sign-in seen there. Sign-ins are compared for
 * equality, never for order, because clocks may be set back.
 */

/** @import { Tabs } from "webextension-polyfill" */
/** @import { SignIns } from "./types.js" */
/**
 * @typedef {{ store: string, signIn: number }} Account a container, and when somebody may have last
 *   signed in there; 0: never seen
 */
/**
 * @typedef {{ store?: string, signIn?: number }} AccountMarks an account as fields of a stored
 *   value; default values are left out
 */

/**
 * Return the container of a tab; "" for the default one and in browsers without containers.
 *
 * @param {{ cookieStoreId?: string | undefined } | null | undefined} tab
 */
export function storeOf(tab) {
  const store = tab?.cookieStoreId ?? "";
  return store === "firefox-default" ? "" : store;
}

/**
 * Return the container that an extension page shows: its own tab's, or for the popup, that of the
 * active tab.
 *
 * @param {{ tabs: Pick<Tabs.Static, "getCurrent" | "query"> }} browser
 */
export async function currentStore(browser) {
  const own = await browser.tabs.getCurrent();
  const query = { active: true, currentWindow: true };
  const [active] = own ? [own] : await browser.tabs.query(query);
  return storeOf(active);
}

/**
 * @param {string} store
 * @param {SignIns | undefined} signedInAt
 * @returns {Account}
 */
export const accountIn = (store, signedInAt) => ({ store, signIn: signedInAt?.[store] ?? 0 });

/**
 * The account of the default container before any sign-in was seen.
 *
 * @type {Account}
 */
export const FIRST_ACCOUNT = Object.freeze({ store: "", signIn: 0 });

/**
 * @param {AccountMarks} marks
 * @returns {Account}
 */
export const accountOf = ({ store = "", signIn = 0 }) => ({ store, signIn });

/**
 * @param {Account} account
 * @returns {AccountMarks}
 */
export const marksOf = ({ store, signIn }) => ({
  ...(store && { store }),
  ...(signIn && { signIn }),
});

/**
 * @param {AccountMarks} marks
 * @param {Account} account
 */
export const isOfAccount = ({ store = "", signIn = 0 }, account) =>
  store === account.store && signIn === account.signIn;
