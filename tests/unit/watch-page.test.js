import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./fake-browser.js";

let walks = 0;
let observers = 0;
const prototype = {
  visibilityState: "visible",
  nodeType: 9,
  querySelectorAll() {
    walks += 1;
    return [];
  },
};
/** @type {(() => void)[]} */
let frames = [];
Object.assign(globalThis, {
  document: prototype,
  Document: { prototype },
  DocumentFragment: { prototype },
  Element: { prototype },
  Node: { prototype, DOCUMENT_NODE: 9, DOCUMENT_FRAGMENT_NODE: 11 },
  MutationObserver: class {
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
const page = { isHome: true, observed: 0 };
const ending = new AbortController();
beforeEach(() => {
  Object.assign(globalThis, { window: new EventTarget() });
  Object.assign(page, { isHome: true, observed: 0 });
  frames = [];
});

function watch() {
  const observe = () => {
    page.observed += 1;
    return true;
  };
  const watching = watchPage(observe, () => page.isHome, ending.signal);
  draw();
  return watching;
}

/** Draw a frame, and forget what was counted before it. */
function draw() {
  [walks, page.observed] = [0, 0];
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

  assert.deepEqual([page.observed, walks, observers], [1, 1, 2]);
});

test("away from the settings a page is observed once more and then left alone", () => {
  watch();
  page.isHome = false;
  scroll();
  assert.deepEqual([page.observed, walks, observers], [1, 0, 0]);

  scroll();

  assert.deepEqual([page.observed, walks, observers, frames.length], [0, 0, 0, 0]);
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
