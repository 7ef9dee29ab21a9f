/** Replaces node:test: collects the tests instead of running them. */

/** @type {{ name: string, run: () => unknown }[]} */
export const collected = [];

export function test(/** @type {string} */ name, /** @type {() => unknown} */ run) {
  collected.push({ name, run });
}
