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
  test(`${key}: ${line(value)} is refused for its ${why}`, () => {
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

  test(`${key} is poisoned in some way in poisoned.json`, () => {
    const kind = key.replace(/:.*/, ":");

    assert.ok(poisoned.some((each) => each.key.startsWith(kind.endsWith(":") ? kind : key)));
  });
}

const { run } = read("run.json");

/**
 * What else may stand in a field, besides what the files hold.
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
  ["run", run, "away", ["", "setting", "list", "signed-out", "blocked", "elsewhere"]],
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
  test(`${key || "a key without a name"} is none of ours to judge`, () => {
    assert.equal(faultOf(key, value, LATEST), "");
    assert.deepEqual(damagedValues({ [key]: value }, 1, LATEST), []);
  });
}

for (const nothing of [undefined, null]) {
  test(`nothing is wrong with ${nothing}, and nothing of it is used`, () => {
    assert.equal(faultOf("notice", nothing, LATEST), "");
    assert.equal(validValues({ notice: nothing }, LATEST).notice, undefined);
  });
}

test("what is damaged comes with its key, when it was found and why", () => {
  const stored = { ...present, region: 7, "record:research": "off" };

  assert.deepEqual(damagedValues(stored, 5, LATEST), [
    { key: "region", value: 7, at: 5, why: "value" },
    { key: "record:research", value: "off", at: 5, why: "value" },
  ]);
});

test("what was set aside and what waits for it are told together", () => {
  const waits = { key: "region", value: 7, at: 5, why: "value" };

  assert.deepEqual(allDamaged({ ...present, region: 7 }, 5, LATEST), [...present.aside, waits]);
  assert.deepEqual(allDamaged({ region: 7 }, 5, LATEST), [waits]);
  assert.deepEqual(allDamaged({ region: "eu" }, 5, LATEST), []);
});

test("nothing that a newer version kept is used, and nothing of it called damaged", () => {
  const stored = { ...present, version: VERSION + 1, region: 7 };

  assert.deepEqual(validValues(stored, LATEST), {});
  assert.deepEqual(damagedValues(stored, 5, LATEST), []);
});

for (const [name, at, why] of /** @type {const} */ ([
  ["as late as a time may be", LATEST, ""],
  ["a moment later", LATEST + 1, "acceptedAt"],
])) {
  test(`an acceptance ${name} is ${why ? "refused" : "used"}`, () => {
    assert.equal(faultOf("notice", { acceptedAt: at, onPage: true }, LATEST), why);
  });
}
