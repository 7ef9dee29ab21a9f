import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameReading, waitUntilStable } from "../../extension/content/wait-until-stable.js";

/** A page that is observed when `look` is called, and whose timers fire when `ring` is. */
function page() {
  let follower = () => {};
  let ring = () => {};
  let reading = "off";
  let timers = 0;
  const watch = /** @type {any} */ ({
    subscribe: (/** @type {() => void} */ listener) => {
      follower = listener;
      return () => {};
    },
  });
  const timer = (/** @type {number} */ _ms, /** @type {() => void} */ rang) => {
    timers += 1;
    ring = rang;
    return () => (ring = () => {});
  };
  const see = () => /** @type {any} */ ({ reading });
  const waiting = waitUntilStable(
    watch,
    see,
    () => 0,
    isSameReading,
    new AbortController().signal,
    () => timer,
  );
  let done = false;
  void waiting.then(() => (done = true));
  return {
    look: () => follower(),
    ring: () => ring(),
    read: (/** @type {string} */ now) => (reading = now),
    timers: () => timers,
    isDone: () => Promise.resolve().then(() => done),
    waiting,
  };
}

test("observations alone prove nothing while the page's timers are delayed", async () => {
  const held = page();

  for (let time = 0; time < 10; time += 1) held.look();

  assert.equal(await held.isDone(), false);
});

test("constant changes of the page do not postpone the last timer", async () => {
  const busy = page();
  const set = busy.timers();

  for (let time = 0; time < 10; time += 1) busy.look();

  assert.equal(busy.timers(), set);
  busy.read("on");
  busy.look();
  busy.ring();
  assert.equal(/** @type {any} */ (await busy.waiting).reading, "on");
});

test("the result is the reading at the moment when the timer fires", async () => {
  const free = page();
  free.look();
  free.ring();

  assert.equal(/** @type {any} */ (await free.waiting).reading, "off");
});

test("a page that corrects itself when its timers fire is not believed before", async () => {
  const late = page();
  late.look();
  late.read("on");
  late.look();
  late.ring();

  assert.equal(/** @type {any} */ (await late.waiting).reading, "on");
});

test("a page that must wait for a known time is observed again when that time is over", async () => {
  let left = 3_000;
  /** @type {number[]} */
  const waits = [];
  const timer = (/** @type {number} */ ms, /** @type {() => void} */ callback) => {
    waits.push(ms);
    left = 0;
    queueMicrotask(callback);
    return () => {};
  };

  const result = await waitUntilStable(
    /** @type {any} */ ({ subscribe: () => () => {} }),
    () => "off",
    (_, _elapsed, unchanged) => (left > 0 ? unchanged + left : 0),
    (a, b) => a === b,
    new AbortController().signal,
    () => timer,
  );

  assert.equal(result, "off");
  assert.deepEqual(waits.map(Math.round), [3_000]);
});
