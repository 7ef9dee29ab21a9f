/** Nothing is claimed too early, however late the load, the data and the save of a page are. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isDone } from "../../extension/shared/records.js";
import { playLate } from "./late-page.js";
import { START } from "./play.js";

const late = fc.oneof(fc.nat(600), fc.nat(9_000));
const anyRequest = fc.record({
  begins: fc.nat(2_000),
  takes: fc.oneof(fc.nat(600), fc.nat(14_000)),
  isSeen: fc.boolean(),
});
const anyLoad = fc.record({
  document: fc.nat(2_000),
  complete: late,
  requests: fc.array(anyRequest, { maxLength: 3 }),
});
const anyCourse = fc.record({
  loads: fc.array(anyLoad, { minLength: 1, maxLength: 3 }),
  save: fc.record({
    begins: fc.nat(1_500),
    takes: fc.oneof(fc.nat(600), fc.nat(12_000)),
    status: fc.constantFrom(200, 200, 200, 403, 500, 0),
    isStored: fc.boolean(),
  }),
  isOn: fc.boolean(),
  moves: fc.boolean(),
});

test("off is claimed neither before the page's last request has ended nor while the switch is on", () => {
  let claims = 0;
  let refusals = 0;
  fc.assert(
    fc.property(anyCourse, (course) => {
      const { outcome, endedAt, lastRequestAt, isOn } = playLate(course);
      if (!isDone(/** @type {any} */ (outcome))) {
        refusals += 1;
        return;
      }
      claims += 1;
      assert.ok(endedAt >= lastRequestAt, `claimed ${lastRequestAt - endedAt} ms too early`);
      assert.equal(isOn, false);
    }),
    { numRuns: 300 },
  );
  assert.ok(
    claims > 25 && refusals > 25,
    `${claims} claims, ${refusals} without: the property saw too little`,
  );
});

const QUICK = { document: 100, complete: 100, requests: [] };
const SAVE = { begins: 10, takes: 100, status: 200, isStored: true };

for (const moves of [true, false]) {
  for (const takes of [100, 2_200, 4_000, 10_000]) {
    test(`a run over a switch that changes ${moves ? "at once" : "when its save is answered"}, after ${takes} ms, takes two loads, the save and 3 s`, () => {
      const { outcome, endedAt, loads } = playLate({
        loads: [QUICK],
        save: { ...SAVE, takes },
        isOn: true,
        moves,
      });

      assert.deepEqual([outcome, loads], ["confirmed-off", 2]);
      const [load, whole] = [QUICK.document + QUICK.complete, endedAt - START];
      assert.ok(whole <= 2 * load + SAVE.begins + takes + 3_000, `it took ${whole} ms`);
    });
  }
}
