import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const read = (/** @type {string} */ name) =>
  readFileSync(new URL(name, ROOT), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
const design = read("extension/shared/ui/design.css");
const [light = "", dark = ""] = design
  .split("@media (prefers-color-scheme: dark)")
  .map((part) => part.replace("@media", ""));
const files = /** @type {string[]} */ (
  readdirSync(new URL("extension/", ROOT), { recursive: true })
);
const sheets = files
  .filter((name) => name.endsWith(".css") && !name.endsWith("design.css"))
  .map((name) => `extension/${name}`);

/** A colour in any CSS notation. */
const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|lch)a?\(/gi;

/**
 * @param {string} css
 * @returns {Record<string, string>}
 */
const valuesIn = (css) =>
  Object.fromEntries(
    [...css.matchAll(/--([a-z-]+[0-9]?): ([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
const looks = { light: valuesIn(light), dark: { ...valuesIn(light), ...valuesIn(dark) } };

/**
 * Relative luminance, WCAG 2.2.
 *
 * @param {string} hex
 */
function luminance(hex) {
  const digits =
    hex.length === 4
      ? [...hex.slice(1)].map((digit) => digit + digit)
      : (hex.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {string} a
 * @param {string} b
 */
function contrast(a, b) {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (lighter + 0.05) / (darker + 0.05);
}

const TEXTS = [
  ...["ink", "soft", "accent", "warn", "good", "busy"].flatMap((ink) => [
    [ink, "paper"],
    [ink, "raised"],
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-mark", "mark"],
  ["on-mark", "mark-off"],
];

test("the contrast of black on white is 21 to 1", () => {
  assert.equal(contrast("#000", "#ffffff").toFixed(2), "21.00");
});

for (const [look, values] of Object.entries(looks)) {
  for (const [ink = "", paper = ""] of TEXTS) {
    test(`${ink} is readable on ${paper}, ${look}`, () => {
      assert.ok(
        contrast(values[ink] ?? "", values[paper] ?? "") >= 4.5,
        `${values[ink]} on ${values[paper]}`,
      );
    });
  }
  test(`the border of a field is visible on paper, ${look}`, () => {
    assert.ok(contrast(values.edge ?? "", values.paper ?? "") >= 3);
  });
}

test("no colour is defined twice", () => {
  for (const css of [light, dark]) {
    const written = Object.values(valuesIn(css)).filter((value) => value.startsWith("#"));

    assert.deepEqual(
      written.filter((value, place) => written.indexOf(value) !== place),
      [],
    );
  }
});

test("only design.css defines colours", () => {
  const found = sheets.flatMap((name) =>
    [...read(name).matchAll(COLOUR)].map(([colour]) => `${name}: ${colour}`),
  );

  assert.ok(sheets.length > 5);
  assert.deepEqual(found, []);
});

test("every variable that a style sheet uses is defined in design.css", () => {
  const own = ["tone"];
  const missing = sheets.flatMap((name) =>
    [...read(name).matchAll(/var\(--([a-z0-9-]+)\)/g)].map(([, value = ""]) => value),
  );

  assert.deepEqual(
    [...new Set(missing)].filter((value) => !(value in looks.light) && !own.includes(value)),
    [],
  );
});

test("the badge and the ring on the page have the design's colours", () => {
  assert.ok(read("extension/background/toolbar.js").includes(`"${looks.light.warn}"`));
  assert.ok(read("builder/rules/highlight.py").includes(`COLOUR = "${looks.light.mark}"`));
});

test("nothing moves with prefers-reduced-motion", () => {
  const moving = sheets.filter((name) =>
    /\b(?<!view-)(transition|animation|scroll-behavior)\b/.test(read(name)),
  );

  assert.deepEqual(
    moving,
    [],
    "put it into @media (prefers-reduced-motion: no-preference) and change this test",
  );
});
