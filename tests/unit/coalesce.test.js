import assert from "node:assert/strict";
import { test } from "node:test";
import { coalesce } from "../../extension/shared/coalesce.js";

/** Work that ends when the test says so. */
function work() {
  /** @type {{ end: () => void, fail: (reason: Error) => void }[]} */
  const begun = [];
  const start = coalesce(
    () => new Promise((resolve, reject) => begun.push({ end: () => resolve(0), fail: reject })),
  );
  return { begun, start };
}

test("calls before the work begins share it", async () => {
  const { begun, start } = work();

  const both = [start(), start()];
  await new Promise(setImmediate);

  assert.equal(begun.length, 1);
  begun[0]?.end();
  assert.deepEqual(await Promise.all(both), [0, 0]);
});

test("calls during the work start it once more, when it has ended", async () => {
  const { begun, start } = work();
  void start();
  await new Promise(setImmediate);

  const both = [start(), start()];
  await new Promise(setImmediate);
  assert.equal(begun.length, 1);

  begun[0]?.end();
  await new Promise(setImmediate);
  assert.equal(begun.length, 2);
  begun[1]?.end();
  await Promise.all(both);
});

test("work that fails tells its callers and does not stop further work", async () => {
  const { begun, start } = work();
  const first = start();
  await new Promise(setImmediate);

  begun[0]?.fail(new Error("no"));
  await assert.rejects(first, /no/);

  void start();
  await new Promise(setImmediate);
  assert.equal(begun.length, 2);
});
