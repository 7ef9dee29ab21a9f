import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const EXTENSION = new URL("../../extension/", import.meta.url);
const files = /** @type {string[]} */ (readdirSync(EXTENSION, { recursive: true }));
const read = (/** @type {string} */ name) => readFileSync(new URL(name, EXTENSION), "utf8");
const messages = JSON.parse(read("_locales/en/messages.json"));

const LETTER = /\p{L}/u;
/** The browser shows a page's title before the script has set the translated one. */
const BRAND = "<title>Untrain</title>";

/**
 * The visible texts in a page's HTML.
 *
 * @param {string} html
 */
function wordsInHtml(html) {
  const bare = html.replaceAll(/<!--[\s\S]*?-->/g, "").replace(BRAND, "");
  const attributes = [
    ...bare.matchAll(/\s(?:alt|title|placeholder|label|aria-[a-z]+|value)="([^"]*)"/g),
  ]
    .filter(([whole]) => !/aria-labelledby|aria-hidden|value=/.test(whole))
    .map(([, words = ""]) => words);
  return [
    ...attributes,
    ...bare
      .replaceAll(/<[^>]*>/g, "\n")
      .split("\n")
      .map((line) => line.trim()),
  ].filter((words) => LETTER.test(words));
}

/** Ways in which a script can show text. */
const SHOWN = [
  /\b(?:textContent|innerText|title|alt|placeholder|ariaLabel)\s*(?::|=(?!=))\s*(["'`])(.*?)\1/g,
  /\bsetAttribute\("(?:title|alt|placeholder|aria-label)",\s*(["'`])(.*?)\1/g,
  /\b(?:append|prepend|before|after|replaceChildren|Option|alert|confirm)\((["'`])(.*?)\1/g,
  /\belement\([^,()]+,[^,()]+,\s*(["'`])(.*?)\1/g,
];
/** Matches sentences such as "Turn it off", not keys, class names and selectors. */
const SENTENCE = /(["'`])([A-Z][a-z]+(?:'[a-z]+)? [A-Za-z].*?)\1/g;

/** @param {string} script */
function wordsInScript(script) {
  const code = script.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, "");
  const shown = SHOWN.flatMap((way) => [...code.matchAll(way)]);
  const told = code
    .split("\n")
    .filter((line) => !/console\.|throw|Error\(/.test(line))
    .flatMap((line) => [...line.matchAll(SENTENCE)]);
  return [...shown, ...told]
    .map(([, , words = ""]) => words.replaceAll(/\$\{[^}]*\}/g, ""))
    .filter((words) => LETTER.test(words) && !(words in messages || `${words}_other` in messages));
}

/** @param {string} css */
const wordsInCss = (css) =>
  [...css.matchAll(/content:\s*(["'])(.*?)\1/g)]
    .map(([, , words = ""]) => words)
    .filter((words) => LETTER.test(words));

/** @type {[string, (text: string) => string[], string, string][]} */
const KINDS = [
  [".html", wordsInHtml, "<p>Turn it off</p>", '<p data-i18n="actionTurnOff"></p>'],
  [".html", wordsInHtml, '<img alt="A switch">', '<img alt="" aria-hidden="true">'],
  [".js", wordsInScript, 'say.textContent = "Saved";', 'say.textContent = text("optionsSaved");'],
  [".js", wordsInScript, 'const said = "Turn it off";', 'const key = "actionTurnOff";'],
  [".js", wordsInScript, "list.append(`Off since then`);", 'list.append(text("titleOff", day));'],
  [".js", wordsInScript, 'return { title: "On again" };', 'return { title: "titleOn" };'],
  [".css", wordsInCss, 'p::after { content: " off"; }', 'p::after { content: "✓"; }'],
];
/** @type {Map<string, (text: string) => string[]>} */
const BY_KIND = new Map(KINDS.map(([kind, wordsIn]) => [kind, wordsIn]));

for (const [kind, wordsIn, bad, good] of KINDS) {
  test(`visible text is found in ${kind}: ${bad}`, () => {
    assert.equal(wordsIn(bad).length > 0, true);
    assert.deepEqual(wordsIn(good), []);
  });
}

for (const [kind, wordsIn] of BY_KIND) {
  test(`no ${kind} of the extension holds words; all are in _locales`, () => {
    const found = files
      .filter((name) => name.endsWith(kind))
      .flatMap((name) => wordsIn(read(name)).map((words) => `${name}: ${words}`));

    assert.deepEqual(found, []);
  });
}
