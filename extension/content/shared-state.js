/**
 * What our two scripts in a page know of each other. Content scripts of one extension run in one
 * isolated world for each document, so its global is theirs to share; no page can see it. That is
 * simpler than messages: no way through the background, and nobody else to refuse.
 */

/** @import { createView } from "./ui/view.js" */
/**
 * @typedef {object} SharedState left by main.js; one that comes later puts its own in its place
 * @property {string} id names this document
 * @property {number} startedAt when this document began to load, in ms since 1970
 * @property {boolean} highlighted whether the page has our stylesheet, as far as we know
 * @property {() => void} stop
 * @property {() => boolean} alive
 * @property {() => void} observe
 * @property {typeof createView} [createView] added by show.js, when that is in the page too
 */

/** @type {{ untrain?: SharedState }} */
export const isolatedWorld = /** @type {any} */ (globalThis);
