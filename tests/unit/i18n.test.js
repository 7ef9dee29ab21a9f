import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createI18n, directionOf, languageOf, pluralKey } from "../../extension/shared/i18n.js";

const FOLDER = new URL("../../extension/_locales/", import.meta.url);

for (const [words, browsers, expected] of /** @type {const} */ ([
  ["en", "en-GB", "en-GB"],
  ["en", "de", "en"],
  ["pt-BR", "pt-PT", "pt-PT"],
  ["en", "zh-TW", "en"],
])) {
  test(`with a browser in ${browsers} and messages in ${words}, dates are in ${expected}`, () => {
    assert.equal(languageOf(words, browsers), expected);
  });
}

for (const [words, browsers, expected] of /** @type {const} */ ([
  ["en", "ar", "ltr"],
  ["en", "en-GB", "ltr"],
  ["ar", "ar-EG", "rtl"],
  ["he", "en", "rtl"],
])) {
  test(`messages in ${words} are written ${expected} in a browser in ${browsers}`, () => {
    const { direction } = createI18n({
      i18n: { getMessage: () => words, getUILanguage: () => browsers },
    });

    assert.equal(direction(), expected);
    assert.equal(directionOf(words), expected);
  });
}

test("a number selects the plural form of its language", () => {
  assert.equal(pluralKey("visits", 1, "en"), "visits_one");
  assert.equal(pluralKey("visits", 2, "en-GB"), "visits_other");
  assert.equal(pluralKey("visits", 3, "pl"), "visits_few");
  assert.equal(pluralKey("visits", 21, "ru"), "visits_one");
});

test("texts, their language and their plural forms come from the browser's messages", () => {
  const getMessage = (/** @type {string} */ key, /** @type {unknown} */ value) =>
    key === "language" ? "en" : `${key} ${value}`;
  const { text, language, counted } = createI18n({
    i18n: { getMessage, getUILanguage: () => "en-GB" },
  });

  assert.equal(language(), "en-GB");
  assert.deepEqual(
    [text("brand"), text("visits", "3"), text("turn", ["1", "2"])],
    ["brand ", "visits 3", "turn 1,2"],
  );
  assert.deepEqual(
    [counted("visits", 1), counted("visits", 7)],
    ["visits_one 1", "visits_other 7"],
  );
  assert.equal(counted("sweep", 2, ["1", "2", "3"]), "sweep_other 1,2,3");
});

for (const locale of readdirSync(FOLDER)) {
  test(`${locale} has every plural form that its language needs`, () => {
    const messages = JSON.parse(readFileSync(new URL(`${locale}/messages.json`, FOLDER), "utf8"));
    const { pluralCategories } = new Intl.PluralRules(messages.language.message).resolvedOptions();
    const counted = Object.keys(messages).filter(
      (key) => `${key.replace(/_other$/, "")}_one` in messages && key.endsWith("_other"),
    );

    assert.ok(counted.length > 0);
    for (const key of counted) {
      for (const form of pluralCategories)
        assert.ok(key.replace(/other$/, form) in messages, `${key}: ${form}`);
    }
  });
}
