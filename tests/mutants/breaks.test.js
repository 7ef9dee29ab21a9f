/**
 * Three breaks of the one promise, made by hand, that the run machine's tests must notice: to drop
 * the fresh load, to ignore snap-back, to trust the first reading.
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

const tests = readdirSync(join(copy, "tests/unit")).filter((name) => name.startsWith("run-machine") && TESTS.test(name));
const together = tests.map((name) => `import "./tests/unit/${name}";`).join("");

/** Whether the run machine's tests pass with this text in its place. */
function passes(/** @type {string} */ text) {
  writeFileSync(machine, text);
  return spawnSync(process.execPath, ["--input-type=module", "--eval", together], { cwd: copy }).status === 0;
}

test("the run machine as it is passes its tests", () => {
  assert.equal(passes(sound), true);
});

for (const [name, from, to] of [
  [
    "drop the fresh load after a click",
    "return startLoading({ ...seen, proof }, answer.at);",
    'return end({ ...seen, proof, reading: run.goal }, "confirmed-off");',
  ],
  ["drop the fresh load: take any document for a fresh one", "return !known && event.startedAt >= run.loadAt - CLOCK_GRAIN;", "return true;"],
  ["drop the fresh load: let the clicked document confirm", "if (!run.fresh || run.document === run.clickedIn) return startLoading(run, answer.at);", ""],
  ["ignore snap-back: forget it", "snapped: Boolean(answer.snapped)", "snapped: false"],
  ["ignore snap-back: call it held", 'answer.snapped ? "clicked" : saved', "saved"],
  ["trust the first reading: call it off already", "if (!run.fresh) return startLoading(seen, answer.at);", ""],
  ["trust the first reading: note it as off", 'reading === "off" && !run.fresh ? run.reading : reading', "reading"],
  ["trust the first reading: do not wait for a second", "reached: reached + 2 * run.wrongFor", "reached: 0"],
]) {
  test(`the tests notice who would ${name}`, () => {
    assert.equal(sound.split(from).length, 2, `machine.js: expected once: ${from}`);

    assert.equal(passes(sound.replace(from, () => to)), false);
  });
}
