/** A request of an extension page is carried out, or the page learns in time that it was not. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeBrowser } from "./fake-browser.js";

const { askBackground } = await import("../../extension/shared/ask-background.js");

const NEVER = () => new Promise(() => {});
const gone = () => Promise.reject(new Error("Could not establish connection."));

/**
 * Ask a background that treats each message in its own way, the last way for all further ones.
 *
 * @param {(() => unknown)[]} ways
 */
async function ask(ways, limit = 350) {
  let sent = 0;
  Object.assign(fakeBrowser.runtime, {
    sendMessage: () => {
      const way = ways[Math.min(sent, ways.length - 1)];
      sent += 1;
      return way?.();
    },
  });
  const began = performance.now();
  const answer = await askBackground({ type: "cancel" }, limit);
  return { answer, sent, took: performance.now() - began };
}

for (const reply of [true, false]) {
  test(`the background's reply ${reply} is the answer, and nothing is sent again`, async () => {
    const { answer, sent } = await ask([async () => reply]);

    assert.deepEqual([answer, sent], [reply, 1]);
  });
}

for (const [name, way] of /** @type {[string, () => unknown][]} */ ([
  ["rejects", gone],
  ["throws", () => assert.fail("Extension context invalidated.")],
  ["gets no reply", async () => undefined],
])) {
  test(`a message that ${name} is sent again`, async () => {
    const { answer, sent } = await ask([way, way, async () => true], 2_000);

    assert.deepEqual([answer, sent], [true, 3]);
  });

  test(`if every message ${name} the answer is false, in time`, async () => {
    const { answer, sent, took } = await ask([way]);

    assert.equal(answer, false);
    assert.ok(sent > 1 && took < 600, `${sent} messages, ${took} ms`);
  });
}

test("a message that never gets an answer is false, in time", async () => {
  const { answer, sent, took } = await ask([NEVER]);

  assert.deepEqual([answer, sent], [false, 1]);
  assert.ok(took >= 300 && took < 600, `${took} ms`);
});
