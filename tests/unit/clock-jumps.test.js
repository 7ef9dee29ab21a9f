import assert from "node:assert/strict";
import { test } from "node:test";
import { inTimeOf, isFromFuture } from "../../extension/background/clock-jumps.js";
import { World } from "./fake-world.js";

const HOUR = 3_600_000;
const RUN = /** @type {any} */ ({ id: "r", startedAt: 10_000, loadAt: 11_000, deadline: 41_000, limit: 190_000, lastAt: 12_000 });

for (const now of [12_000, 12_001, 900_000]) {
  test(`at ${now} ms no clock was put back, and the run is as it was`, () => {
    assert.equal(inTimeOf(RUN, now), RUN);
  });
}

test("a clock that was put back takes all times of the run along, and none below 1970", () => {
  assert.deepEqual(inTimeOf(RUN, 1_500), { ...RUN, startedAt: 0, loadAt: 500, deadline: 30_500, limit: 179_500, lastAt: 1_500 });
});

test("a page that began after now, began before the clock was put back", () => {
  assert.deepEqual([1_200, 1_201].map((at) => isFromFuture(at, 1_000)), [false, true]);
});

/** The steps at which the clock is changed: as many ms after the run began. */
const MOMENTS = [60, 120, 180, 300, 420, 520];

for (const by of [-HOUR, -90_000, -1_000, 1_000, 25_000, HOUR, 40 * 24 * HOUR]) {
  for (const moment of MOMENTS) {
    test(`a clock that jumps by ${by} ms after ${moment} ms of a run leads to no false word, and the run ends`, async () => {
      const world = new World();
      world.start();
      await world.finish();
      const began = world.now;
      void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
      world.after(moment, () => world.jump(by));
      await world.finish();

      const record = world.local["record:ai-training"];
      assert.equal(world.session.run, undefined);
      assert.equal((world.clicks["ai-training"] ?? 0) <= 1, true);
      assert.ok(world.now - began - by < 10 * 60_000, "it ended in time");
      if (record.outcome === "confirmed-off") assert.equal(world.server["ai-training"], "off");
      if (by < 0) assert.equal(record.outcome, "confirmed-off");
      assert.equal(world.receipts().length, 1);
    });
  }
}

test("an old page that comes back after the clock was put back is not taken for the fresh one", async () => {
  const world = new World();
  world.start();
  await world.finish();
  void world.fromPopup({ type: "start-from-popup", settings: ["ai-training"] });
  await world.settle();
  const [tab] = world.tabs.values();
  assert.ok(tab);
  const before = world.now;
  world.jump(-HOUR);

  await world.fromPage(tab, { type: "document", document: "old", startedAt: before });

  assert.notEqual(world.session.run.document, "old");
});
