/**
 * Names the account that something kept is of, as far as anybody can who keeps no identity.
 *
 * It is the container of Firefox, and the last sign-in that had been seen there. Sign-ins are
 * compared for being the same, never for being earlier: clocks are put back.
 */

/** @import { SignIns } from "./types.js" */
/**
 * @typedef {{ store: string, signIn: number }} Account a container, and when somebody last may have
 *   signed in there; 0: never seen
 */
/**
 * @typedef {{ store?: string, signIn?: number }} AccountMarks an account beside what is kept; a
 *   mark that says nothing is left out
 */

import { browser } from "./browser.js";

/**
 * The container of a tab; "" for the one that is no container, and in browsers without any.
 *
 * @param {{ cookieStoreId?: string | undefined } | null | undefined} tab
 */
export function storeOf(tab) {
  const store = tab?.cookieStoreId ?? "";
  return store === "firefox-default" ? "" : store;
}

/**
 * The container that a page of ours speaks for: of its own tab; for the popup, of the tab it lies
 * over.
 */
export async function currentStore() {
  const own = await browser.tabs.getCurrent();
  const [active] = own ? [own] : await browser.tabs.query({ active: true, currentWindow: true });
  return storeOf(active);
}

/**
 * @param {string} store
 * @param {SignIns | undefined} signedInAt
 * @returns {Account}
 */
export const accountIn = (store, signedInAt) => ({ store, signIn: signedInAt?.[store] ?? 0 });

/**
 * The account in which nobody was seen to sign in.
 *
 * @type {Account}
 */
export const FIRST = Object.freeze({ store: "", signIn: 0 });

/**
 * @param {AccountMarks} kept
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
 * @param {AccountMarks} kept
 * @param {Account} account
 */
export const isOf = ({ store = "", signIn = 0 }, account) =>
  store === account.store && signIn === account.signIn;
