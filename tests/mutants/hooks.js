/** Module hooks: each test run loads its own modules and registers its tests in collect.js. */

const COLLECT = new URL("collect.js", import.meta.url).href;

/** @type {import("node:module").ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  const life = context.parentURL && new URL(context.parentURL).searchParams.get("life");
  if (!life) return nextResolve(specifier, context);
  if (specifier === "node:test") return { url: COLLECT, shortCircuit: true };
  const found = await nextResolve(specifier, context);
  return found.url.startsWith("file:") ? { ...found, url: `${found.url}?life=${life}` } : found;
}
