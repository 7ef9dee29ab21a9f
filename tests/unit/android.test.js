/** Firefox for Android accepts every call to the browser. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { FUNCTIONS, MISSING, OTHERS, refusalOf } from "./android.js";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));
const FEED = "https://www.linkedin.com/feed/";
const IDS = settings.map(({ id }) => id);

/** Firefox for Android has no openers, so the tab is opened without one after this. */
const REFUSED_ONCE = "tabs.create: openerTabId";

/** @type {World} */
let world;
beforeEach(async () => {
  world = new World();
  world.android = true;
  world.faults["storage.managed.get"] = () => Promise.reject(new Error("not supported"));
  world.start();
  await world.finish();
});

const outcomes = () => IDS.map((id) => world.local[`record:${id}`]?.outcome);

test("the data refuses what the schemas mark as unsupported or missing", () => {
  assert.equal(refusalOf("tabs.create", [{ url: FEED, openerTabId: 7 }]), REFUSED_ONCE);
  assert.equal(refusalOf("tabs.update", [7, { pinned: true }]), "tabs.update: pinned");
  assert.equal(refusalOf("tabs.duplicate", [7]), "tabs.duplicate: missing");
  assert.equal(refusalOf("tabs.create", [{ url: FEED, active: false, index: 3 }]), "");
});

for (const [name, start] of /** @type {[string, () => Promise<unknown>][]} */ ([
  ["from the popup", () => world.fromPopup({ type: "start-from-popup", settings: IDS })],
  ["from the card", () => world.fromPage(world.open(FEED), { type: "start", settings: IDS })],
])) {
  test(`a run over several settings ${name} makes no call that is refused`, async () => {
    world.open(FEED);
    await world.finish();

    void start();
    await world.finish();

    assert.deepEqual(outcomes(), ["confirmed-off", "confirmed-off"]);
    assert.deepEqual(
      world.refused.filter((each) => each !== REFUSED_ONCE),
      [],
    );
  });
}

test("undo, options, an erasing and the popup as a tab make no call that is refused", async () => {
  world.open(FEED);
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();
  void world.fromPopup({ type: "undo", setting: "ai-training" });
  await world.finish();
  assert.deepEqual(outcomes(), ["confirmed-on", undefined]);
  const tab = world.open(FEED);
  await world.finish();

  void world.fromPage(tab, { type: "open-popup" });
  void world.fromPage(tab, { type: "highlight", on: true });
  void world.fromPopup({ type: "save-on-page", onPage: true });
  void world.fromPopup({ type: "save-by-hand", byHand: false });
  void world.fromPopup({ type: "save-reminder", days: 30 });
  await world.settle();
  void world.fromPage(tab, { type: "show" });
  void world.fromPage(tab, { type: "highlight", on: true });
  await world.settle();
  void world.fromPopup({ type: "erase" });
  await world.settle();

  assert.deepEqual(
    world.refused.filter((each) => each !== REFUSED_ONCE),
    [],
  );
});

test("a run that waits for the person shows its tab without the windows API", async () => {
  world.takesClicks = false;
  world.open(FEED);

  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  assert.ok(world.life?.calls.includes("tabs.update"));
  assert.deepEqual(world.warnings, []);
  assert.deepEqual(
    world.refused.filter((each) => each !== REFUSED_ONCE),
    [],
  );
});

/** Every script of the extension, without its comments. */
const sources = readdirSync(EXTENSION, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".js"))
  .map((file) => ({
    file,
    code: readFileSync(EXTENSION + file, "utf8").replace(/^\s*\/\*.*?\*\/|^\s*\/\/[^\n]*/gms, ""),
  }));
const NAMED = /\bbrowser(?!\.(?:chromium\.)?js)(\??\.\w+)+/g;
const METHODS = /\??\.(addListener|removeListener|catch|then)$/;

test("the extension names nothing of the browser that Android lacks", () => {
  const named = sources.flatMap(({ file, code }) =>
    [...code.matchAll(NAMED)].map(([path]) => ({ file, path: path.replace(METHODS, "") })),
  );
  assert.ok(named.length > 60);

  for (const { file, path } of named) {
    const plain = path.replace(/^browser\??\./, "").replaceAll("?.", ".");
    const isThere = plain in FUNCTIONS || OTHERS.includes(plain);
    const isAskedFor = MISSING.includes(plain) && sources.some(({ code }) => asksFor(code, plain));
    assert.ok(isThere || isAskedFor, `${file}: ${path}`);
  }
});

/**
 * Return whether code does without something that is missing.
 *
 * @param {string} code
 * @param {string} path
 */
const asksFor = (code, path) =>
  code.includes(`browser.${path}?.`) || code.includes(`browser.${path.replace(".", "?.")}`);

/** Calls whose arguments stand in the code, such as `browser.tabs.query({ active: true })`. */
const WRITTEN_OUT = /\bbrowser((?:\??\.\w+)+)\(\{([^{}]*)\}\)/g;

test("the calls that are written out have no property that Android lacks", () => {
  const calls = sources.flatMap(({ file, code }) =>
    [...code.matchAll(WRITTEN_OUT)].map(([, path = "", properties = ""]) => ({
      file,
      path: path.replaceAll("?.", ".").slice(1),
      names: properties
        .replace(/\([^()]*\)/g, "")
        .split(",")
        .map((property) => property.trim().split(":")[0]?.trim() ?? "")
        .filter((name) => name && !name.startsWith("...")),
    })),
  );
  assert.ok(calls.length > 5);

  for (const { file, path, names } of calls) {
    if (!(path in FUNCTIONS)) continue;
    const given = Object.fromEntries(names.map((name) => [name, 1]));
    assert.equal(refusalOf(path, [given]), "", file);
  }
});
