import assert from "node:assert/strict";
import { test } from "node:test";
import {
  appliesIn,
  fallbackRegion,
  guessRegion,
  regionOf,
} from "../../extension/shared/regions.js";

/**
 * @param {string} id
 * @param {string[]} codes
 */
const region = (id, codes) => ({
  id,
  name: `region_${id}`,
  text: `region_${id}_text`,
  letter: ["letter_object"],
  codes,
});
const eu = region("eu", ["DE", "FR"]);
const uk = region("uk", ["GB"]);
const hongKong = region("hk", ["HK"]);
const rest = region("other", []);
const regions = [eu, uk, hongKong, rest];

for (const language of [
  "",
  "de",
  "en",
  "zh-Hant",
  "en-001",
  "es-419",
  "en-150",
  "de-u-nu-latn",
  "en_GB",
  "not a language",
  "x-uk",
]) {
  test(`"${language}" gives no guess`, () => {
    assert.equal(guessRegion(language, regions), null);
  });
}

for (const [language, expected] of /** @type {const} */ ([
  ["de-DE", "eu"],
  ["en-FR", "eu"],
  ["en-GB", "uk"],
  ["en-gb", "uk"],
  ["zh-Hant-HK", "hk"],
  ["de-DE-u-nu-latn", "eu"],
  ["pt-BR", "other"],
])) {
  test(`"${language}" leads to ${expected}`, () => {
    assert.equal(guessRegion(language, regions)?.id, expected);
  });
}

test("the person's choice takes precedence over the guess", () => {
  assert.equal(regionOf("uk", "de-DE", regions), uk);
});

for (const chosen of [undefined, null, "", "atlantis", 7]) {
  test(`${JSON.stringify(chosen)} is not a choice, so the guess applies`, () => {
    assert.equal(regionOf(chosen, "de-DE", regions), eu);
    assert.equal(regionOf(chosen, "de", regions), null);
  });
}

test("one region stands for all others", () => {
  assert.equal(fallbackRegion(regions), rest);
  assert.equal(fallbackRegion([eu]), null);
});

/**
 * @param {string[]} ids
 * @returns {import("../../extension/shared/about.js").Right}
 */
const rightIn = (ids) => ({
  id: "x",
  title: "",
  text: "",
  expect: "",
  regions: ids,
  reasons: [],
});

for (const [name, ids, where, expected] of /** @type {const} */ ([
  ["a right for all regions is shown everywhere", [], eu, true],
  ["a right for some regions is shown there", ["eu", "uk"], uk, true],
  ["a right for some regions is not shown elsewhere", ["uk"], eu, false],
  ["all rights are shown if the region is not known", ["uk"], null, true],
])) {
  test(name, () => {
    assert.equal(appliesIn(rightIn([...ids]), where), expected);
  });
}
