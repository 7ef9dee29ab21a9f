/**
 * Manual mutants of the run machine that its tests must notice: without the reload, without the
 * check for a snap back, trusting the first reading, waiting for nothing.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { TESTS } from "./stryker.config.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "untrain-breaks-"));
const MACHINE = "extension/background/run/machine.js";
const GOALS = "extension/shared/goals.js";
const OPEN_REQUESTS = "extension/background/run/open-requests.js";

for (const part of ["package.json", "extension", "tests/unit"]) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
after(() => rmSync(copy, { recursive: true }));

const tests = readdirSync(join(copy, "tests/unit")).filter(
  (name) => name.startsWith("run-machine") && TESTS.test(name),
);
const together = tests.map((name) => `import "./tests/unit/${name}";`).join("");

/** Whether the run machine's tests pass. */
function passes() {
  return (
    spawnSync(process.execPath, ["--input-type=module", "--eval", together], { cwd: copy })
      .status === 0
  );
}

/** Whether they still pass with the source of one file replaced by this text. */
function passesWith(/** @type {string} */ file, /** @type {string} */ text) {
  writeFileSync(join(copy, file), text);
  const passed = passes();
  cpSync(join(root, file), join(copy, file));
  return passed;
}

test("the unchanged run machine passes its tests", () => {
  assert.equal(passes(), true);
});

for (const [name, from, to, file = MACHINE] of /** @type {[string, string, string, string?][]} */ ([
  [
    "skip the reload after a click",
    "return startLoading({ ...run, snappedBack, proof }, answer.at);",
    'return end({ ...run, snappedBack, proof, reading: run.goal }, answer.at, "confirmed-off");',
  ],
  ["skip the reload: accept any document as reloaded", "return !isOld && isNew;", "return true;"],
  [
    "skip the reload: let the clicked document confirm",
    "if (!run.fresh || run.document === run.clickedDocument) return startLoading(run, answer.at);",
    "",
  ],
  [
    "ignore a snap back",
    "const snappedBack = answer.reading === opposite(run.goal) && (run.switchMoved || run.save !== -1);",
    "const snappedBack = false;",
  ],
  [
    "click before the page has settled",
    "if (!isSettled(run, answer)) return askLater(run, answer);\n  if (answer.reading === opposite(run.goal)) return startClick",
    "if (answer.reading === opposite(run.goal)) return startClick",
  ],
  ["ignore snap-back: call it held", 'snappedBack ? "clicked" : saved', "saved"],
  [
    "trust the first reading as already-off",
    "if (!run.fresh && (isCheck(run) || isGoal(run, answer.reading)))\n    return startLoading(seen, answer.at);",
    "",
  ],
  [
    "click during a check",
    'const OPPOSITES = /** @type {const} */ ({ off: "on", on: "off", check: "" });',
    'const OPPOSITES = { off: "on", on: "off", check: "on" };',
    GOALS,
  ],
  ["believe on sooner than off in a check", "  if (isCheck(run)) return stable;\n", ""],
  [
    "ignore what another tab reads during a check",
    "(isCheck(run) ? isGoal(run, reading) : reading === opposite(run.goal));",
    "reading === opposite(run.goal);",
  ],
  [
    "record the first reading as off",
    '(reading === "off" || hasClicked(run)) && !run.fresh ? run.reading : reading',
    "reading",
  ],
  [
    "trust the first reading without waiting for a stable one",
    "goal: stable + 2 * run.misreadMs",
    "goal: 0",
  ],
  [
    "believe a page with an open request",
    "run.requests.length === 0 && at - run.lastRequestEndedAt",
    "at - run.lastRequestEndedAt",
  ],
  [
    "believe a page right after its last request",
    "at - run.lastRequestEndedAt >= needed - EVENT_DELAY",
    "true",
  ],
  [
    "believe a page with a failed request",
    "failedStatus: gotNothing(request, ended) ? ended.status : run.failedStatus,",
    "failedStatus: run.failedStatus,",
    OPEN_REQUESTS,
  ],
  [
    "wait for nothing: believe once after a refused save",
    "return isFirst && isGoalDoubtful(run);",
    "return false;",
  ],
  [
    "believe on though the save may still arrive",
    "return isFirst && reading === opposite(run.goal) && run.save === 0;",
    "return false;",
  ],
  [
    "wait for nothing: cut the save off",
    "if (hasOpenSave(run)) return stay(run);\n  // Some pages read",
    "// Some pages read",
  ],
  [
    "believe a page whose requests were missed while the background was stopped",
    "return run.fresh || run.requests.length > 0 ? startLoading(run, at) : resend(run);",
    "return resend(run);",
  ],
])) {
  test(`the tests notice a run machine that would ${name}`, () => {
    const sound = readFileSync(join(root, file), "utf8");
    assert.equal(sound.split(from).length, 2, `${file}: expected once: ${from}`);

    assert.equal(
      passesWith(
        file,
        sound.replace(from, () => to),
      ),
      false,
    );
  });
}
