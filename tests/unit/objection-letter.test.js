import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import "./fake-messages.js";
import "./fake-about.js";

const { letterOf } = await import("../../extension/pages/objection-letter.js");

const messages = JSON.parse(
  readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"),
);
const english = (/** @type {string} */ key) =>
  messages[key].message.replace("$LAW$", messages[key].placeholders?.law.content);
const GDPR = ["letter_object_gdpr", "letter_basis"];

test("the letter has no gap without a reason", () => {
  const words = letterOf(english, GDPR, []);

  assert.doesNotMatch(words, /\n{3}|\$|undefined/);
  assert.match(words, /^Dear .*I object to .*Kind regards$/s);
  assert.equal(words.split("\n\n").length, 5);
});

test("the reasons are a paragraph, each in a line, in order", () => {
  const words = letterOf((key) => key, GDPR, ["first", "second"]);

  assert.equal(
    words,
    [
      "letterGreeting",
      "letter_object_gdpr",
      "letter_basis",
      "first\nsecond",
      "letterRequest",
      "letterClosing",
    ].join("\n\n"),
  );
});

for (const [key, expected] of /** @type {const} */ ([
  [
    "letter_object_popia",
    "section 11(3) of the Protection of Personal Information Act (POPIA), I object",
  ],
  ["letter_object_gdpr", "Article 21 of the General Data Protection Regulation (GDPR), I object"],
  ["letter_microsoft", "shared with Microsoft"],
])) {
  test(`${key} contains "${expected}"`, () => {
    assert.ok(english(key).includes(expected));
  });
}

for (const key of ["letter_object", "letter_basis", "letter_microsoft"]) {
  test(`${key} names no law, as no fact does`, () => {
    assert.doesNotMatch(english(key), /POPIA|GDPR|Article|section \d/);
  });
}
