import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStep } from "../../extension/popup/next-step.js";

const PAGE = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

for (const [outcome, expected] of /** @type {const} */ ([
  ["", null],
  ["confirmed-off", null],
  ["already-off", null],
  ["confirmed-on", null],
  ["not-confirmed", null],
  ["interrupted", null],
  ["needs-you", PAGE],
  ["not-recognised", PAGE],
  ["locked", PAGE],
  ["reverted", PAGE],
  ["signed-out", PAGE],
  ["blocked", PAGE],
  ["not-offered", "../pages/rights.html#objection-form"],
])) {
  test(`after ${outcome || "nothing"} the next step is ${expected ?? "the button alone"}`, () => {
    const key = expected === PAGE ? "openSetting" : "rightsTitle";

    assert.deepEqual(nextStep({ outcome }, PAGE), expected && { key, href: expected });
  });
}
