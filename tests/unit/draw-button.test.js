/** The toolbar button is drawn only where it differs from what it shows, and always shows the truth. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

const FEED = "https://www.linkedin.com/feed/";
const PAGE = `https://www.linkedin.com${settings[0]?.paths[0]}`;

const isDrawing = (/** @type {string} */ call) => call.startsWith("action.");

/** A world whose background has done all that is due. */
async function idleWorld() {
  const world = new World();
  world.start();
  await world.finish();
  return world;
}

/** The button of a browser that has just been started with the same storage. */
async function newlyDrawn(/** @type {World} */ { local, session, now }) {
  const { drawn: _, ...rest } = session;
  const world = Object.assign(new World(), { local, session: rest, now });
  world.start();
  await world.settle();
  return world.button;
}

test("a start draws nothing that is shown already, and sets no alarm", async () => {
  const world = await idleWorld();
  const { calls } = await world.restart();

  world.open(FEED);
  await world.finish();

  assert.ok(calls.includes("storage.local.get"));
  assert.deepEqual(
    calls.filter((call) => isDrawing(call) || call.startsWith("alarms.")),
    [],
  );
});

test("a change draws only the parts of the button that differ", async () => {
  const world = await idleWorld();
  const { calls } = world.currentLife();
  const before = calls.length;
  const record = { reading: "on", outcome: "", proof: "", at: world.now };

  world.write("local", { "record:ai-training": record });
  await world.finish();
  const drawn = calls.slice(before).filter(isDrawing);
  const reads = calls.slice(before).filter((call) => call === "storage.managed.get");
  assert.equal(reads.length, 1, "what is remembered of the button is no change to read again");
  assert.deepEqual(drawn, ["action.setBadgeText", "action.setTitle", "action.setIcon"]);

  world.write("local", { "record:ai-training": { ...record, at: world.now + 1 } });
  await world.finish();
  assert.deepEqual(calls.slice(before).filter(isDrawing), drawn);
});

test("after an update, which takes the button back, it is drawn again", async () => {
  const world = await idleWorld();
  world.losesSession = true;
  world.stop(world.currentLife());
  await world.finish();

  assert.deepEqual(world.button, await newlyDrawn(world));
  assert.ok(world.session.drawn);
});

test("a button that was half drawn is drawn again, even if the state is as it was before", async () => {
  const world = await idleWorld();
  const life = world.currentLife();
  const record = { reading: "on", outcome: "", proof: "", at: world.now };
  world.faults["action.setIcon"] = () => {
    world.stop(life);
    delete world.local["record:ai-training"];
    world.faults = {};
    return new Promise(() => {});
  };

  world.write("local", { "record:ai-training": record });
  await world.finish();
  world.open(FEED);
  await world.finish();

  assert.equal(life.dead, true);
  assert.deepEqual(world.button, await newlyDrawn(world));
});

test("nothing is remembered of the button before the notice is accepted", async () => {
  const world = new World();
  world.local = {};
  world.start();
  await world.finish();

  assert.deepEqual(
    [world.session, world.button["action.setTitle"]],
    [{}, { title: "badgeNotice" }],
  );
});

for (const losesSession of [false, true])
  test(`a background that is stopped ${losesSession ? "by an update" : ""} before any call of a run leaves a true button`, async () => {
    for (let number = 1, most = 1; number <= most; number += 1) {
      const world = Object.assign(new World(), { losesSession });
      world.open(PAGE);
      const life = world.start(number);
      await world.finish();
      void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
      await world.finish();
      most = Math.max(most, life.calls.length);
      // The browser keeps the event of the last change for a background that was stopped.
      world.write("local", { region: "eu" });
      await world.finish();

      assert.deepEqual(world.button, await newlyDrawn(world), `before call ${number}`);
    }
  });
