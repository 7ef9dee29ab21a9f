/** The run is told about every effect that the browser refuses, and does not wait for it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const KEY = "record:ai-training";
const AI_ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

/**
 * A run that starts in a tab of another page, with injected faults.
 *
 * @param {World["faults"]} faults
 */
async function runWith(faults, settings = ["ai-training"]) {
  const world = new World();
  const tab = world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  world.faults = faults;
  const began = world.now;
  void world.fromPage(tab, { type: "start", settings });
  await world.finish();
  return { world, record: world.local[KEY], took: world.now - began };
}

const throwing = () => {
  throw new Error("Type error for parameter createProperties");
};

for (const [name, create] of /** @type {[string, () => unknown][]} */ ([
  ["throws at once", throwing],
  ["rejects", () => Promise.reject(new Error("no"))],
  ["resolves to nothing", () => Promise.resolve(undefined)],
  ["resolves to a tab without an id", () => Promise.resolve({})],
])) {
  test(`a run ends at once with its own reason if tabs.create ${name}`, async () => {
    const { record, took } = await runWith({ "tabs.create": create });

    assert.deepEqual([record.outcome, record.reason], ["not-confirmed", "not-opened"]);
    assert.ok(took < 100, `${took} ms`);
  });
}

test("a browser that throws on openerTabId is asked again without it", async () => {
  const { record } = await runWith({
    "tabs.create": ({ openerTabId }) => (openerTabId === undefined ? undefined : throwing()),
  });

  assert.equal(record.outcome, "confirmed-off");
});

for (const [call, settings] of /** @type {const} */ ([
  ["tabs.create", ["ai-training"]],
  ["tabs.update", ["ai-training", "research"]],
  ["tabs.remove", ["ai-training"]],
])) {
  for (const [refusals, tried] of /** @type {const} */ ([
    [3, "is tried again"],
    [1_000, "is given up in the end"],
  ])) {
    test(`${call} while a tab is dragged ${tried}`, async () => {
      let left = refusals;
      const dragging = () =>
        Promise.reject(new Error("Tabs cannot be edited right now (user may be dragging a tab)."));
      const { world, took } = await runWith(
        { [call]: () => (left-- > 0 ? dragging() : undefined) },
        [...settings],
      );

      const last = world.local[`record:${settings.at(-1)}`];
      const over = call === "tabs.remove" || refusals === 3;
      assert.equal(last.outcome, over ? "confirmed-off" : "not-confirmed");
      assert.ok(took < 5_000, `${took} ms`);
      assert.equal(world.session.run, undefined);
    });
  }
}

test("no tab is opened for a run that was stopped while a tab was dragged", async () => {
  const world = new World();
  world.start();
  await world.finish();
  world.faults = {
    "tabs.create": () => Promise.reject(new Error("Tabs cannot be edited right now")),
  };
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  world.after(150, () => void world.fromPopup({ type: "cancel" }));
  world.after(250, () => (world.faults = {}));

  await world.finish();

  assert.equal(world.tabs.size, 0);
  assert.equal(world.local[KEY].outcome, "interrupted");
});

const LIST = "https://www.linkedin.com/mypreferences/d/categories/privacy";

for (const [how, lead] of /** @type {[string, (world: World) => void][]} */ ([
  ["redirects to", (world) => Object.assign(world.redirects, { [AI_ADDRESS]: LIST })],
  ["leads by script to", (world) => world.after(120, () => world.load(lastTab(world), LIST))],
])) {
  test(`a setting that ${how} the list of settings is not offered`, async () => {
    const world = new World();
    const tab = world.open("https://www.linkedin.com/feed/");
    world.start();
    await world.finish();
    const began = world.now;
    void world.fromPage(tab, { type: "start", settings: ["ai-training"] });
    lead(world);
    await world.finish();

    assert.equal(world.local[KEY].outcome, "not-offered");
    assert.ok(world.now - began < 4_000, `${world.now - began} ms`);
  });
}

const lastTab = (/** @type {World} */ world) =>
  [...world.tabs.values()].at(-1) ?? assert.fail("no tab");

test("a refused reload ends the run at once", async () => {
  const { record, took } = await runWith({ "tabs.reload": () => Promise.reject(new Error("no")) });

  assert.deepEqual([record.outcome, record.reason], ["not-confirmed", "page-failed"]);
  assert.ok(took < 1_000, `${took} ms`);
});

test("a tab that is missing before a load counts as closed", async () => {
  const gone = () => Promise.reject(new Error("No tab with id"));
  const { record } = await runWith({ "tabs.reload": gone, "tabs.get": gone });

  assert.deepEqual([record.outcome, record.reason], ["interrupted", "tab-closed"]);
});

test("a tab that is closed when its page is asked counts as closed", async () => {
  const world = new World();
  world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  // The browser says so before it tells of the closed tab.
  world.faults["tabs.sendMessage"] = () => {
    world.tabs.delete(lastTab(world).id);
    return Promise.reject(new Error("Could not establish connection."));
  };
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  const { outcome, reason } = world.local[KEY];
  assert.deepEqual([outcome, reason], ["interrupted", "tab-closed"]);
});

test("the script that can click is inserted once, and only into the page of a run", async () => {
  const world = new World();
  const visited = world.open(AI_ADDRESS);
  const elsewhere = world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  /** @type {unknown[]} */
  const inserted = [];
  world.faults = {
    "scripting.executeScript": ({ target, files }) =>
      void inserted.push([target.tabId === visited.id, ...files]),
  };

  void world.fromPage(elsewhere, { type: "start", settings: ["ai-training"] });
  await world.finish();

  assert.equal(world.local[KEY].outcome, "confirmed-off");
  const scripts = [false, "content/main.js", "content/run.js"];
  assert.deepEqual(inserted, [scripts, scripts], "one per document of the run");
});

test("a run ends with its own reason if that script cannot be inserted", async () => {
  const { record } = await runWith({
    "scripting.executeScript": () => Promise.reject(new Error("no")),
  });

  assert.deepEqual([record.outcome, record.reason], ["not-confirmed", "page-failed"]);
});

test("quick changes of the highlight end in the last requested state", async () => {
  const world = new World();
  const tab = world.open(AI_ADDRESS);
  world.local.notice.onPage = true;
  world.start();
  await world.finish();
  /** @type {string[]} */
  const sheets = [];
  const slowly = (/** @type {string} */ what) => () =>
    new Promise((resolve) => world.after(10, () => resolve(void sheets.push(what))));
  world.faults = { "scripting.insertCSS": slowly("in"), "scripting.removeCSS": slowly("out") };

  for (const on of [true, false]) void world.fromPage(tab, { type: "highlight", on });
  await world.finish();

  assert.equal(sheets.at(-1), "out");
  assert.deepEqual(sheets, ["out", "in", "out"]);
});

test("a sign-in form at the setting's address ends the run and counts as a sign-in page", async () => {
  const world = new World();
  const tab = world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  /** @type {any} */ (world).runStep = () => ({ reading: "missing", page: "sign-in" });

  void world.fromPage(tab, { type: "start", settings: ["ai-training", "research"] });
  await world.finish();

  assert.equal(world.local["record:ai-training"].outcome, "signed-out");
  assert.ok(world.local.signedInAt[""] > 0);
  assert.equal(world.session.run, undefined);
});

/** A run in a tab of its own that has just succeeded, with the times at which tabs were closed. */
async function justSucceeded() {
  const world = new World();
  const visited = world.open("https://www.linkedin.com/feed/");
  world.start();
  await world.finish();
  /** @type {number[]} */
  const closed = [];
  world.faults = { "tabs.remove": () => void closed.push(world.now) };
  const ended = new Promise((resolve) => {
    world.faults["storage.session.remove"] = (keys) => void (keys === "run" && resolve(world.now));
  });
  void world.fromPage(visited, { type: "start", settings: ["ai-training"] });
  return { world, closed, ended, own: () => lastTab(world) };
}

test("the run's own tab shows its success for two seconds before it is closed", async () => {
  const { world, closed, ended } = await justSucceeded();

  await world.finish();

  assert.deepEqual(closed, [Number(await ended) + 2_000]);
});

test("the run's own tab stays if a new run uses it by then", async () => {
  const { world, closed, ended, own } = await justSucceeded();
  void ended.then(() =>
    world.after(1_900, () => {
      const tab = own();
      void world.fromPage(tab, { type: "start", settings: ["ai-training"] });
    }),
  );

  await world.finish();

  assert.deepEqual(closed, []);
  assert.equal(world.local[KEY].outcome, "already-off");
});
