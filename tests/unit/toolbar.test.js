import assert from "node:assert/strict";
import { test } from "node:test";
import "./fake-messages.js";
import { badgeOf, iconOf } from "../../extension/background/toolbar.js";
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
  ["the number of settings that are on", [on], true, false, "1", "badgeOn"],
  ["the number of settings that are on, in the plural", [on, on], true, true, "2", "badgeOn"],
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
  ["nothing if all settings are off", [off], true, false, "", "badgeConfirmed"],
])) {
  test(`the badge says ${name}`, () => {
    const badge = badgeOf([...records], accepted, due, 9, undefined);

    assert.deepEqual([badge.text, badge.title], [text, title]);
  });
}

const failed = { ...on, outcome: /** @type {const} */ ("reverted") };
const onByUndo = { ...on, outcome: /** @type {const} */ ("confirmed-on") };
const research = { ...off, at: 3 };

for (const [name, records, unseen, text, title, tone] of /** @type {const} */ ([
  ["a tick until the person has seen that it is off", [off], [off], "✓", "badgeDone", "good"],
  ["no tick any more once that was seen", [off], [], "", "badgeConfirmed", undefined],
  ["what is on rather than a tick for other settings", [on], [research], "1", "badgeOn", undefined],
  ["no tick when a visit read on since then", [on], [on], "1", "badgeOn", undefined],
  ["no tick for what an undo turned on", [onByUndo], [onByUndo], "1", "badgeOn", undefined],
  ["that a run failed, until it was seen", [failed], [failed], "!", "badgeFailed", undefined],
  ["that one of several failed", [off], [off, failed], "!", "badgeFailed", undefined],
  ["no failure that was seen", [failed], [], "1", "badgeOn", undefined],
])) {
  test(`after a run the badge says ${name}`, () => {
    const badge = badgeOf([...records], true, false, 9, undefined, [...unseen]);

    assert.deepEqual([badge.text, badge.title, badge.tone], [text, title, tone]);
  });
}

for (const [step, settings, text, tone] of /** @type {const} */ ([
  ["open", ["a"], "…", "busy"],
  ["confirm", ["a"], "…", "busy"],
  ["person", ["a"], "!", undefined],
  ["confirm", ["a", "b", "c"], "2/3", "busy"],
])) {
  test(`during the step ${step} of ${settings.length} the badge is ${text}`, () => {
    const progress = { settings: [...settings], turn: settings.length > 1 ? 1 : 0, step };

    const badge = badgeOf([on], true, false, 9, progress, [failed]);

    assert.deepEqual([badge.text, badge.tone], [text, tone]);
  });
}

for (const [name, accepted, records, running, icon] of /** @type {const} */ ([
  ["before the notice is accepted", false, [on], false, "unknown"],
  ["when nothing was read", true, [emptyRecord()], false, "unknown"],
  ["without a setting about AI training", true, [], false, "unknown"],
  ["when a switch reads off without proof", true, [{ ...off, outcome: "" }], false, "unknown"],
  ["when one of two is proved", true, [off, emptyRecord()], false, "unknown"],
  ["when a switch is on", true, [off, on], false, "on"],
  ["when all are proved", true, [off, off], false, "off"],
  ["after a sign-in", true, [{ ...emptyRecord(), lapsed: "off" }], false, "unknown"],
  ["during a run", true, [on], true, "running"],
])) {
  test(`the icon ${name} is ${icon}`, () => {
    const progress = /** @type {any} */ (running ? { settings: ["a"] } : undefined);

    assert.equal(iconOf({ accepted, progress, records: [...records] }), icon);
  });
}

for (const [turn, size, text] of /** @type {const} */ ([
  [9, 9, "9/9"],
  [9, 13, "9/13"],
  [10, 13, "10"],
  [13, 13, "13"],
])) {
  test(`the badge of setting ${turn} of ${size} has at most four characters, the title has all`, () => {
    const settings = Array.from({ length: size }, String);
    const progress = { settings, turn: turn - 1, step: /** @type {const} */ ("read") };

    const badge = badgeOf([], true, false, 9, progress);

    assert.equal(badge.text, text);
    assert.deepEqual(badge.value, [turn, size]);
  });
}
