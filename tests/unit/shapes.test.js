import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { damagedIn, faultOf, keptIn } from "../../extension/shared/shapes.js";
import { VERSION } from "../../extension/shared/version.js";

const FOLDER = new URL("../storage/", import.meta.url);
const LATEST = 1_800_000_000_000;
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
/** @type {{ key: string, value: unknown, why: string }[]} */
const poisoned = read("poisoned.json");
const present = read(`version-${VERSION}.json`);
const line = (/** @type {unknown} */ value) => JSON.stringify(value).slice(0, 90);

for (const { key, value, why } of poisoned) {
  test(`${key}: ${line(value)} is refused for its ${why}`, () => {
    assert.equal(faultOf(key, value, LATEST), why);
    assert.deepEqual(keptIn({ [key]: value, region: key === "region" ? value : "eu" }, LATEST), key === "region" ? {} : { region: "eu" });
  });
}

for (const [key, value] of Object.entries({ ...present, ...read("run.json") })) {
  test(`${key}: ${line(value)} is used`, () => {
    assert.equal(faultOf(key, value, LATEST), "");
    assert.deepEqual(keptIn({ [key]: value }, LATEST), { [key]: value });
  });

  test(`${key} is poisoned in some way in poisoned.json`, () => {
    const kind = key.replace(/:.*/, ":");

    assert.ok(poisoned.some((each) => each.key.startsWith(kind.endsWith(":") ? kind : key)));
  });
}

for (const [key, value] of /** @type {const} */ ([
  ["receipt:000001", { setting: 7 }],
  ["someone-elses", "x"],
  ["notice:2", 1],
  ["constructor", 1],
  ["", 1],
])) {
  test(`${key || "a key without a name"} is none of ours to judge`, () => {
    assert.equal(faultOf(key, value, LATEST), "");
    assert.deepEqual(damagedIn({ [key]: value }, 1, LATEST), []);
  });
}

for (const nothing of [undefined, null]) {
  test(`nothing is wrong with ${nothing}, and nothing of it is used`, () => {
    assert.equal(faultOf("notice", nothing, LATEST), "");
    assert.equal(keptIn({ notice: nothing }, LATEST).notice, undefined);
  });
}

test("what is damaged comes with its key, when it was found and why", () => {
  const stored = { ...present, region: 7, "record:research": "off" };

  assert.deepEqual(damagedIn(stored, 5, LATEST), [
    { key: "region", value: 7, at: 5, why: "value" },
    { key: "record:research", value: "off", at: 5, why: "value" },
  ]);
});

test("nothing that a newer version kept is used, and nothing of it called damaged", () => {
  const stored = { ...present, version: VERSION + 1, region: 7 };

  assert.deepEqual(keptIn(stored, LATEST), {});
  assert.deepEqual(damagedIn(stored, 5, LATEST), []);
});

for (const [name, at, why] of /** @type {const} */ ([
  ["as late as a time may be", LATEST, ""],
  ["a moment later", LATEST + 1, "acceptedAt"],
])) {
  test(`an acceptance ${name} is ${why ? "refused" : "used"}`, () => {
    assert.equal(faultOf("notice", { acceptedAt: at, onPage: true }, LATEST), why);
  });
}

test("whatever stands in storage, what is used of it fits and the rest is called damaged", () => {
  const key = fc.oneof(fc.constantFrom(...Object.keys(present), "run", "record:x", "right:x", "other"), fc.string());
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(present), ...poisoned.map((each) => each.value)));

  fc.assert(
    fc.property(fc.dictionary(key, value), (stored) => {
      if (Number(stored.version) > VERSION) return;
      const kept = Object.keys(keptIn(stored, LATEST));
      const damaged = damagedIn(stored, 1, LATEST).map((each) => each.key);
      const nothing = Object.keys(stored).filter((name) => stored[name] === null);

      assert.deepEqual([...kept, ...damaged, ...nothing].sort(), Object.keys(stored).sort());
    }),
  );
});
