/** A tab of the person that has the setting's address but does not answer is left. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const AI_ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

/**
 * A run that is started from the popup while a tab of the person has the setting's address.
 *
 * @param {(world: World, tab: ReturnType<World["open"]>) => void} prepare
 */
async function runBeside(prepare) {
  const world = new World();
  const tab = world.open(AI_ADDRESS);
  world.start();
  await world.finish();
  const { load } = tab;
  prepare(world, tab);
  const began = world.now;
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();
  assert.equal(tab.load, load, "the person's tab was loaded");
  return { world, record: world.local["record:ai-training"], took: world.now - began };
}

test("a tab of the person that gives no reply is left after a second", async () => {
  const { world, record, took } = await runBeside((prepared, { id }) => {
    const never = new Promise(() => {});
    prepared.faults = { "tabs.sendMessage": (to) => (to === id ? never : undefined) };
  });

  assert.equal(record.outcome, "confirmed-off");
  assert.equal(world.tabs.size, 1);
  assert.ok(took > 1_000 && took < 8_000, `${took} ms`);
});

test("a tab of the person without a page is left", async () => {
  const { record } = await runBeside((_, tab) => {
    tab.page = null;
  });

  assert.equal(record.outcome, "confirmed-off");
});

for (const state of /** @type {const} */ (["discarded", "frozen"])) {
  test(`a tab of the person that is ${state} gets no message`, async () => {
    /** @type {number[]} */
    const asked = [];
    const { world, record } = await runBeside((prepared, tab) => {
      Object.assign(tab, { [state]: true });
      prepared.faults = { "tabs.sendMessage": (to) => void asked.push(to) };
    });

    assert.equal(record.outcome, "confirmed-off");
    assert.ok(asked.length > 0 && !asked.includes([...world.tabs.keys()][0] ?? 0), `${asked}`);
  });
}

/**
 * A run in a tab of its own, whose page replies late to the first command that it gets.
 *
 * @param {(world: World) => void} [meanwhile] what happens before the reply
 */
async function runInBusyPage(meanwhile = () => {}) {
  const world = new World();
  world.start();
  await world.finish();
  /** @type {number[]} */
  const insertedAt = [];
  let isBusy = true;
  world.faults = {
    "scripting.executeScript": () => void insertedAt.push(world.now),
    "tabs.sendMessage": (_, { type }) => {
      if (!isBusy || type !== "command") return undefined;
      isBusy = false;
      world.after(2_000, () => meanwhile(world));
      return new Promise((resolve) => world.after(3_000, () => resolve(false)));
    },
  };
  const began = world.now;
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();
  return { world, record: world.local["record:ai-training"], took: world.now - began, insertedAt };
}

test("a busy page that replies only later that it has no script gets it then", async () => {
  const { record, took, insertedAt } = await runInBusyPage();

  assert.equal(record.outcome, "confirmed-off");
  assert.ok(insertedAt.length > 0);
  assert.ok(took < 12_000, `${took} ms`);
});

test("a page that refuses only after the run was stopped gets no script", async () => {
  const { world, record, insertedAt } = await runInBusyPage((given) => {
    void given.fromPopup({ type: "cancel" });
  });

  assert.equal(record.outcome, "interrupted");
  assert.deepEqual(insertedAt, []);
  assert.deepEqual(world.clicks, {});
});

test("a busy page in which the script begins only after ten seconds is not given up", async () => {
  const world = new World();
  world.start();
  await world.finish();
  let isBusy = true;
  world.faults = {
    "scripting.executeScript": ({ target, files }) => {
      if (!isBusy) return undefined;
      isBusy = false;
      return new Promise((resolve) =>
        world.after(10_000, () => {
          world.tab(target.tabId).page?.scripts.push(...files);
          resolve([]);
        }),
      );
    },
  };
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  assert.equal(world.local["record:ai-training"].outcome, "confirmed-off");
});

test("a tab of the person that refuses just when the run leaves it gets no script", async () => {
  /** @type {number[]} */
  const insertedInto = [];
  let isBusy = true;
  const { world, record } = await runBeside((prepared, { id }) => {
    prepared.faults = {
      "scripting.executeScript": ({ target }) => void insertedInto.push(target.tabId),
      "tabs.sendMessage": (to, { type }) => {
        if (!isBusy || to !== id || type !== "command") return undefined;
        isBusy = false;
        return new Promise((resolve) => prepared.after(1_010, () => resolve(false)));
      },
      "tabs.get": (/** @type {number} */ given) =>
        new Promise((resolve) =>
          prepared.after(20, () => resolve({ ...prepared.tab(given), page: undefined })),
        ),
    };
  });

  assert.equal(record.outcome, "confirmed-off");
  assert.ok(insertedInto.length > 0);
  assert.ok(!insertedInto.includes([...world.tabs.keys()][0] ?? 0), `${insertedInto}`);
});
