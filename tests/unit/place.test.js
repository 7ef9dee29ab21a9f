import assert from "node:assert/strict";
import { test } from "node:test";
import { cardPlace } from "../../extension/content/place.js";

const card = { width: 320, height: 300 };
const wide = { width: 1600, height: 900 };
const row = { top: 200, left: 300, width: 700, height: 60 };

for (const [name, given, view, expected] of /** @type {const} */ ([
  ["right of the row where there is room", row, wide, { top: 200, left: 1016 }],
  ["below the row in a narrower window", row, { width: 1100, height: 900 }, { top: 276, left: 680 }],
  ["above the row near the bottom", { ...row, top: 800 }, { width: 1100, height: 900 }, { top: 484, left: 680 }],
  ["in the corner where nothing fits", row, { width: 340, height: 480 }, { top: 168, left: 12 }],
  ["in the corner when the row is out of sight", { ...row, top: -400 }, wide, { top: 588, left: 1268 }],
])) {
  test(`the card is ${name}`, () => {
    assert.deepEqual(cardPlace(given, card, view), expected);
  });
}
