import assert from "node:assert/strict";
import { test } from "node:test";

// The browser APIs that the tested modules use.
/** @type {any} */
const browser = globalThis;
const scope = class {
  querySelectorAll() {
    return [html];
  }
  get documentElement() {
    return html;
  }
};
const html = {};
const button = { ariaDisabled: "" };
const card = /** @type {any} */ ({ querySelectorAll: () => [button] });
const watching = new Set();
/** @type {(entries: { isVisible: boolean }[]) => void} */
let tell = () => {};
let near = false;
Object.assign(browser, {
  Document: scope,
  DocumentFragment: scope,
  Element: scope,
  Node: { DOCUMENT_NODE: 9, DOCUMENT_FRAGMENT_NODE: 11, prototype: {} },
  document: { nodeType: 9 },
  IntersectionObserverEntry: { prototype: { isVisible: true } },
  IntersectionObserver: class {
    constructor(/** @type {typeof tell} */ callback) {
      tell = callback;
    }
    observe(/** @type {any} */ element) {
      watching.add(element);
    }
    disconnect() {
      watching.clear();
    }
  },
});
const host = /** @type {any} */ ({
  parentNode: html,
  matches: (/** @type {string} */ selector) => selector === ":popover-open" || near,
});

const { createPressGuard } = await import("../../extension/content/ui/clickjacking.js");

/** @param {import("node:test").TestContext} context */
function start({ mock }) {
  near = false;
  watching.clear();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  mock.method(performance, "now", () => Date.now());
  const listeners =
    /** @type {Record<"focusin" | "pointerover" | "pointerout", (event: { type: string }) => void>} */ ({});
  const root = /** @type {any} */ ({
    addEventListener: (
      /** @type {keyof typeof listeners} */ type,
      /** @type {() => void} */ listener,
    ) => {
      listeners[type] = listener;
    },
    elementFromPoint: () => button,
    activeElement: null,
  });
  const guard = createPressGuard(host, root);
  guard.guard(card);
  guard.watch();
  const press = () =>
    guard.refusal(/** @type {any} */ ({ type: "click", detail: 1, target: button }));
  const enter = () =>
    guard.refusal(/** @type {any} */ ({ type: "click", detail: 0, target: button }));
  const focus = () => {
    root.activeElement = button;
    listeners.focusin({ type: "focusin" });
  };
  return {
    guard,
    press,
    enter,
    focus,
    listeners,
    tick: (/** @type {number} */ ms) => mock.timers.tick(ms),
  };
}

test("a press counts once the card has been visible for 600 ms, and the button shows it", (context) => {
  const { press, tick } = start(context);

  tick(700);
  assert.equal(press(), "pressTooSoon", "not yet seen at all");
  tell([{ isVisible: true }]);
  tick(599);
  assert.deepEqual([press(), button.ariaDisabled], ["pressTooSoon", "true"]);
  tick(1);
  assert.deepEqual([press(), button.ariaDisabled], ["", "false"]);
});

test("the wait starts again after the card was covered, even for an instant", (context) => {
  const { press, tick } = start(context);
  tell([{ isVisible: true }]);
  tick(600);

  tell([{ isVisible: false }]);
  assert.deepEqual([press(), button.ariaDisabled], ["pressCovered", "true"]);
  tell([{ isVisible: true }]);
  assert.equal(press(), "pressTooSoon");
  tick(600);
  tell([{ isVisible: false }, { isVisible: true }]);
  assert.equal(press(), "pressTooSoon");
});

test("the wait starts again after the card moved", (context) => {
  const { guard, press, tick } = start(context);
  tell([{ isVisible: true }]);
  tick(600);

  guard.restart();

  assert.equal(press(), "pressTooSoon");
  tick(600);
  assert.equal(press(), "");
});

test("a key counts 600 ms after the focus; a click without focus, as of a screen reader, counts at once", (context) => {
  const { enter, focus, tick } = start(context);
  tell([{ isVisible: true }]);
  tick(600);
  assert.equal(enter(), "");

  focus();

  assert.equal(enter(), "pressTooSoon");
  tick(600);
  assert.equal(enter(), "");
});

test("an unused card is not observed until the pointer or the focus comes near", (context) => {
  const { listeners, press, tick } = start(context);
  tell([{ isVisible: true }]);
  tick(1999);
  assert.equal(watching.size, 1);
  tick(1);
  assert.equal(watching.size, 0);
  assert.equal(press(), "", "it was in sight all the while");

  near = true;
  listeners.pointerover({ type: "pointerover" });
  tick(10_000);
  assert.equal(watching.size, 1);
  near = false;
  listeners.pointerout({ type: "pointerout" });
  tick(2000);
  assert.equal(watching.size, 0);
});
