import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, {
  Document: { prototype: {} },
  DocumentFragment: { prototype: {} },
  Element: { prototype: {} },
});
const { placeInRow } = await import("../../extension/content/ui/position-label.js");

const row = { top: 0, left: 100, width: 600, height: 50 };
const name = { left: 100, width: 300 };
const state = { left: 670, width: 30 };

for (const [fact, parts, mirrored, expected] of /** @type {const} */ ([
  ["before the word for the state", [name, state], false, 462],
  ["at the end of a row without a state", [name], false, 492],
  ["before the state and its arrow", [name, { left: 620, width: 30 }, state], false, 412],
  [
    "after the state of a row from right to left",
    [
      { left: 400, width: 300 },
      { left: 100, width: 30 },
    ],
    true,
    38,
  ],
  ["nowhere in a row that is full", [{ left: 100, width: 520 }, state], false, null],
])) {
  test(`the label is ${fact}`, () => {
    assert.equal(placeInRow(row, [...parts], 100, mirrored), expected);
  });
}
