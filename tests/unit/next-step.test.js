import assert from "node:assert/strict";
import { test } from "node:test";
import { stepThatHelps } from "../../extension/popup/next-step.js";

const PAGE = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const FORM = "../pages/rights.html#objection-form";

for (const [outcome, reason, key, isPrimary] of /** @type {const} */ ([
  ["needs-you", "ignored", "openSetting", true],
  ["needs-you", "by-hand", "openSetting", false],
  ["needs-you", "skipped", "openSetting", false],
  ["not-recognised", "", "openSetting", true],
  ["locked", "", "openSetting", true],
  ["signed-out", "", "actionSignIn", true],
  ["blocked", "", "actionSecurityCheck", true],
  ["blocked", "page-refused", "openSetting", true],
  ["blocked", "too-many", "openSetting", false],
  ["not-confirmed", "kept-out", "openSetting", true],
  ["reverted", "", "openSetting", false],
  ["reverted", "too-many", "openSetting", false],
])) {
  test(`after ${outcome} ${reason} the step on the page is ${key}`, () => {
    const step = stepThatHelps(undefined, { outcome, reason }, PAGE);

    assert.deepEqual(step, { key, href: PAGE, isPrimary, onPage: true });
  });
}

test("without the switch the objection form helps", () => {
  const step = stepThatHelps(undefined, { outcome: "not-offered" }, PAGE);

  assert.deepEqual(step, { key: "actionObject", href: FORM, isPrimary: true, onPage: false });
});

for (const outcome of /** @type {const} */ ([
  "",
  "confirmed-off",
  "already-off",
  "confirmed-on",
  "not-confirmed",
  "interrupted",
])) {
  test(`after ${outcome || "nothing"} the next step is the button alone`, () => {
    assert.equal(stepThatHelps(undefined, { outcome }, PAGE), null);
  });
}

test("while the run waits for the person, the step leads to the switch", () => {
  const during = (/** @type {import("../../extension/shared/types.js").Step} */ step) =>
    stepThatHelps({ step }, { outcome: "signed-out" }, PAGE);

  const toSwitch = { key: "actionShowSwitch", href: PAGE, isPrimary: true, onPage: true };
  assert.deepEqual(during("person"), toSwitch);
  assert.equal(during("hold"), null);
});
