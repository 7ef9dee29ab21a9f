import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  allDamaged,
  damagedValues,
  faultOf,
  validValues,
} from "../../extension/shared/storage/schema.js";
import { VERSION } from "../../extension/shared/storage/version.js";

const FOLDER = new URL("../storage/", import.meta.url);
const LATEST = 1_800_000_000_000;
const read = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
/** @type {{ key: string, value: unknown, why: string }[]} */
const poisoned = read("poisoned.json");
const present = read(`version-${VERSION}.json`);
const line = (/** @type {unknown} */ value) => JSON.stringify(value).slice(0, 90);

for (const { key, value, why } of poisoned) {
  test(`${key}: ${line(value)} is refused because of ${why}`, () => {
    assert.equal(faultOf(key, value, LATEST), why);
    assert.deepEqual(
      validValues({ [key]: value, region: key === "region" ? value : "eu" }, LATEST),
      key === "region" ? {} : { region: "eu" },
    );
  });
}

for (const [key, value] of Object.entries({ ...present, ...read("run.json") })) {
  test(`${key}: ${line(value)} is used`, () => {
    assert.equal(faultOf(key, value, LATEST), "");
    assert.deepEqual(validValues({ [key]: value }, LATEST), { [key]: value });
  });

  test(`poisoned.json has a damaged value of ${key}`, () => {
    const kind = key.replace(/:.*/, ":");

    assert.ok(poisoned.some((each) => each.key.startsWith(kind.endsWith(":") ? kind : key)));
  });
}

const { run } = read("run.json");

/**
 * Further valid values of fields, in addition to those in the files.
 *
 * @type {[string, Record<string, unknown>, string, unknown[]][]}
 */
const MAY_BE = [
  [
    "progress",
    present.progress,
    "step",
    ["open", "read", "click", "hold", "person", "reload", "confirm"],
  ],
  ["progress", present.progress, "tabId", [-1, 0]],
  ["progress", present.progress, "did", ["nothing", "clicked", "person-clicked"]],
  ["run", run, "clickTarget", ["switch", "label"]],
  ["run", run, "awayPlace", ["", "setting", "list", "signed-out", "blocked", "elsewhere"]],
  ["run", run, "before", ["", "unknown"]],
  ["reminder", present.reminder, "days", [0, 30, 90]],
  ["right:copy", { doneAt: 0, backOn: "" }, "backOn", ["", "2999-12-31"]],
];
for (const [key, good, field, values] of MAY_BE) {
  for (const value of values) {
    test(`${key}: ${field} may be ${JSON.stringify(value)}`, () => {
      assert.equal(faultOf(key, { ...good, [field]: value }, LATEST), "");
    });
  }
}

for (const [key, value] of /** @type {const} */ ([
  ["receipt:000001", { setting: 7 }],
  ["someone-elses", "x"],
  ["notice:2", 1],
  ["constructor", 1],
  ["", 1],
])) {
  test(`${key || "an empty key"} is not checked`, () => {
    assert.equal(faultOf(key, value, LATEST), "");
    assert.deepEqual(damagedValues({ [key]: value }, 1, LATEST), []);
  });
}

for (const nothing of [undefined, null]) {
  test(`${nothing} has no damaged values and no valid ones`, () => {
    assert.equal(faultOf("notice", nothing, LATEST), "");
    assert.equal(validValues({ notice: nothing }, LATEST).notice, undefined);
  });
}

test("a damaged value has its key, the time and the reason", () => {
  const stored = { ...present, region: 7, "record:research": "off" };

  assert.deepEqual(damagedValues(stored, 5, LATEST), [
    { key: "region", value: 7, at: 5, why: "value" },
    { key: "record:research", value: "off", at: 5, why: "value" },
  ]);
});

test("quarantined and other damaged values are listed together", () => {
  const waits = { key: "region", value: 7, at: 5, why: "value" };

  assert.deepEqual(allDamaged({ ...present, region: 7 }, 5, LATEST), [...present.aside, waits]);
  assert.deepEqual(allDamaged({ region: 7 }, 5, LATEST), [waits]);
  assert.deepEqual(allDamaged({ region: "eu" }, 5, LATEST), []);
});

test("values of a newer version are neither used nor called damaged", () => {
  const stored = { ...present, version: VERSION + 1, region: 7 };

  assert.deepEqual(validValues(stored, LATEST), {});
  assert.deepEqual(damagedValues(stored, 5, LATEST), []);
});

for (const [name, at, why] of /** @type {const} */ ([
  ["at the latest possible time", LATEST, ""],
  ["one millisecond later", LATEST + 1, "acceptedAt"],
])) {
  test(`an acceptance ${name} is ${why ? "refused" : "used"}`, () => {
    assert.equal(faultOf("notice", { acceptedAt: at, onPage: true }, LATEST), why);
  });
}

for (const [count, why] of /** @type {const} */ ([
  [1000, ""],
  [1001, "value"],
])) {
  test(`sign-ins of ${count} containers are ${why ? "refused" : "used"}`, () => {
    const signIns = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`firefox-container-${index}`, LATEST]),
    );

    assert.equal(faultOf("signedInAt", signIns, LATEST), why);
  });
}
