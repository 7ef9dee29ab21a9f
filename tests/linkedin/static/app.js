// The settings app: draws content after the page load, and navigates without a page load.

import { goOnBeside } from "./beside.js";
import { body, closest, find, listen, root } from "./dom.js";
import { draw } from "./draw.js";
import { misbehave } from "./hostile.js";

let view = new AbortController();

/** Run `work` after some seconds, unless the person has left the page by then. */
function timer(signal) {
  return (seconds, work) => {
    if (seconds > 0) setTimeout(() => signal.aborted || work(), seconds * 1000);
    else if (!signal.aborted) work();
  };
}

/** Show the page of a document: the current document or a fetched one. */
function show(source) {
  view.abort();
  view = new AbortController();
  const page = JSON.parse(find(source, "#page").textContent);
  const { elements } = JSON.parse(find(source, "#settings-data").textContent).data;
  const values = Object.fromEntries(elements.map(({ key, value }) => [key, value]));
  const main = find(root, "#main");
  const later = timer(view.signal);
  const template = find(source, "#content");
  main.replaceChildren();
  main.setAttribute("aria-busy", "true");
  misbehave(page.scene, main, view.signal);
  goOnBeside(page.scene, view.signal);
  const told = page.data ? ask(page.data, values) : null;
  const begin = () =>
    later(page.scene.draw_after, () => draw({ page, values, main, template, later, told }));
  if (told && page.scene.skeleton === "none") told.then((known) => known && begin());
  else begin();
}

/** Fetch the state of all switches; resolve to whether the server answered. */
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

/** Copy data, title and language of a fetched document. */
function adopt(source) {
  for (const id of ["#page", "#settings-data"]) {
    find(root, id).textContent = find(source, id).textContent;
  }
  find(root, "title").textContent = find(source, "title").textContent;
  root.lang = find(source, "html").lang;
  root.dir = find(source, "html").dir;
}

let latest = 0;

async function navigate(path, { push = true } = {}) {
  const turn = ++latest;
  const response = await fetch(path, { headers: { Accept: "text/html" } });
  const source = new DOMParser().parseFromString(await response.text(), "text/html");
  if (turn !== latest) return;
  const arrived = new URL(response.url);
  if (!isSettings(arrived) || !find(source, "#page")) return location.assign(arrived.href);
  if (push) history.pushState(null, "", arrived.href);
  adopt(source);
  show(source);
}

function isSettings(url) {
  return url.origin === location.origin && url.pathname.startsWith("/mypreferences/");
}

function clicked(event) {
  const link = closest(event.target, "a[href]");
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
