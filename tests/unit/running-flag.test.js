/** The flag tells synchronously whether a run is possible, if localStorage exists. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { markRun, mayBeUnderWay } from "../../extension/background/run/running-flag.js";

const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");

/** @param {() => unknown} get */
const give = (get) =>
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get });

afterEach(() => {
  if (before) Object.defineProperty(globalThis, "localStorage", before);
  else Reflect.deleteProperty(globalThis, "localStorage");
});

test("an event page knows whether a run is possible", () => {
  const marks = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ key) => marks.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => marks.set(key, value),
    removeItem: (/** @type {string} */ key) => marks.delete(key),
  };
  give(() => localStorage);
  assert.equal(mayBeUnderWay(), false);

  markRun(true);
  assert.equal(mayBeUnderWay(), true);

  markRun(false);
  assert.deepEqual([mayBeUnderWay(), marks.size], [false, 0]);
});

for (const [name, get] of /** @type {[string, () => unknown][]} */ ([
  ["without localStorage, as in a service worker", () => undefined],
  [
    "with localStorage forbidden",
    () => {
      throw new Error("The operation is insecure.");
    },
  ],
])) {
  test(`${name}, a run is always possible`, () => {
    give(get);

    markRun(false);
    assert.equal(mayBeUnderWay(), true);
    markRun(true);
    assert.equal(mayBeUnderWay(), true);
  });
}
