// The settings app: draws content after the page load, and navigates without a page load.

/** @import { Later, Page, Scene, Settings, Values } from "./types.js" */

import { goOnBeside } from "./beside.js";
import { body, closest, find, listen, make, root, trusted } from "./dom.js";
import { draw } from "./draw.js";
import { misbehave } from "./hostile.js";
import { recordEvents } from "./record-events.js";

const LIST = "/mypreferences/d/categories/privacy";
const PRELOAD = "/preload/?_bprMode=vanilla";

/** The time (s) for which the frame around an old page is empty. */
const EMPTY_FOR = 0.3;

let view = new AbortController();

/**
 * @param {AbortSignal} signal
 * @returns {Later}
 */
function timer(signal) {
  return (seconds, work) => {
    if (seconds > 0) setTimeout(() => signal.aborted || work(), seconds * 1000);
    else if (!signal.aborted) work();
  };
}

/**
 * Show the page that a document holds: this one, or one that was fetched.
 *
 * @param {ParentNode} source
 */
function show(source) {
  view.abort();
  view = new AbortController();
  /** @type {Page} */
  const page = JSON.parse(/** @type {HTMLElement} */ (find(source, "#page")).textContent);
  const data = /** @type {HTMLElement} */ (find(source, "#settings-data")).textContent;
  /** @type {Settings} */
  const { elements } = JSON.parse(data).data;
  /** @type {Values} */
  const values = Object.fromEntries(elements.map(({ key, value }) => [key, value]));
  /** @type {HTMLElement} */
  const main = find(root, "main");
  const later = timer(view.signal);
  /** @type {HTMLTemplateElement} */
  const template = find(source, "#content");
  main.replaceChildren();
  main.setAttribute("aria-busy", "true");
  misbehave(page.scene, main, view.signal);
  goOnBeside(page.scene, view.signal);
  if (page.scene.records_events) recordEvents(view.signal);
  if (page.scene.in_frame === "always" || (page.scene.in_frame !== "never" && source !== root))
    return showInFrame(main, later);
  if (page.scene.list_after > 0) later(page.scene.list_after, () => location.assign(LIST));
  const told = page.data ? ask(page.data, values) : null;
  const begin = () =>
    later(page.scene.draw_after, () =>
      whenSeen(page.scene.draws, () => draw({ page, values, main, template, later, told })),
    );
  if (told && page.scene.skeleton === "none") told.then((known) => known && begin());
  else begin();
}

/**
 * Show an old page of the app in a frame, as the new shell does.
 *
 * @param {HTMLElement} main
 * @param {Later} later
 */
function showInFrame(main, later) {
  const frame = make("iframe", { class: "settings-frame", "data-testid": "interop-iframe" });
  main.removeAttribute("aria-busy");
  main.append(frame);
  later(EMPTY_FOR, () => {
    frame.src = PRELOAD;
  });
}

/**
 * Do something at once, in a frame, or as soon as somebody looks at the page.
 *
 * @param {Scene["draws"]} when
 * @param {() => void} work
 */
function whenSeen(when, work) {
  if (when === "in-a-frame") requestAnimationFrame(work);
  else if (when === "at-once" || document.visibilityState === "visible") work();
  else
    listen(document, /** @type {any} */ ("visibilitychange"), () => whenSeen(when, work), {
      once: true,
    });
}

/**
 * Ask the server which switches are on. Resolve with whether it answered.
 *
 * @param {string} address
 * @param {Values} values gets the states that it sent
 */
async function ask(address, values) {
  try {
    const response = await fetch(address);
    if (!response.ok) return false;
    for (const { key, value } of (await response.json()).elements) values[key] = value;
    return true;
  } catch {
    return false;
  }
}

/**
 * Take over what a fetched document says outside of its content.
 *
 * @param {Document} source
 */
function adopt(source) {
  for (const id of ["#page", "#settings-data", "title"]) {
    const there = /** @type {HTMLElement} */ (find(source, id));
    /** @type {HTMLElement} */ (find(root, id)).textContent = trusted.createScript(
      there.textContent,
    );
  }
  /** @type {HTMLElement} */
  const html = find(source, "html");
  root.lang = html.lang;
  root.dir = html.dir;
}

let latest = 0;

/** @param {string} path */
async function navigate(path, { push = true } = {}) {
  const turn = ++latest;
  const response = await fetch(path, { headers: { Accept: "text/html" } });
  const markup = trusted.createHTML(await response.text());
  const source = new DOMParser().parseFromString(markup, "text/html");
  if (turn !== latest) return;
  const arrived = new URL(response.url);
  if (!isSettings(arrived) || !find(source, "#page")) return location.assign(arrived.href);
  if (push) history.pushState(null, "", arrived.href);
  adopt(source);
  show(source);
}

/** @param {URL} url */
function isSettings(url) {
  return url.origin === location.origin && url.pathname.startsWith("/mypreferences/");
}

/** @param {MouseEvent} event */
function clicked(event) {
  /** @type {HTMLAnchorElement | null} */
  const link = closest(/** @type {Element} */ (event.target), "a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey) return;
  const target = new URL(link.href);
  if (!isSettings(target) || !isSettings(new URL(location.href))) return;
  event.preventDefault();
  navigate(target.pathname + target.search);
}

show(root);
if (window !== window.top) body.classList.add("embedded");
else {
  listen(body, "click", clicked);
  listen(window, "popstate", () => navigate(location.pathname + location.search, { push: false }));
  window.__navigate = (path) => navigate(path);
}
