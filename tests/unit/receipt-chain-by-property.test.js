/** Any change of an exported file is found, and any text survives its export. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { exportFile, headOf, verifyReceipts } from "../../extension/shared/receipts/chain.js";
import { chain, facts, head, history, isSound, sample } from "./receipt-samples.js";

/** @import { Receipt } from "../../extension/shared/receipts/receipt-schema.js" */

test("removed, repeated and moved receipts are found", async () => {
  const places = fc.array(fc.nat(history.length - 1), { maxLength: history.length + 2 });
  await fc.assert(
    fc.asyncProperty(places, async (order) => {
      const other = order.map((place) => /** @type {Receipt} */ (history[place]));
      const same = order.join() === "0,1,2,3,4";

      assert.equal((await verifyReceipts(other, head)) === null, same);
    }),
  );
});

test("any text results in a sound receipt that survives its export", async () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  const broken = fc
    .array(fc.nat(0xffff), { maxLength: 300 })
    .map((units) => String.fromCharCode(...units));
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, broken), fc.oneof(text, broken), async (label, browser) => {
      const receipts = await chain([{ ...facts, label, browser }, facts]);

      const end = headOf(/** @type {Receipt} */ (receipts[1]));
      assert.equal(await isSound(Buffer.from(exportFile(receipts, end))), true);
    }),
  );
});

const bytes = sample("history");
const noise = fc.uint8Array({ minLength: bytes.length, maxLength: bytes.length });
for (const [name, change] of /** @type {[string, (at: number, byte: number) => Uint8Array][]} */ ([
  [
    "changed",
    (at, byte) =>
      bytes.map((old, place) => (place === at ? (byte === old ? byte ^ 1 : byte) : old)),
  ],
  [
    "added",
    (at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)]),
  ],
  ["removed", (at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])],
])) {
  test(`a byte that is ${name} in an exported file is found at any offset`, async () => {
    await fc.assert(
      fc.asyncProperty(noise, async (random) => {
        for (const [at, byte] of random.entries()) {
          assert.equal(await isSound(change(at, byte)), false, `at ${at}`);
        }
      }),
      // A failure names the offset; shrinking would take minutes and add nothing.
      { numRuns: 1, endOnFailure: true },
    );
  });
}
