/** The two main buttons of the popup: one turns off, the other never does. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { mainButtons } from "../../extension/popup/main-buttons.js";
import { emptyRecord } from "../../extension/shared/records.js";
import { isCheckAction, statusOf } from "../../extension/shared/status.js";

/** @import { Outcome } from "../../extension/shared/types.js" */

const ALL = ["ai", "one", "two"];
const [UNREAD, OFF, ON, FAILED] = /** @type {(Outcome | "")[]} */ ([
  "",
  "confirmed-off",
  "is-on",
  "not-offered",
]);

/**
 * @param {string[]} selected
 * @param {(Outcome | "" | undefined)[]} outcomes of all settings
 */
function buttons(selected, outcomes) {
  const recordOf = (/** @type {string} */ id) => ({
    ...emptyRecord(),
    outcome: outcomes[ALL.indexOf(id)] ?? "",
  });
  const { action } = statusOf(recordOf("ai"), undefined);
  const { turnOff, check } = mainButtons(selected, "ai", action, { recordOf }, ALL);
  const shown = ({ key = "", count = /** @type {number | null} */ (null), settings = [""] }) => [
    `${key} ${count ?? ""}`.trim(),
    settings,
  ];
  return { turnOff: shown(turnOff), check: shown(check) };
}

for (const [name, selected, outcomes, turnOff, check] of /** @type {const} */ ([
  [
    "before anything was read",
    ["ai"],
    [UNREAD],
    ["actionTurnOff", ["ai"]],
    ["actionCheckOnly", ["ai"]],
  ],
  [
    "after it was confirmed off",
    ["ai"],
    [OFF],
    ["actionTurnOffIfOn", ["ai"]],
    ["actionCheckAgain", ["ai"]],
  ],
  [
    "after a check found it on",
    ["ai"],
    [ON],
    ["actionTurnOff", ["ai"]],
    ["actionCheckOnly", ["ai"]],
  ],
  [
    "without a selection, where a check is about all",
    [],
    [UNREAD],
    ["actionChoose", []],
    ["actionCheckOnlyMany 3", ALL],
  ],
  [
    "with several unread",
    ALL,
    [UNREAD, UNREAD, UNREAD],
    ["actionTurnOffMany 3", ALL],
    ["actionCheckOnlyMany 3", ALL],
  ],
  [
    "after a check of several",
    ALL,
    [OFF, ON, FAILED],
    ["actionTurnOffFound 1", ["one"]],
    ["actionCheckOnlyMany 3", ALL],
  ],
  [
    "after a check of some of several",
    ALL,
    [OFF, ON, UNREAD],
    ["actionTurnOffOthers 2", ["one", "two"]],
    ["actionCheckOnlyMany 3", ALL],
  ],
  [
    "with all confirmed off",
    ALL,
    [OFF, OFF, "already-off"],
    ["actionTurnOffAnyOn", ALL],
    ["actionCheckMany 3", ALL],
  ],
])) {
  test(`the main buttons ${name}`, () => {
    assert.deepEqual(buttons([...selected], [...outcomes]), { turnOff, check });
  });
}

for (const [action, expected] of /** @type {const} */ ([
  ["actionCheckAgain", true],
  ["actionConfirm", true],
  ["actionTryAgain", false],
  ["actionTurnOff", false],
  ["", false],
])) {
  test(`"${action}" ${expected ? "only checks" : "is no check"}`, () => {
    assert.equal(isCheckAction(action), expected);
  });
}
