/**
 * The state shared by Untrain's scripts in a page. Content scripts of one extension run in one
 * isolated world per document, so they share a global object that no page can see. This is simpler
 * than messages: nothing goes through the background, and no other sender has to be refused.
 */

/** @import { createCommandHandler } from "./command-handler.js" */
/** @import { createView } from "./ui/view.js" */
/**
 * @typedef {object} SharedState set by main.js; a later main.js replaces it
 * @property {string} id identifies this document
 * @property {number} startedAt when this document began to load, in ms since 1970
 * @property {boolean} highlighted whether the page is believed to have the highlight style sheet
 * @property {() => void} stop
 * @property {() => boolean} alive
 * @property {() => void} observe
 * @property {() => number} timeUntilComplete as in time-until-complete.js
 * @property {typeof createView} [createView] added by show.js once that is loaded
 * @property {ReturnType<typeof createCommandHandler>} [handleCommand] added by run.js
 * @property {ReturnType<typeof createCommandHandler>} [handleCheck] added by check.js or by-hand.js,
 *   which cannot click
 */

/**
 * `takeReport` is added by report.js, with or without main.js.
 *
 * @type {{ untrain?: SharedState, takeReport?: (setting: string) => unknown }}
 */
export const isolatedWorld = /** @type {any} */ (globalThis);
