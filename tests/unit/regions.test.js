import assert from "node:assert/strict";
import { test } from "node:test";
import { appliesIn, guessRegion, regionOf, restOf } from "../../extension/shared/regions.js";

/**
 * @param {string} id
 * @param {string[]} codes
 */
const region = (id, codes) => ({
  id,
  name: `region_${id}`,
  text: `region_${id}_text`,
  letter: "other",
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
  test(`"${language}" points to ${expected}`, () => {
    assert.equal(guessRegion(language, regions)?.id, expected);
  });
}

test("what the person chose outweighs the guess", () => {
  assert.equal(regionOf("uk", "de-DE", regions), uk);
});

for (const chosen of [undefined, null, "", "atlantis", 7]) {
  test(`${JSON.stringify(chosen)} is no choice, and the guess stands`, () => {
    assert.equal(regionOf(chosen, "de-DE", regions), eu);
    assert.equal(regionOf(chosen, "de", regions), null);
  });
}

test("one region stands for all others", () => {
  assert.equal(restOf(regions), rest);
  assert.equal(restOf([eu]), null);
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
  ["a right for all is for everybody", [], eu, true],
  ["a right for some regions is for people there", ["eu", "uk"], uk, true],
  ["a right for some regions is not for others", ["uk"], eu, false],
  ["where a person lives is not known, and nothing is kept from them", ["uk"], null, true],
])) {
  test(name, () => {
    assert.equal(appliesIn(rightIn([...ids]), where), expected);
  });
}
