/** Records and runs while storage cannot be written or read. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { withStandIns } from "../../extension/shared/storage/stand-ins.js";
import { World } from "./fake-world.js";

const KEY = "record:ai-training";
const refuse = () => Promise.reject(new Error("QuotaExceededError"));

/** A world with the setting's page in a tab of the person. */
async function visited() {
  const world = new World();
  const tab = world.open(
    "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement",
  );
  world.start();
  await world.finish();
  const reads = (/** @type {string} */ reading, /** @type {number} */ since = world.now) =>
    world.fromPage(tab, {
      type: "reading",
      setting: "ai-training",
      reading,
      since,
      startedAt: since,
    });
  const run = async () => {
    void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
    await world.finish();
  };
  /** The records as popup and card show them. */
  const drawn = async () =>
    withStandIns(
      world.local,
      /** @type {any} */ (await world.fromPage(tab, { type: "stand-ins" })),
    );
  return { world, tab, reads, run, drawn };
}

/**
 * Storage that refuses every write with a record.
 *
 * @param {World} world
 */
function refuseRecords(world) {
  world.faults["storage.local.set"] = (values) => (KEY in values ? refuse() : undefined);
}

test("a record that storage.local refuses is kept until the browser quits, and popup and card show it", async () => {
  const { world, run, drawn } = await visited();
  refuseRecords(world);

  await run();

  assert.equal(world.local[KEY], undefined);
  assert.deepEqual(
    [world.session[KEY].outcome, world.session[KEY].receiptKept],
    ["confirmed-off", false],
  );
  assert.equal((await drawn())[KEY]?.outcome, "confirmed-off");
});

test("a later visit replaces the stand-in for a record, which is then removed", async () => {
  const { world, run, reads, drawn } = await visited();
  refuseRecords(world);
  await run();
  world.faults = {};
  world.now += 60_000;

  assert.equal(await reads("on"), true);

  assert.equal(world.session[KEY], undefined);
  assert.equal((await drawn())[KEY]?.reading, "on");
});

test("a visit that finds a proved setting off writes nothing", async () => {
  const { world, run, reads } = await visited();
  await run();
  refuseRecords(world);
  world.faults["storage.session.set"] = refuse;
  world.now += 60_000;

  assert.equal(await reads("off"), true);
});

test("a visit that finds a proved setting off keeps the record that could not be stored", async () => {
  const { world, run, reads } = await visited();
  refuseRecords(world);
  await run();
  world.faults = {};
  world.now += 60_000;

  assert.equal(await reads("off"), true);

  assert.equal(world.local[KEY].outcome, "confirmed-off");
});

test("a visit that storage.local refuses takes precedence over an older stored record", async () => {
  const { world, run, reads, drawn } = await visited();
  await run();
  refuseRecords(world);
  world.now += 60_000;

  assert.equal(await reads("on"), true);

  assert.equal(world.local[KEY].outcome, "confirmed-off");
  assert.equal((await drawn())[KEY]?.reading, "on");
});

test("a visit that cannot be stored is answered so, and reported again", async () => {
  const { world, reads } = await visited();
  refuseRecords(world);
  world.faults["storage.session.set"] = refuse;

  assert.equal(await reads("on"), false);
  world.faults = {};

  assert.equal(await reads("on"), true);
  assert.equal(world.local[KEY].reading, "on");
});

test("an old stand-in that could not be removed is replaced by a newer record", () => {
  /** @type {any} */
  const [old, newer] = [{ at: 1 }, { at: 2 }];

  assert.equal(withStandIns({ [KEY]: newer }, { [KEY]: old })[KEY], newer);
  assert.equal(withStandIns({ [KEY]: old }, { [KEY]: newer })[KEY], newer);
  assert.equal(withStandIns({ [KEY]: newer }, { [KEY]: { ...newer } })[KEY], newer);
  assert.equal(withStandIns({}, { [KEY]: old })[KEY], old);
  assert.equal(withStandIns({}, /** @type {any} */ ({ run: {} })).run, undefined);
});

test("a reading during a run of its setting is not stored, and reported again after the run", async () => {
  const { world, reads, run } = await visited();
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.settle();

  assert.equal(await reads("on"), false);
  await run();

  assert.equal(world.local[KEY].outcome, "confirmed-off");
});

test("a page contradicts a proof only if it was loaded or changed after the proof", async () => {
  const { world, reads, run } = await visited();
  const began = world.now - 60_000;
  await run();
  const { knownAt, at } = world.local[KEY];
  assert.ok(knownAt < at);

  assert.equal(await reads("on", began), true);
  assert.equal(world.local[KEY].outcome, "confirmed-off");
  await reads("on", knownAt + 10);

  assert.deepEqual([world.local[KEY].reading, world.local[KEY].onAgainSince > 0], ["on", true]);
});

test("an old page that reads off does not replace a later reading of on", async () => {
  const { world, reads } = await visited();
  await reads("on", world.now);

  await reads("off", world.now - 60_000);

  assert.equal(world.local[KEY].reading, "on");
});

test("after the clock was set back to before a confirmation, a page is believed again", async () => {
  const { world, reads, run } = await visited();
  await run();
  world.jump(-3_600_000);

  await reads("on", world.now - 1_000);

  assert.equal(world.local[KEY].reading, "on");
});

for (const area of ["local", "session"]) {
  test(`if storage.${area} refuses every write, a run still ends and nothing false is stored`, async () => {
    const { world, run } = await visited();
    world.faults = { [`storage.${area}.set`]: refuse, [`storage.${area}.remove`]: refuse };

    await run();
    world.faults = {};
    await world.finish();

    const record = world.local[KEY] ?? world.session[KEY];
    if (record?.outcome === "confirmed-off") assert.equal(world.server["ai-training"], "off");
    assert.ok(world.clicks["ai-training"] === undefined || world.clicks["ai-training"] === 1);
    assert.equal(area === "local" ? world.session.run : undefined, undefined);
  });

  test(`while storage.${area} cannot be read no run starts, and the popup is told`, async () => {
    const { world } = await visited();
    world.faults = {
      [`storage.${area}.get`]: () => Promise.reject(new Error("An unexpected error occurred")),
    };

    const done = await world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
    await world.settle();
    world.faults = {};
    await world.finish();

    assert.equal(done, undefined);
    assert.deepEqual(
      [world.session.run, world.local.progress, world.clicks],
      [undefined, undefined, {}],
    );
  });
}

test("a run continues when storage can be read again", async () => {
  const { world } = await visited();
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  const fail = () => Promise.reject(new Error("An unexpected error occurred"));
  const began = world.now;
  world.after(
    120,
    () => (world.faults = { "storage.session.get": fail, "storage.local.get": fail }),
  );
  world.after(5_000, () => (world.faults = {}));

  await world.finish();

  assert.ok(world.now > began + 5_000);

  assert.equal(world.session.run, undefined);
  assert.equal(world.receipts().length, 1);
});

test("no run starts after an erase request in the queue", async () => {
  const { world } = await visited();

  void world.fromPopup({ type: "erase" });
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.finish();

  assert.deepEqual([world.local, world.session, world.clicks], [{}, {}, {}]);
  assert.equal(world.tabs.size, 1);
});

test("an erase during a run leaves nothing behind", async () => {
  const { world } = await visited();
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.settle();

  void world.fromPopup({ type: "erase" });
  await world.finish();

  assert.deepEqual([world.local, world.session], [{}, {}]);
});

test("only one module of the background writes to storage", () => {
  const folder = new URL("../../extension/", import.meta.url);
  const scripts = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".js"));
  const writing = scripts.filter((name) =>
    /storage\.(local|session|sync)\.(set|remove|clear)\b|storage\[/.test(
      readFileSync(new URL(name, folder), "utf8"),
    ),
  );

  assert.deepEqual(
    writing.map((name) => name.replaceAll("\\", "/")),
    ["background/storage/write-queue.js"],
  );
});
