/** Properties of storage for any content. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { quarantine } from "../../extension/background/storage/quarantine.js";
import { damagedValues, validValues } from "../../extension/shared/storage/schema.js";
import { isNewer, VERSION } from "../../extension/shared/storage/version.js";

const LATEST = 1_800_000_000_000;
const read = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(new URL(`../storage/${name}.json`, import.meta.url), "utf8"));
/** @type {{ value: unknown }[]} */
const poisoned = read("poisoned");
const present = read(`version-${VERSION}`);

const anyKey = fc.oneof(
  fc.constantFrom(...Object.keys(present), "run", "record:x", "right:x", "other"),
  fc.string(),
);
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(...Object.values(present), ...poisoned.map(({ value }) => value)),
);
const anyStorage = fc.dictionary(anyKey, anyValue).filter(({ version }) => !isNewer(version));

test("used values are valid, and all others count as damaged", () => {
  fc.assert(
    fc.property(anyStorage, (stored) => {
      const kept = Object.keys(validValues(stored, LATEST));
      const damaged = damagedValues(stored, 1, LATEST).map(({ key }) => key);
      const nothing = Object.keys(stored).filter((name) => stored[name] === null);

      assert.deepEqual([...kept, ...damaged, ...nothing].sort(), Object.keys(stored).sort());
    }),
  );
});

test("after a repair all values are valid or quarantined unchanged, and a second repair changes nothing", () => {
  fc.assert(
    fc.property(anyStorage, (local) => {
      const { set, gone } = quarantine({ local, session: {}, end: null }, 1, LATEST);
      const after = { ...local, ...set };
      for (const key of gone) delete after[key];

      assert.deepEqual(damagedValues(after, 1, LATEST), []);
      for (const { key, value } of damagedValues(local, 1, LATEST)) {
        const lies = /** @type {any[]} */ (after.aside ?? []).some(
          (each) => each.key === key && each.value === value,
        );
        assert.ok(lies || key === "progress", key);
      }
      assert.deepEqual(quarantine({ local: after, session: {}, end: null }, 1, LATEST), {
        set: {},
        gone: [],
        goneFromSession: [],
      });
    }),
  );
});
