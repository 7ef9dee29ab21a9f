import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { pageTimeout } from "../../extension/content/timers.js";
import { isSameReading, waitUntilStable } from "../../extension/content/wait-until-stable.js";

/** @type {"visible" | "hidden"} */
let shown = "visible";
Object.assign(globalThis, {
  Document: class {
    get visibilityState() {
      return shown;
    }
  },
  document: {},
});

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

/**
 * A page that reads off. Returns a function that runs it for some time (ms) and returns when it was
 * believed, 0 if it was not.
 *
 * @param {{ visibility?: "visible" | "hidden", busy: number }} how `busy`: how long (ms) the page's
 *   scripts keep its thread at a time
 */
function slowPage({ visibility = "visible", busy }) {
  let now = 0;
  /** @type {{ at: number, work: () => void }[]} */
  let timers = [];
  mock.method(performance, "now", () => now);
  mock.method(
    globalThis,
    "setTimeout",
    (/** @type {() => void} */ work, /** @type {number} */ ms) =>
      timers.push({ at: now + ms, work }),
  );
  mock.method(globalThis, "clearTimeout", (/** @type {number} */ id) => {
    const timer = timers[id - 1];
    if (timer) timer.at = Number.POSITIVE_INFINITY;
  });
  shown = visibility;
  let done = 0;
  const watch = /** @type {any} */ ({ subscribe: () => () => {} });
  const observe = () => /** @type {any} */ ({ reading: "off" });
  const { signal } = new AbortController();
  void waitUntilStable(
    watch,
    observe,
    () => 2_000,
    isSameReading,
    signal,
    () => pageTimeout,
  ).then(() => (done ||= now));
  return async function run(/** @type {number} */ until) {
    while (now < until) {
      now += busy;
      for (const timer of [...timers]) {
        if (timer.at > now) continue;
        timer.at = Number.POSITIVE_INFINITY;
        timer.work();
      }
      await null;
      await null;
    }
    timers = [];
    return done;
  };
}

test("a page that runs its timers in time is believed after the required time", async (t) => {
  t.after(() => mock.restoreAll());

  assert.equal(await slowPage({ busy: 100 })(10_000), 2_000);
});

test("a hidden page may delay its timers by a second", async (t) => {
  t.after(() => mock.restoreAll());

  assert.equal(await slowPage({ visibility: "hidden", busy: 1_000 })(10_000), 2_000);
});

for (const [visibility, busy] of /** @type {const} */ ([
  ["visible", 1_100],
  ["hidden", 3_000],
  ["hidden", 10_000],
]))
  test(`a ${visibility} page that is busy for ${busy} ms at a time is not believed`, async (t) => {
    t.after(() => mock.restoreAll());

    assert.equal(await slowPage({ visibility, busy })(100_000), 0);
  });

test("while something unknown is awaited, the page is looked at again, less and less often", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const waits = /** @type {number[]} */ ([]);
  let required = Number.POSITIVE_INFINITY;
  const timer = (/** @type {number} */ ms, /** @type {() => void} */ rang) => {
    waits.push(ms);
    const id = setTimeout(rang, ms);
    return () => clearTimeout(id);
  };
  let reading = "";
  void waitUntilStable(
    /** @type {any} */ ({ subscribe: () => () => {} }),
    () => /** @type {any} */ ({ reading: "on" }),
    () => required,
    isSameReading,
    new AbortController().signal,
    () => timer,
  ).then((value) => (reading = value.reading));
  const pass = (/** @type {number} */ ms) => {
    now += ms;
    t.mock.timers.tick(ms);
  };

  pass(500);
  pass(1_000);
  pass(2_000);
  required = 0;
  pass(4_000);

  assert.deepEqual(waits.slice(0, 4), [500, 1_000, 2_000, 4_000]);
  await Promise.resolve();
  assert.equal(reading, "on");
});
