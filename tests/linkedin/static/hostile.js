// Attacks of a page on extensions, as its scene says. All except patches end when it is left.

/** @import { Scene, Trick } from "./types.js" */
/** @typedef {{ host: Element, main: HTMLElement, signal: AbortSignal }} Place */

import { body, closest, find, findAll, listen, make, Observer, root } from "./dom.js";

/**
 * @param {Scene} scene
 * @param {HTMLElement} main
 * @param {AbortSignal} signal
 */
export function misbehave(scene, main, signal) {
  if (scene.patched) patch();
  if (scene.clobbered) clobber(signal);
  if (scene.mutations_per_second) mutate(main, scene.mutations_per_second, signal);
  if (scene.synthetic_clicks) clickEverything(signal);
  if (scene.trick !== "none") clickjack(scene.trick, main, signal);
}

/** Replace methods that find and click elements, until the next page load. */
function patch() {
  /** @type {(name: string, answer?: unknown) => any} */
  const liar = (name, answer) => () => {
    window.__lied = [...(window.__lied ?? []), name];
    return answer;
  };
  const allElements = /** @type {HTMLElement} */ (Element.prototype);
  HTMLElement.prototype.click = allElements.click = liar("click");
  for (const kind of [Document, Element, DocumentFragment]) {
    kind.prototype.querySelector = liar("querySelector", null);
    kind.prototype.querySelectorAll = liar("querySelectorAll", []);
  }
  Element.prototype.matches = liar("matches", false);
  Element.prototype.closest = liar("closest", null);
  window.MutationObserver = class {
    observe() {}
    disconnect() {}
    takeRecords() {
      return [];
    }
  };
}

/**
 * Shadow the document's own properties by elements with their names.
 *
 * @param {AbortSignal} signal
 */
function clobber(signal) {
  const names = [
    "querySelector",
    "querySelectorAll",
    "getElementById",
    "addEventListener",
    "forms",
  ];
  const images = ["body", "head", "documentElement", "readyState", "createElement", "title"];
  const box = make("div", { hidden: "" });
  box.append(...names.map((name) => make("form", { name, id: name })));
  box.append(...images.map((name) => make("img", { name, alt: "" })));
  box.append(...["browser", "chrome", "location"].map((id) => make("a", { id })));
  body.append(box);
  listen(signal, "abort", () => box.remove());
}

/**
 * Add and remove nodes around the content, `rate` changes a second.
 *
 * @param {HTMLElement} main
 * @param {number} rate
 * @param {AbortSignal} signal
 */
function mutate(main, rate, signal) {
  const busy = make("div", { "aria-hidden": "true" });
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    // A page that is behind must not fall back further with each turn.
    const changes = Math.round(Math.min((now - last) / 1000, 0.1) * rate);
    last = now;
    if (!busy.isConnected || busy.parentNode !== main) main.append(busy);
    for (let change = 0; change < changes; change += 2) {
      const node = make("span", { hidden: "" });
      busy.append(node);
      node.remove();
    }
    window.__mutations = (window.__mutations ?? 0) + changes;
  }, 10);
  listen(signal, "abort", () => clearInterval(timer));
}

/**
 * Click by script on everything that is not one of the page's own controls, and on new nodes.
 *
 * @param {AbortSignal} signal
 */
function clickEverything(signal) {
  const own = "a, label, input, button, form, select, textarea";
  const press = (/** @type {Node} */ element) => {
    if (!(element instanceof Element) || closest(element, own)) return;
    for (const type of ["pointerdown", "mousedown", "mouseup", "click"]) {
      element.dispatchEvent(
        new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }),
      );
    }
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    window.__pressed = (window.__pressed ?? 0) + 1;
  };
  const watch = new Observer((records) => {
    for (const record of records) for (const node of record.addedNodes) press(node);
  });
  watch.observe(root, { childList: true, subtree: true });
  const timer = setInterval(() => findAll(root, "*").forEach(press), 200);
  listen(signal, "abort", () => {
    watch.disconnect();
    clearInterval(timer);
  });
}

/**
 * Have a person press what an extension draws over the page, and think that they press something
 * else.
 *
 * @param {Trick} trick
 * @param {HTMLElement} main
 * @param {AbortSignal} signal
 */
function clickjack(trick, main, signal) {
  if (trick === "keeps-down-and-covers") {
    listen(window, "beforetoggle", (event) => event.preventDefault(), { capture: true, signal });
  }
  const watch = new Observer(() => {
    const host = [...root.children].find((each) => each !== body && each.localName === "div");
    if (host) TRICKS[trick]({ host, main, signal });
    window.__tricked ||= Boolean(host);
  });
  watch.observe(root, { childList: true });
  listen(signal, "abort", () => watch.disconnect());
}

const COVER = `position: fixed; inset: 0; inline-size: 100vw; block-size: 100vh; z-index: 2147483647;
  margin: 0; border: 0; font-size: 4em; color: #fff; background: #605; pointer-events: none`;
const BOX = "position: fixed; inset: 0; opacity: 0; transform: translate(-20px, -20px)";
const PICTURES = `::view-transition { pointer-events: none; background: #605 }
  ::view-transition-group(root) { animation-duration: 60s }`;

/** How far up (px) the content is moved, together with the host of the card. */
const UP = 330;

const TRICKS = {
  "moves-host": (/** @type {Place} */ { host }) =>
    (find(root, ".box") ?? body.appendChild(styled("box", BOX))).append(host),
  covers: () => once(() => body.append(styled("cover", COVER))),
  "keeps-down-and-covers": () => TRICKS.covers(),
  popover: () => once(() => layOver(body)),
  "closed-popover": () =>
    once(() => layOver(root.appendChild(make("div")).attachShadow({ mode: "closed" }))),
  "popover-until-press": (/** @type {Place} */ { signal }) =>
    once(() => {
      const cover = layOver(body);
      listen(window, "pointerdown", () => cover.hidePopover(), { capture: true, signal });
    }),
  fades: () =>
    once(() => {
      root.style.opacity = "0";
      layOver(body);
    }),
  tiny: () => {
    root.style.zoom = "0.2";
  },
  pictures: () =>
    once(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(PICTURES);
      document.adoptedStyleSheets.push(sheet);
      document.startViewTransition?.();
    }),
  "moves-row": (/** @type {Place} */ { host, main, signal }) =>
    once(() => {
      const bait = (/** @type {MouseEvent} */ event) => {
        window.__clicked = [...(window.__clicked ?? []), event.target === host ? "card" : "page"];
        if (event.target !== host) event.preventDefault();
        main.style.translate = `0 -${UP}px`;
      };
      listen(window, "click", bait, { capture: true, signal });
    }),
};

/** @param {() => void} work */
function once(work) {
  if (!window.__tricked) work();
}

/** @param {Node} scope */
function layOver(scope) {
  const cover = scope.appendChild(styled("cover", COVER));
  cover.popover = "manual";
  cover.showPopover();
  return cover;
}

/**
 * The page's security policy lets no style be written as an attribute.
 *
 * @param {string} name
 * @param {string} css
 */
function styled(name, css) {
  const element = make("div", { class: name }, "Win a prize!");
  element.style.cssText = css;
  return element;
}
