/** Two commands of a run may arrive in the wrong order while the background inserts the script. */

/** @import { Answer, Command } from "../../extension/shared/types.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./fake-browser.js";

const prototype = { querySelectorAll: () => [] };
Object.assign(globalThis, {
  document: prototype,
  Document: { prototype },
  DocumentFragment: { prototype },
  Element: { prototype },
  Node: { prototype },
});
const { createCommandHandler } = await import("../../extension/content/command-handler.js");

/** The answers that a page sends to these commands, as "run number". */
async function answersTo(/** @type {[run: string, commandId: number][]} */ ...commands) {
  /** @type {string[]} */
  const sent = [];
  const page = /** @type {any} */ ({
    id: "page",
    watch: { wake: () => {} },
    watchArrivals: () => () => 0,
    send: async (/** @type {any} */ { run, commandId }) => void sent.push(`${run} ${commandId}`),
    signal: new AbortController().signal,
  });
  const handle = createCommandHandler(async (_, { signal }) => {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    return /** @type {Answer} */ ({});
  });
  for (const [run, commandId] of commands)
    handle(/** @type {Command} */ ({ run, commandId, document: "", settle: {} }), page);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return sent;
}

test("a newer command replaces an older one", async () => {
  assert.deepEqual(await answersTo(["a", 1], ["a", 2]), ["a 2"]);
});

test("an older command that arrives late does not replace a newer one", async () => {
  assert.deepEqual(await answersTo(["a", 2], ["a", 1]), ["a 2"]);
});

test("a command that arrives twice is answered twice", async () => {
  assert.deepEqual(await answersTo(["a", 2], ["a", 2]), ["a 2", "a 2"]);
});

test("another run begins with a low number", async () => {
  assert.deepEqual(await answersTo(["a", 9], ["b", 1]), ["b 1"]);
});
