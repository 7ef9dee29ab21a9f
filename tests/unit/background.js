/**
 * The background as a whole, linked once and started as often as a test likes, each time as a new
 * life: with its own memory, and with a browser, a clock and timers that belong to the test.
 */

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { setting, site } from "./rules.js";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));

/** The settings that these tests' background knows. */
export const settings = [
  setting,
  {
    ...setting,
    id: "research",
    group: "research",
    title: "Research",
    paths: ["/mypreferences/d/settings/policy-and-academic-research"],
    key: "allowAnonymizedDataResearch",
    labels: [],
  },
];

/**
 * What the build makes, and the browser, by the module that has it.
 *
 * @type {Record<string, string>}
 */
const MADE = {
  "shared/browser.js": "export const browser = givenBrowser;",
  "shared/rules.js": [
    `export const site = ${JSON.stringify(site)};`,
    `export const settings = ${JSON.stringify(settings)};`,
    'export const groups = [{ id: "ai-training", chosen: true }, { id: "research", chosen: false }];',
  ].join("\n"),
  "shared/about.js": [
    'export const regions = [{ id: "eu", codes: ["DE"] }, { id: "other", codes: [] }];',
    'export const rights = [{ id: "copy", regions: [], reasons: [] }];',
    "export const about = {};",
  ].join("\n"),
};

/** Of the browser a life gets what is named here; all else is the language's own. */
const GIVEN = [
  "givenBrowser",
  "Date",
  "setTimeout",
  "clearTimeout",
  "crypto",
  "navigator",
  "console",
];

/** The background as one script, compiled once. */
const background = new Function(...GIVEN, await link());

/** @param {Record<string, unknown>} given by the names in GIVEN */
export function startBackground(given) {
  background(...GIVEN.map((name) => given[name]));
}

async function link() {
  const { outputFiles } = await build({
    entryPoints: [`${EXTENSION}background/main.js`],
    bundle: true,
    write: false,
    format: "iife",
    plugins: [{ name: "made by the tests", setup: resolveMade }],
  });
  return outputFiles[0]?.text ?? "";
}

/** @param {import("esbuild").PluginBuild} linking */
function resolveMade(linking) {
  linking.onResolve({ filter: /\/(browser|rules|about)\.js$/ }, ({ path, resolveDir }) => {
    const file = relative(EXTENSION, join(resolveDir, path));
    return file in MADE ? { path: file, namespace: "made" } : undefined;
  });
  linking.onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => ({ contents: MADE[path] }));
}
