/** Texts that the builder compiles into shared/about.js, for tests that need none of them. */

import { register } from "node:module";

const HOOKS = `export function resolve(specifier, context, next) {
  return specifier.endsWith("/shared/about.js")
    ? { url: "data:text/javascript,export const [english, regions, rights] = [{}, [], []];", shortCircuit: true }
    : next(specifier, context);
}`;

register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);
