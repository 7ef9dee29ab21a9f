// Bundles the framework pages: node tests/linkedin/frameworks/build.js FOLDER

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const [, , folder] = process.argv;
const here = fileURLToPath(new URL("./", import.meta.url));

/**
 * Compiles Ember's templates now: the pages' content security policy lets nothing be compiled in
 * the browser.
 *
 * @type {import("esbuild").Plugin}
 */
const templates = {
  name: "templates",
  setup({ onLoad }) {
    onLoad({ filter: /\.hbs$/ }, async ({ path }) => {
      const { precompile } = require("ember-source/dist/ember-template-compiler.js");
      const compiled = precompile(await readFile(path, "utf8"));
      return { contents: `export default Ember.HTMLBars.template(${compiled});`, loader: "js" };
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  outdir: folder,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
};

await build({
  ...common,
  entryPoints: { react: `${here}react/client.js`, ember: `${here}ember/app.js` },
  format: "iife",
  plugins: [templates],
});
await build({
  ...common,
  entryPoints: { "react-server": `${here}react/server.js` },
  format: "cjs",
  platform: "node",
  outExtension: { ".js": ".cjs" },
});
