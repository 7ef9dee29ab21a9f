import assert from "node:assert/strict";
import { test } from "node:test";
import { createI18n, languageOf } from "../../extension/shared/i18n.js";

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

/**
 * Messages as the browser fills them in.
 *
 * @param {Record<string, string>} messages
 * @param {string} browsers the language of the browser
 */
const i18n = (messages, browsers) =>
  createI18n({
    i18n: {
      getMessage: (key, values = []) =>
        [values].flat().reduce((said, value) => said.replace("$", value), messages[key] ?? ""),
      getUILanguage: () => browsers,
    },
  });

test("texts, their language and their direction come from the messages that were loaded", () => {
  const { text, language, direction } = i18n(
    { language: "en", direction: "ltr", turn: "Setting $ of $" },
    "ar",
  );

  assert.deepEqual([language(), direction()], ["en", "ltr"]);
  assert.equal(text("turn", [1, 13]), "Setting 1 of 13");
  assert.equal(text("turn", ["x", "y"]), "Setting x of y");
});

test("a number selects the plural form of its language and is written as the language does", () => {
  const forms = { visits_one: "strona", visits_few: "$ strony", visits_other: "$ strony (inne)" };
  const { counted } = i18n({ language: "pl", direction: "ltr", ...forms }, "pl");

  assert.deepEqual(
    [1, 3].map((count) => counted("visits", count)),
    ["strona", "3 strony"],
  );
  const english = i18n({ language: "en", direction: "ltr", visits_other: "$ pages" }, "en-GB");
  assert.equal(english.counted("visits", 1200), "1,200 pages");
  const persian = i18n({ language: "fa", direction: "ltr", visits_other: "$ صفحه" }, "fa");
  assert.equal(persian.counted("visits", 12), "۱۲ صفحه");
});

test("a plural form that the messages lack is that of other numbers, so no button is empty", () => {
  const { counted } = i18n({ language: "pl", direction: "ltr", visits_other: "$ strony" }, "pl");

  assert.equal(counted("visits", 5), "5 strony");
});

test("from right to left each value is isolated from the words around it", () => {
  const { text } = i18n({ language: "ar", direction: "rtl", undo: "تراجع: $" }, "ar-EG");

  assert.equal(text("undo", "Ads"), "تراجع: \u2068Ads\u2069");
});
