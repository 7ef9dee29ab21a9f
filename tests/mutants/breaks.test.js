/**
 * Breaks of the one promise, made by hand, that the run machine's tests must notice: to drop the
 * fresh load, to ignore snap-back, to trust the first reading, to wait for nothing.
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
const machine = join(copy, "extension/background/run/machine.js");
const sound = readFileSync(join(root, "extension/background/run/machine.js"), "utf8");

for (const part of ["package.json", "extension", "tests/unit"]) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
after(() => rmSync(copy, { recursive: true }));

const tests = readdirSync(join(copy, "tests/unit")).filter(
  (name) => name.startsWith("run-machine") && TESTS.test(name),
);
const together = tests.map((name) => `import "./tests/unit/${name}";`).join("");

/** Whether the run machine's tests pass with this text in its place. */
function passes(/** @type {string} */ text) {
  writeFileSync(machine, text);
  return (
    spawnSync(process.execPath, ["--input-type=module", "--eval", together], { cwd: copy })
      .status === 0
  );
}

test("the run machine as it is passes its tests", () => {
  assert.equal(passes(sound), true);
});

for (const [name, from, to] of /** @type {[string, string, string][]} */ ([
  [
    "drop the fresh load after a click",
    "return startLoading({ ...run, snapped, proof }, answer.at);",
    'return end({ ...run, snapped, proof, reading: run.goal }, answer.at, "confirmed-off");',
  ],
  [
    "drop the fresh load: take any document for a fresh one",
    "return !known && began;",
    "return true;",
  ],
  [
    "drop the fresh load: let the clicked document confirm",
    "if (!run.fresh || run.document === run.clickedIn) return startLoading(run, answer.at);",
    "",
  ],
  [
    "ignore snap-back: forget it",
    "const snapped = answer.reading === opposite(run.goal) && (run.moved || run.save !== -1);",
    "const snapped = false;",
  ],
  ["ignore snap-back: call it held", 'snapped ? "clicked" : saved', "saved"],
  [
    "trust the first reading: call it off already",
    "if (answer.reading === run.goal && !run.fresh) return startLoading(see(run, answer), answer.at);",
    "",
  ],
  [
    "trust the first reading: note it as off",
    '(reading === "off" || hasClicked(run)) && !run.fresh ? run.reading : reading',
    "reading",
  ],
  [
    "trust the first reading: do not wait for a second",
    "reached: reached + 2 * run.wrongFor",
    "reached: 0",
  ],
  [
    "wait for nothing: believe while a request is under way",
    "run.requests.length === 0 && at - run.quietAt",
    "at - run.quietAt",
  ],
  [
    "wait for nothing: believe at once after the last request",
    "at - run.quietAt >= needed - LATE",
    "true",
  ],
  [
    "wait for nothing: believe what came in place of an answer",
    "const failed = gotNothing(ended, event) ? status : run.failed;",
    "const failed = run.failed;",
  ],
  [
    "wait for nothing: believe once after a refused save",
    "isDoubtful(run) && !run.readOnce",
    "false",
  ],
  [
    "wait for nothing: cut the save off",
    "if (isSaving(run)) return stay(run);\n  if (answer.asks",
    "if (answer.asks",
  ],
  [
    "believe what a background that was stopped did not hear",
    "return run.fresh || run.requests.length > 0 ? startLoading(run, at) : askAgain(run);",
    "return askAgain(run);",
  ],
])) {
  test(`the tests notice who would ${name}`, () => {
    assert.equal(sound.split(from).length, 2, `machine.js: expected once: ${from}`);

    assert.equal(passes(sound.replace(from, () => to)), false);
  });
}
