/** A page report says how a page is built, and contains nothing personal. */

/** @import { PageElement } from "../../extension/shared/page-report/skeleton.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createCleaner } from "../../extension/shared/page-report/cleaner.js";
import { mayNeedReport } from "../../extension/shared/page-report/last-run.js";
import { reportFile, reportName } from "../../extension/shared/page-report/report-file.js";
import { createWriter } from "../../extension/shared/page-report/skeleton.js";
import { report } from "./report-data.js";
import { setting, site } from "./rules.js";

const cleaner = () => createCleaner(report, [setting], site);

/** @param {PageElement} page */
const linesOf = (page) => createWriter(report, cleaner(), site.origin).lines(page);

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {PageElement["children"]} children
 * @returns {PageElement}
 */
const element = (name, attributes = {}, ...children) => ({
  name,
  attributes: Object.entries(attributes),
  children,
});

/**
 * Return the start tag of an element with these attributes.
 *
 * @param {Record<string, string>} attributes
 */
const tagOf = (attributes) => linesOf(element("div", attributes))[0];

test("the words of the data are read", () => {
  assert.ok(report.words.length > 500);
  for (const [name, values] of Object.entries(report)) assert.ok(values.length > 0, name);
});

test("a page is written with one tag or text per line", () => {
  const input = element("input", { type: "checkbox", role: "switch", checked: "", id: "toggle-1" });
  const row = element("div", { class: "config-setting-card__setting-item _row_1ef023" }, input);
  const page = element("main", {}, element("h1", {}, setting.title), row, "Jane Doe");

  assert.deepEqual(linesOf(page), [
    "<main>",
    "  <h1>",
    `    ${setting.title}`,
    "  </h1>",
    '  <div class="config-setting-card__setting-item class-1">',
    '    <input type="checkbox" role="switch" checked id="id-1">',
    "  </div>",
    "  text-s",
    "</main>",
  ]);
});

test("shadow roots and frames are where they are in the page", () => {
  const host = element("settings-card", {});
  host.shadow = { mode: "closed", children: [element("slot")] };
  const frame = { ...element("iframe", { src: "/in/jane-doe" }), frame: 1 };

  assert.deepEqual(linesOf(element("body", {}, host, frame)), [
    "<body>",
    "  <settings-card>",
    '    <template shadowrootmode="closed">',
    "      <slot>",
    "      </slot>",
    "    </template>",
    "  </settings-card>",
    '  <iframe data-frame="1">',
    "  </iframe>",
    "</body>",
  ]);
});

const TEXTS = [
  [
    "LinkedIn's words stay, whatever their case and spaces",
    ` use MY data\n for ${"training content creation AI models"}`,
    setting.labels[0],
  ],
  ["a short text", "Jane Doe", "text-s"],
  ["a text of twelve characters", "123456789012", "text-s"],
  ["a text of thirteen characters", "1234567890123", "text-m"],
  ["a text of sixty characters", "x".repeat(60), "text-m"],
  ["a longer text", "x".repeat(61), "text-l"],
];
for (const [name, text = "", expected] of TEXTS) {
  test(`text: ${name}`, () => assert.equal(cleaner().text(text), expected));
}

/** @type {[string, Record<string, string>, string][]} */
const ATTRIBUTES = [
  ["the key stays", { "aria-labelledby": setting.key ?? "" }, `aria-labelledby="${setting.key}"`],
  ["a key of known words stays", { id: "allowDataForAiModels" }, 'id="allowDataForAiModels"'],
  ["an id with a number goes", { id: "ember42" }, 'id="id-1"'],
  ["an id with a name goes", { id: "jane-doe-card" }, 'id="id-1"'],
  ["an id with a token goes", { id: "dGhpcyBpcyBzZWNyZXQ" }, 'id="id-1"'],
  ["a reference has the same placeholder", { id: "x1", for: "x1" }, 'id="id-1" for="id-1"'],
  ["two references stay two", { "aria-labelledby": "x1 x2" }, 'aria-labelledby="id-1 id-2"'],
  [
    "the class of a component stays",
    { class: "artdeco-toggle__button" },
    'class="artdeco-toggle__button"',
  ],
  ["a state stays", { "aria-checked": "mixed" }, 'aria-checked="mixed"'],
  ["no other value of a state does", { "aria-checked": "Jane" }, ""],
  [
    "the words for people who hear it",
    { "aria-label": "Jane Doe's profile" },
    'aria-label="text-m"',
  ],
  ["a known role", { role: "switch" }, 'role="switch"'],
  ["an unknown role", { role: "jane" }, ""],
  ["a link to a setting", { href: `${setting.paths[0]}?u=jane` }, `href="${setting.paths[0]}"`],
  ["a link to a person", { href: "/in/jane-doe" }, ""],
  ["a link to another site", { href: `https://x.test${setting.paths[0]}` }, ""],
  ["a language", { lang: "pt-BR" }, 'lang="pt-BR"'],
  ["no language", { lang: "jane" }, ""],
  ["a sign of the rules", { "data-control-name": "back_link" }, 'data-control-name="back_link"'],
  ["other data", { "data-member": "jane", title: "Jane", style: "--x: jane", value: "jane" }, ""],
];
for (const [name, attributes, expected] of ATTRIBUTES) {
  test(`attribute: ${name}`, () =>
    assert.equal(tagOf(attributes), expected ? `<div ${expected}>` : "<div>"));
}

test("scripts, styles, data, pictures and comments are left out", () => {
  for (const name of ["script", "style", "code", "img", "svg", "template", "link", "meta"])
    assert.deepEqual(linesOf(element("body", {}, element(name, { id: "main" }, "Jane"))), [
      "<body>",
      "</body>",
    ]);
});

test("an element with an unknown name is replaced", () => {
  assert.equal(linesOf(element("jane-doe"))[0], "<x-element-1>");
  assert.equal(linesOf(element("jane"))[0], "<x-element-1>");
});

test("of a path only known parts stay", () => {
  const { path } = cleaner();
  assert.equal(path(`${setting.paths[0]}`), setting.paths[0]);
  assert.equal(path("/mypreferences/d/settings/ai-models"), "/mypreferences/d/settings/ai-models");
  assert.equal(path("/in/jane-doe/?miniProfile=1#x"), "/in/…/");
  assert.equal(path("/voyager/api/graphql/urn:li:member:42"), "/voyager/api/graphql/…");
  assert.equal(path(`${site.savePath}${setting.key}`), `${site.savePath}${setting.key}`);
});

const NEVER = ["Jane", "doe", "jane.doe@example.org", "/in/jane-doe", "ACoAAB3xyz9Q", "urn:li:42"];
const any = fc.oneof(
  fc.constantFrom(...NEVER),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("switch", "true", "main", "toggle-label", setting.key ?? "", "pt-BR"),
  fc
    .tuple(
      fc.constantFrom("toggle", "main"),
      fc.constantFrom("-", "_", ""),
      fc.constantFrom(...NEVER),
    )
    .map((parts) => parts.join("")),
);
const anyName = fc.oneof(
  fc.constantFrom(...Object.values(report).flat()),
  fc.constantFrom("class", "id", "href", "lang", "dir", "role", "type", "aria-label", "name"),
  any,
);
/** @type {{ page: fc.Arbitrary<PageElement> }} */
const { page: anyPage } = /** @type {any} */ (
  fc.letrec((/** @type {any} */ tie) => ({
    page: fc.record({
      name: anyName,
      attributes: fc.array(fc.tuple(anyName, any), { maxLength: 5 }),
      children: fc.array(fc.oneof({ maxDepth: 4 }, any, tie("page")), { maxLength: 4 }),
      shadow: fc.option(
        fc.record({
          mode: any,
          children: fc.array(fc.oneof({ maxDepth: 3 }, any, tie("page")), { maxLength: 2 }),
        }),
        { nil: undefined },
      ),
    }),
  }))
);

/** Everything that may stand between the signs of HTML. */
const ALLOWED = new Set(
  [
    ...Object.values(report).flat(),
    ...[...setting.paths, ...site.listPaths, site.savePath, setting.key ?? ""],
    "class id href lang dir role type aria-label name value x-element text s m l",
    "template shadowrootmode closed data-frame pt br ltr rtl",
  ].flatMap((each) =>
    each
      .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
      .map((/** @type {string} */ word) => word.toLowerCase()),
  ),
);

test("no page has anything in its report that is not in a closed list", () => {
  let written = 0;
  fc.assert(
    fc.property(anyPage, (page) => {
      for (const line of linesOf(page)) {
        written += 1;
        assert.match(line, /^ *(<\/?[a-z0-9-]+( [a-z-]+(="[^"<>]*")?)*>|[^<>"]+)$/);
        const words = line
          .replace(/ lang="[a-z]{2}([-_]([A-Z]{2}|Han[st]))?"/, "")
          .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
        for (const word of words) assert.ok(ALLOWED.has(word.toLowerCase()), `${word} in ${line}`);
        assert.doesNotMatch(line.replace(/<\/?h[1-6]\b/, ""), /(?<!-|-\d+)\d/);
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(written > 2_000, `${written} lines: the property saw too little`);
});

const RECORD = /** @type {const} */ ({
  reading: "unknown",
  outcome: "not-recognised",
  proof: "",
  at: 1,
  reason: "no-switch",
  store: "firefox-container-7",
});

test("the file has the fields of docs/page-report.md", () => {
  const taken = { language: "de", address: "/mypreferences/d", frames: [], shape: "" };
  const file = reportFile(
    taken,
    {
      product: "0.1.0",
      browser: "firefox 153.0.1",
      setting: "ai-training",
      record: /** @type {any} */ (RECORD),
      requests: [
        { method: "PUT", path: "/api/jane/save", status: 403 },
        { method: "JANE", path: "/", status: 0 },
      ],
      answers: {},
    },
    cleaner(),
  );

  assert.deepEqual(file, {
    format: "untrain-page-report",
    version: 1,
    product: "0.1.0",
    browser: "Firefox 153",
    language: "de",
    setting: "ai-training",
    outcome: "not-recognised",
    address: "/mypreferences/d",
    frames: [],
    readings: [{ phase: "run", value: "unknown", proof: "", reason: "no-switch" }],
    requests: [
      { method: "PUT", path: "/api/…/save", status: 403 },
      { method: "…", path: "/", status: 0 },
    ],
    answers: {},
  });
  assert.equal(
    reportName("2026-12-01", "ai-training"),
    "untrain-page-report-2026-12-01-ai-training.json",
  );
});

test("a report is offered after four outcomes", () => {
  for (const outcome of ["not-recognised", "needs-you", "not-confirmed", "not-offered"])
    assert.ok(mayNeedReport(outcome), outcome);
  for (const outcome of ["", "confirmed-off", "signed-out"]) assert.ok(!mayNeedReport(outcome));
});
