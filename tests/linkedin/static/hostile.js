// What a page might do to whoever reads it. A scene chooses; leaving the page ends all but patches.

import { Observer, body, closest, findAll, listen, make, root } from "./dom.js";

export function misbehave(scene, main, signal) {
  if (scene.patched) patch();
  if (scene.clobbered) clobber(signal);
  if (scene.mutations_per_second) mutate(main, scene.mutations_per_second, signal);
  if (scene.synthetic_clicks) clickEverything(signal);
}

/** Make the usual means of finding and clicking lie. They stay so until the next page load. */
function patch() {
  const liar = (name, answer) => () => {
    window.__lied = [...(window.__lied ?? []), name];
    return answer;
  };
  HTMLElement.prototype.click = Element.prototype.click = liar("click");
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

/** Shadow the document's own properties by elements with their names. */
function clobber(signal) {
  const names = ["querySelector", "querySelectorAll", "getElementById", "addEventListener", "forms"];
  const images = ["body", "head", "documentElement", "readyState", "createElement", "title"];
  const box = make("div", { hidden: "" });
  box.append(...names.map((name) => make("form", { name, id: name })));
  box.append(...images.map((name) => make("img", { name, alt: "" })));
  box.append(...["browser", "chrome", "location"].map((id) => make("a", { id })));
  body.append(box);
  listen(signal, "abort", () => box.remove());
}

/** Add and remove nodes around the content, `rate` changes a second. */
function mutate(main, rate, signal) {
  const busy = make("div", { "aria-hidden": "true" });
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const changes = Math.round(((now - last) / 1000) * rate);
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

/** Click by script on everything that is not one of the page's own controls, and on new nodes. */
function clickEverything(signal) {
  const own = "a, label, input, button, form, select, textarea";
  const press = (element) => {
    if (!(element instanceof Element) || closest(element, own)) return;
    for (const type of ["pointerdown", "mousedown", "mouseup", "click"]) {
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
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
