// What the pages of all frameworks have in common.

/** @import { Page, Values } from "../static/types.js" */

/** @typedef {Page & { values: Values }} FrameworkPage */

/** The page that the server describes in its HTML. */
export function described() {
  const data = /** @type {HTMLElement} */ (document.querySelector("#page"));
  return /** @type {FrameworkPage} */ (JSON.parse(data.textContent));
}

/**
 * Ask the server which switches are on. Resolve with null without a good answer.
 *
 * @param {string} address
 * @returns {Promise<Values | null>}
 */
export async function ask(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    /** @type {{ elements: { key: string, value: boolean }[] }} */
    const { elements } = await response.json();
    return Object.fromEntries(elements.map(({ key, value }) => [key, value]));
  } catch {
    return null;
  }
}
