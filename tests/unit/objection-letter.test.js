import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { letterOf } from "../../extension/pages/objection-letter.js";

const messages = JSON.parse(
  readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"),
);
const letters = Object.keys(messages).filter((key) => /^letter_(?!reason_)/.test(key));

/** A letter as the browser returns it, with its placeholder filled. */
const letter = (/** @type {string} */ key) => (/** @type {string} */ reason) =>
  messages[key].message.replace("$REASON$", () => reason);

for (const key of letters) {
  test(`${key} has no gap without a reason`, () => {
    const words = letterOf(letter(key), []);

    assert.doesNotMatch(words, /\n{3}|\$|undefined/);
    assert.match(words, /^Dear .*I object to .*Kind regards$/s);
  });

  test(`${key} has the reasons in a separate paragraph, in order`, () => {
    const words = letterOf(letter(key), ["First.", "Second: $1."]);

    assert.ok(words.includes("\n\nFirst. Second: $1.\n\n"), words);
  });
}

for (const [key, expected] of /** @type {const} */ ([
  ["letter_za", "section 11(3) of the Protection of Personal Information Act (POPIA), I object"],
  ["letter_eu", "Article 21 of the General Data Protection Regulation (GDPR), I object"],
  ["letter_uk", "shared with Microsoft"],
])) {
  test(`${key} contains "${expected}"`, () => {
    assert.ok(letterOf(letter(key), []).includes(expected));
  });
}

for (const key of letters.filter((each) => !["letter_za", "letter_eu"].includes(each))) {
  test(`${key} names no law, as no fact does`, () => {
    assert.doesNotMatch(letterOf(letter(key), []), /POPIA|GDPR|Article|section \d/);
  });
}
