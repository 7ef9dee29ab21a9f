import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { NO_POLICY, readPolicy } from "../../extension/shared/policy.js";

const KNOWN = ["ai-training", "ads-age", "research"];
const SCHEMA = JSON.parse(
  readFileSync(new URL("../../extension/managed-schema.json", import.meta.url), "utf8"),
);
const FIELDS = Object.keys(SCHEMA.properties);

test("without a policy all choices are the person's", () => {
  const { policy, ignored } = readPolicy(undefined, KNOWN);

  assert.deepEqual(policy, {
    preselectedSettings: null,
    leavePagesAlone: false,
    remindAfterDays: null,
    noticeText: "",
    historyExport: true,
    welcomeTab: true,
  });
  assert.deepEqual(ignored, []);
});

test("an empty policy sets nothing", () => {
  assert.deepEqual(readPolicy({}, KNOWN), { policy: { ...NO_POLICY }, ignored: [] });
});

for (const [field, value] of /** @type {const} */ ([
  ["preselectedSettings", ["ai-training", "research"]],
  ["preselectedSettings", []],
  ["leavePagesAlone", true],
  ["leavePagesAlone", false],
  ["remindAfterDays", 0],
  ["remindAfterDays", 30],
  ["remindAfterDays", 90],
  ["noticeText", "Questions? Ask the help desk."],
  ["noticeText", "😀".repeat(500)],
  ["historyExport", false],
  ["welcomeTab", false],
])) {
  test(`${field} may be ${JSON.stringify(value).slice(0, 40)}, and nothing else changes`, () => {
    const { policy, ignored } = readPolicy({ [field]: value }, KNOWN);

    assert.deepEqual(policy, { ...NO_POLICY, [field]: value });
    assert.deepEqual(ignored, []);
  });
}

for (const [field, value, reason] of /** @type {const} */ ([
  ["preselectedSettings", "ai-training", 'expected a list of settings\' ids, found "ai-training"'],
  ["preselectedSettings", [1], "expected a list of settings' ids, found [1]"],
  ["leavePagesAlone", "true", 'expected true or false, found "true"'],
  ["leavePagesAlone", 1, "expected true or false, found 1"],
  ["remindAfterDays", 7, "expected 0, 30 or 90, found 7"],
  ["remindAfterDays", "30", 'expected 0, 30 or 90, found "30"'],
  ["noticeText", " \n", 'expected text of 1 to 500 characters, found " \\n"'],
  [
    "noticeText",
    "x".repeat(501),
    `expected text of 1 to 500 characters, found "${"x".repeat(76)}...`,
  ],
  ["noticeText", { html: "<b>" }, 'expected text of 1 to 500 characters, found {"html":"<b>"}'],
  ["historyExport", null, "expected true or false, found null"],
  ["welcomeTab", "no", 'expected true or false, found "no"'],
  ["turnOff", true, `expected one of ${FIELDS.join(", ")}`],
  ["__proto__x", true, `expected one of ${FIELDS.join(", ")}`],
  ["constructor", true, `expected one of ${FIELDS.join(", ")}`],
])) {
  test(`${field} ${JSON.stringify(value).slice(0, 40)} is ignored, and the other fields apply`, () => {
    const { policy, ignored } = readPolicy(
      { [field]: value, leavePagesAlone: field === "leavePagesAlone" ? value : true },
      KNOWN,
    );

    assert.deepEqual(policy, { ...NO_POLICY, leavePagesAlone: field !== "leavePagesAlone" });
    assert.deepEqual(ignored, [`${field}: ${reason}`]);
  });
}

test("unknown and repeated ids are ignored; the others are in the order of the settings", () => {
  const { policy, ignored } = readPolicy(
    { preselectedSettings: ["research", "no-such", "ai-training", "research"] },
    KNOWN,
  );

  assert.deepEqual(policy.preselectedSettings, ["ai-training", "research"]);
  assert.deepEqual(ignored, ['preselectedSettings: expected the id of a setting, found "no-such"']);
});

for (const raw of [null, [], "policy", 7, true]) {
  test(`${JSON.stringify(raw)} is not a valid policy`, () => {
    const { policy, ignored } = readPolicy(raw, KNOWN);

    assert.deepEqual(policy, NO_POLICY);
    assert.deepEqual(ignored, [`policy: expected an object, found ${JSON.stringify(raw)}`]);
  });
}

test("any policy results in these fields only, with valid values", () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(...KNOWN),
    fc.boolean(),
    fc.integer({ min: -1, max: 91 }),
  );
  const raw = fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.string()), value);

  fc.assert(
    fc.property(raw, (given) => {
      const { policy, ignored } = readPolicy(given, KNOWN);

      assert.deepEqual(Object.keys(policy), Object.keys(NO_POLICY));
      assert.ok(
        policy.preselectedSettings === null ||
          policy.preselectedSettings.every((id) => KNOWN.includes(id)),
      );
      assert.ok(
        [true, false].includes(policy.leavePagesAlone) &&
          [true, false].includes(policy.historyExport) &&
          [true, false].includes(policy.welcomeTab),
      );
      assert.ok([null, 0, 30, 90].includes(policy.remindAfterDays));
      assert.ok(typeof policy.noticeText === "string" && policy.noticeText.length <= 1000);
      const wrong = Object.keys(given).filter((name) => !FIELDS.includes(name));
      assert.ok(ignored.length >= wrong.length);
    }),
  );
});

test("no policy concerns clicks, runs or the notice", () => {
  assert.deepEqual(Object.keys(NO_POLICY), [
    "preselectedSettings",
    "leavePagesAlone",
    "remindAfterDays",
    "noticeText",
    "historyExport",
    "welcomeTab",
  ]);
});

test("Chromium's schema has the same fields", () => {
  assert.deepEqual(FIELDS, Object.keys(NO_POLICY));
  assert.deepEqual(SCHEMA.properties.remindAfterDays.enum, [0, 30, 90]);
});
