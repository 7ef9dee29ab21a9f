import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeOf } from "../../extension/background/toolbar.js";
import { emptyRecord } from "../../extension/shared/records.js";

const on = { ...emptyRecord(), reading: /** @type {const} */ ("on"), at: 1 };
const off = {
  ...emptyRecord(),
  reading: /** @type {const} */ ("off"),
  outcome: /** @type {const} */ ("confirmed-off"),
  at: 1,
};

for (const [name, records, accepted, due, text, title] of /** @type {const} */ ([
  ["nothing before the notice is accepted", [on], false, true, "", "badgeNotice"],
  ["the number of settings that are on", [on], true, false, "1", "badgeOn_one"],
  ["the number of settings that are on, in the plural", [on, on], true, true, "2", "badgeOn_other"],
  ["that a setting is on again", [{ ...on, onAgainSince: 5 }], true, false, "1", "badgeOnAgain"],
  ["that a check is due if nothing is on", [off], true, true, "?", "badgeDue"],
  [
    "that somebody signed in, when it was off before",
    [{ ...emptyRecord(), lapsed: "off" }],
    true,
    true,
    "?",
    "badgeSignedIn",
  ],
  [
    "nothing of a sign-in, when nothing was off before",
    [{ ...emptyRecord(), lapsed: "other" }],
    true,
    false,
    "",
    "extName",
  ],
  ["nothing if all settings are off", [off], true, false, "", "extName"],
])) {
  test(`the badge says ${name}`, () => {
    const badge = badgeOf([...records], accepted, due, 9, "en", undefined);

    assert.deepEqual([badge.text, badge.title], [text, title]);
  });
}

test("the badge counts settings only during a run over several", () => {
  const several = badgeOf([on], true, false, 9, "en", { settings: ["a", "b", "c"], turn: 1 });
  const one = badgeOf([on], true, false, 9, "en", { settings: ["a"], turn: 0 });

  assert.deepEqual(several, { text: "2/3", title: "badgeSweep", value: ["2", "3"] });
  assert.equal(one.text, "1");
});

for (const [turn, size, text] of /** @type {const} */ ([
  [9, 9, "9/9"],
  [9, 13, "9/13"],
  [10, 13, "10"],
  [13, 13, "13"],
])) {
  test(`the badge of setting ${turn} of ${size} has at most four characters, the title has all`, () => {
    const progress = { settings: Array.from({ length: size }, String), turn: turn - 1 };

    const badge = badgeOf([], true, false, 9, "en", progress);

    assert.equal(badge.text, text);
    assert.deepEqual(badge.value, [String(turn), String(size)]);
  });
}
