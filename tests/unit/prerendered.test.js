import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeBrowser, local } from "./fake-browser.js";

/** The fields of a document that scripts read from its prototype. */
const prototype = { prerendering: true, querySelectorAll: () => [] };
const page = Object.assign(new EventTarget(), prototype);
/** @type {string[][]} */
const reads = [];

Object.assign(local, { onChanged: { addListener() {}, removeListener() {} } });
const { get } = local;
local.get = (/** @type {any} */ keys) => {
  reads.push(keys);
  return get(keys);
};
Object.assign(fakeBrowser.runtime, { id: "fake" });
Object.assign(globalThis, {
  document: page,
  window: new EventTarget(),
  Document: { prototype },
  DocumentFragment: { prototype },
  Node: { prototype },
  Element: { prototype },
});

test("a page that is prerendered does nothing until it is shown", async () => {
  await import("../../extension/content/main.js");
  assert.deepEqual(reads, []);

  prototype.prerendering = false;
  page.dispatchEvent(new Event("prerenderingchange"));

  assert.deepEqual(reads, [["notice", "version"]]);
});
