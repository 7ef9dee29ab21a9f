import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "./fake-browser.js";

let observers = 0;
let mutate = () => {};
const prototype = { visibilityState: "visible" };
/** @type {(() => void)[]} */
let frames = [];
Object.assign(globalThis, {
  document: prototype,
  Document: { prototype },
  MutationObserver: class {
    constructor(/** @type {() => void} */ callback) {
      mutate = callback;
    }
    observe() {
      observers += 1;
    }
    disconnect() {
      observers = 0;
    }
  },
  requestAnimationFrame: (/** @type {() => void} */ callback) => frames.push(callback),
});
const { watchPage } = await import("../../extension/content/watch-page.js");

/** The page that is shown, and its events. */
const page = { isHome: true, found: true, observed: 0 };
const ending = new AbortController();
beforeEach(() => {
  Object.assign(globalThis, { window: new EventTarget() });
  Object.assign(page, { isHome: true, found: true, observed: 0 });
  frames = [];
});

function watch() {
  const observe = () => {
    page.observed += 1;
    return { scopes: [/** @type {any} */ (document)], found: page.found, settled: page.found };
  };
  const watching = watchPage(observe, () => page.isHome, ending.signal);
  draw();
  return watching;
}

/** Let timers and `performance.now` stand still until the test moves them on. */
function startClock(/** @type {import("node:test").TestContext} */ context) {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const now = mock.method(performance, "now", () => Date.now());
  observers = 0;
  context.after(() => {
    now.mock.restore();
    mock.timers.reset();
  });
}

/** Draw a frame, and forget what was counted before it. */
function draw() {
  page.observed = 0;
  for (const callback of frames.splice(0)) callback();
}

function scroll() {
  window.dispatchEvent(new Event("scroll"));
  draw();
}

test.after(() => ending.abort());

test("a settings page is observed after each event", () => {
  watch();

  scroll();

  assert.deepEqual([page.observed, observers], [1, 2]);
});

test("away from the settings a page is observed once more and then left alone", () => {
  watch();
  page.isHome = false;
  scroll();
  assert.deepEqual([page.observed, observers], [1, 0]);

  scroll();

  assert.deepEqual([page.observed, observers, frames.length], [0, 0, 0]);
});

test("back in the settings a page is observed again", () => {
  const { wake } = watch();
  page.isHome = false;
  scroll();
  page.isHome = true;

  wake();
  draw();
  assert.deepEqual([page.observed, observers], [1, 1]);
  scroll();

  assert.equal(page.observed, 1);
});

test("a step of a run is observed wherever the page has gone", () => {
  const { subscribe } = watch();
  page.isHome = false;
  scroll();

  const unsubscribe = subscribe(() => {});
  draw();
  assert.deepEqual([page.observed, observers], [1, 1]);
  unsubscribe();
  scroll();
  scroll();

  assert.deepEqual([page.observed, observers], [0, 0]);
});

/** Change the page in each of 60 frames, which take almost a second, and return how often it was observed. */
function storm() {
  let observed = 0;
  for (let frame = 0; frame < 60; frame += 1) {
    mock.timers.tick(16);
    if (observers > 0) mutate();
    draw();
    observed += page.observed;
  }
  return observed;
}

test("a page in which all was found is observed at most five times a second", (context) => {
  startClock(context);
  watch();

  assert.equal(storm(), 4);
});

test("a change after a while without changes is observed in the next frame", (context) => {
  startClock(context);
  watch();
  mock.timers.tick(250);

  mutate();
  draw();

  assert.deepEqual([page.observed, observers], [1, 1]);
});

test("the last of many changes is observed", (context) => {
  startClock(context);
  watch();

  mutate();
  draw();
  assert.deepEqual([page.observed, observers], [0, 0]);
  mock.timers.tick(200);
  draw();

  assert.deepEqual([page.observed, observers], [1, 1]);
});

test("a page is observed in each frame with changes until all was found", (context) => {
  startClock(context);
  page.found = false;
  watch();

  assert.equal(storm(), 60);
});

test("a step of a run observes each frame with changes, a visit does not", (context) => {
  startClock(context);
  const { subscribe } = watch();
  const leave = subscribe(() => {}, true);
  draw();
  assert.equal(storm(), 4);

  const unsubscribe = subscribe(() => {});
  draw();
  assert.equal(storm(), 60);
  unsubscribe();
  leave();
});

test("a waking event is observed in the next frame", (context) => {
  startClock(context);
  watch();
  mutate();

  scroll();

  assert.deepEqual([page.observed, observers], [1, 1]);
});

test("away from the settings no timer is left", (context) => {
  startClock(context);
  watch();
  mutate();
  page.isHome = false;
  scroll();

  mock.timers.tick(60_000);

  assert.equal(frames.length, 0);
});
