/**
 * The whole background, bundled once. Tests start it as often as they like, each time with empty
 * memory and with the browser, the clock and the timers of the test.
 */

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { setting, site } from "./rules.js";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));

/** The settings in the rules of this background. */
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
 * Replacements for the modules of the build and of the browser, by module.
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

/** The globals that the test provides; all others are those of the language. */
const GIVEN = [
  "givenBrowser",
  "Date",
  "setTimeout",
  "clearTimeout",
  "crypto",
  "navigator",
  "console",
];

/** The background as one script. */
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
