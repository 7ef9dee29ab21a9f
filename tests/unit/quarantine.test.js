import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  MAX_LENGTH,
  MAX_VALUES,
  quarantine,
} from "../../extension/background/storage/quarantine.js";
import { damagedValues } from "../../extension/shared/storage/schema.js";
import { VERSION } from "../../extension/shared/storage/version.js";

const AT = 1_795_000_000_000;
const LATEST = 1_800_000_000_000;
const NOTHING = { set: {}, gone: [], goneFromSession: [] };
const HEAD = "receipts:head";
const END = { number: 4, hash: "b".repeat(64) };
const read = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(new URL(`../storage/${name}`, import.meta.url), "utf8"));
const { aside, ...sound } = read(`version-${VERSION}.json`);
const { progress: run, ...resting } = sound;
/** @type {{ key: string, value: unknown, why: string }[]} */
const poisoned = read("poisoned.json");

const look = (
  /** @type {Record<string, unknown>} */ local,
  session = {},
  /** @type {typeof END | null} */ end = null,
) => quarantine({ local, session, end }, AT, LATEST);
const entry = (/** @type {string} */ key, /** @type {unknown} */ value, why = "value") => ({
  key,
  value,
  at: AT,
  why,
});

test("valid storage is not changed", () => {
  assert.deepEqual(look({ ...sound, aside }, read("run.json")), NOTHING);
});

test("empty storage stays empty", () => {
  assert.deepEqual(look({}), NOTHING);
});

test("values of a newer version are not changed", () => {
  assert.deepEqual(
    look({ ...read("version-7-unknown.json"), region: 7 }, { run: 7 }, END),
    NOTHING,
  );
});

test("storage without a version gets one, and nothing is quarantined", () => {
  const { version, ...rest } = resting;

  assert.deepEqual(look(rest), { ...NOTHING, set: { version } });
});

test("an interrupted run is migrated with all its fields", () => {
  const { version, ...rest } = sound;

  assert.deepEqual(look(rest), { ...NOTHING, set: { version, progress: run } });
});

for (const name of ["version-1-one-setting.json", "version-1-undo.json"]) {
  test(`${name}: its run is migrated`, () => {
    const { set, gone } = look(read(name));

    assert.deepEqual([Object.keys(set).sort(), gone], [["progress", "version"], []]);
    assert.deepEqual(damagedValues(set, AT, LATEST), []);
  });
}

for (const { key, value, why } of poisoned.filter(
  (each) => !["run", "version", "aside"].includes(each.key),
)) {
  test(`${key}: ${JSON.stringify(value).slice(0, 80)} is quarantined, and the rest stays`, () => {
    const { set, gone, goneFromSession } = look({ ...sound, [key]: value });

    assert.deepEqual(set, { aside: [entry(key, value, why)], [key]: null });
    assert.deepEqual([gone, goneFromSession], [[key], []]);
  });
}

for (const { value, why } of poisoned.filter(({ key }) => key === "run")) {
  test(`a run with ${why} of ${JSON.stringify(/** @type {any} */ (value)[why])} is moved from storage.session to the quarantine`, () => {
    const { set, gone, goneFromSession } = look(sound, { run: value });

    assert.deepEqual(set, { aside: [entry("run", value, why)] });
    assert.deepEqual([gone, goneFromSession], [[], ["run"]]);
  });
}

for (const { value } of poisoned.filter(({ key }) => key === "version")) {
  test(`the version ${JSON.stringify(value)} is quarantined and replaced by this version`, () => {
    assert.deepEqual(look({ ...resting, version: value }), {
      ...NOTHING,
      set: { aside: [entry("version", value)], version: VERSION },
    });
  });
}

for (const { value } of poisoned.filter(({ key }) => key === "aside")) {
  test(`a quarantine of ${JSON.stringify(value)} is the first entry of the new one`, () => {
    assert.deepEqual(look({ ...sound, aside: value }), {
      ...NOTHING,
      set: { aside: [entry("aside", value)] },
    });
  });
}

test("a damaged record in storage.session does not affect the one in storage.local", () => {
  const { set, gone, goneFromSession } = look(sound, { "record:research": "off" });

  assert.deepEqual(set, { aside: [entry("record:research", "off")] });
  assert.deepEqual([gone, goneFromSession], [[], ["record:research"]]);
});

test("new entries follow the old ones, unchanged", () => {
  const progress = { run: "r", setting: "ai-training" };

  const { set } = look({ progress, aside });

  assert.deepEqual(set.aside, [...aside, entry("progress", progress, "reading")]);
  assert.equal(set.progress, null);
});

test("a damaged head is quarantined and replaced by the real end of the chain", () => {
  const { set, gone } = look({ ...sound, [HEAD]: 7 }, {}, END);

  assert.deepEqual([set, gone], [{ aside: [entry(HEAD, 7)], [HEAD]: END }, []]);
});

test("a missing head is reported and created again", () => {
  const { [HEAD]: _, ...headless } = sound;

  const { set, gone } = look(headless, {}, END);

  assert.deepEqual([set, gone], [{ aside: [entry(HEAD, null, "gone")], [HEAD]: END }, []]);
});

const full = (/** @type {number} */ length) => Array.from({ length }, () => entry("region", 7));

for (const [name, before, moved] of /** @type {const} */ ([
  ["the last free place is used", MAX_VALUES - 1, 1],
  ["a full quarantine accepts no more, and damaged values stay where they are", MAX_VALUES, 0],
  ["an overfull quarantine loses nothing", MAX_VALUES + 1, 0],
])) {
  test(name, () => {
    const { set, gone } = look({ ...sound, region: 7, chosen: 7, aside: full(before) });

    assert.equal(gone.length, moved);
    assert.equal(/** @type {any[]} */ (set.aside ?? full(before)).length, before + moved);
  });
}

for (const [name, value, moved] of /** @type {[string, unknown, boolean][]} */ ([
  ["is just short enough", "X".repeat(MAX_LENGTH - 2), true],
  ["is too long", "X".repeat(MAX_LENGTH - 1), false],
  ["is not JSON", 10n, false],
])) {
  test(`a value that ${name} ${moved ? "is quarantined" : "stays where it is, unused"}`, () => {
    assert.deepEqual(look({ ...sound, region: value }).gone, moved ? ["region"] : []);
  });
}

test("a damaged quarantine that is too long to move is not overwritten", () => {
  assert.deepEqual(look({ ...sound, aside: "X".repeat(MAX_LENGTH), region: 7 }), NOTHING);
});

test("other values are not changed by a quarantine", () => {
  const { set } = look({ progress: { run: "X".repeat(MAX_LENGTH) } });

  assert.deepEqual(set, { version: VERSION });
});
