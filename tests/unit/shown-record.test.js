import assert from "node:assert/strict";
import { test } from "node:test";
import { shownRecord } from "../../extension/content/ui/shown-record.js";
import { emptyRecord } from "../../extension/shared/records.js";

const off = { reading: "off", outcome: "confirmed-off", proof: "confirmed", at: 10 };
const stored = { "record:ai-training": off };

test("a page shows the record of its own container", () => {
  assert.equal(shownRecord(stored, "ai-training", ""), off);
});

test("a page shows no record of another container, and none before it knows its own", () => {
  for (const store of ["firefox-container-2", undefined])
    assert.deepEqual(shownRecord(stored, "ai-training", store), emptyRecord());
});

test("a page shows no claim from before the last sign-in", () => {
  const { reading, outcome, lapsed } = shownRecord(
    { ...stored, signedInAt: { "": 20 } },
    "ai-training",
    "",
  );

  assert.deepEqual([reading, outcome, lapsed], ["unknown", "", "off"]);
});

test("a page shows no claim without a proof and no record from the future", () => {
  for (const wrong of [{ proof: "saved" }, { at: 8e15 }, { at: undefined }]) {
    assert.deepEqual(
      shownRecord({ "record:ai-training": { ...off, ...wrong } }, "ai-training", ""),
      emptyRecord(),
    );
  }
});
