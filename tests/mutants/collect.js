/**
 * Stands in for node:test, which would run the tests: here they are kept until they are called for.
 */

/** @type {{ name: string, run: () => unknown }[]} */
export const collected = [];

export function test(/** @type {string} */ name, /** @type {() => unknown} */ run) {
  collected.push({ name, run });
}
