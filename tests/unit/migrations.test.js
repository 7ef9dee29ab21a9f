import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { MIGRATIONS, migrate } from "../../extension/background/storage/migrations.js";
import { damagedValues } from "../../extension/shared/storage/schema.js";
import { VERSION } from "../../extension/shared/storage/version.js";

const LATEST = 1_800_000_000_000;
const FOLDER = new URL("../storage/", import.meta.url);
const read = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
const known = readdirSync(FOLDER).filter(
  (name) => Number(/^version-(\d+)/.exec(name)?.[1] ?? VERSION + 1) <= VERSION,
);

test("every version has a migration and a sample file", () => {
  const versions = known.map((name) => Number(/\d+/.exec(name)));

  assert.equal(MIGRATIONS.length, VERSION - 1);
  assert.deepEqual(
    [...new Set(versions)].sort(),
    Array.from({ length: VERSION }, (_, index) => index + 1),
  );
});

for (const name of known) {
  test(`${name} is migrated to this version, and every value is valid`, () => {
    const migrated = migrate(read(name));

    assert.equal(migrated.version, VERSION);
    assert.deepEqual(damagedValues(migrated, 0, LATEST), []);
  });

  test(`the migration of ${name} changes only the run and the version`, () => {
    const { progress: _, version: __, ...rest } = migrate(read(name));
    const { progress: ___, version: ____, ...before } = read(name);

    assert.deepEqual(rest, before);
  });
}

const ID = "0b9c5c3e-8a3c-4a37-9d55-0d7b6d0f8f5e";
const ONE = {
  id: ID,
  settings: ["ai-training"],
  turn: 0,
  setting: "ai-training",
  reason: "",
  tabId: 7,
  startedAt: 1790000000005,
};

for (const [name, progress] of /** @type {[string, unknown][]} */ ([
  [
    "version-1-one-setting.json",
    { ...ONE, goal: "off", step: "hold", reading: "on", proof: "clicked" },
  ],
  ["version-1-undo.json", { ...ONE, goal: "on", step: "read", reading: "off", proof: "" }],
  ["version-1.json", read("version-1.json").progress],
  ["version-2.json", read("version-2.json").progress],
  ["version-3.json", read("version-3.json").progress],
  ["version-4.json", read("version-4.json").progress],
  ["version-5.json", read("version-5.json").progress],
])) {
  test(`the run of ${name} is migrated completely`, () => {
    assert.deepEqual(migrate(read(name)).progress, progress);
  });
}

for (const progress of ["hold", 7, [], true, null]) {
  test(`a run that is ${JSON.stringify(progress)} is not changed`, () => {
    assert.deepEqual(migrate({ progress }), { progress, version: VERSION });
  });
}

for (const version of [undefined, null, 0, -1, 1.5, "2", {}]) {
  test(`the version ${JSON.stringify(version)} is treated as the first`, () => {
    const { progress } = read("version-1-undo.json");

    assert.deepEqual(migrate({ version, progress }), migrate({ progress }));
  });
}

test("a migration without a run creates none", () => {
  assert.deepEqual(migrate({ region: "eu" }), { region: "eu", version: VERSION });
});
