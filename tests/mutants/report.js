/** Summarises Stryker's report in dist/proof/mutants.json; fails if too many mutants survived. */

import { readFileSync, writeFileSync } from "node:fs";
import { EQUIVALENT } from "./equivalent.js";

/** @typedef {{ line: number, column: number }} Position both begin with 1 */
/**
 * @typedef {object} Mutant of Stryker's report
 * @property {{ start: Position, end: Position }} location
 * @property {string} mutatorName
 * @property {string} replacement
 * @property {string} status
 */
/**
 * @typedef {{ file: string, text: string, from: string, replacement: string, status: string }} Change
 */

/** Percent of the changes the tests must notice: what they do today, less a little. */
const LEAST = {
  "extension/background/run/machine.js": 99,
  "extension/background/run/open-requests.js": 98,
  all: 98,
};

/** @type {{ files: Record<string, { source: string, mutants: Mutant[] }> }} */
const report = JSON.parse(readFileSync("dist/proof/stryker.json", "utf8"));
const used = new Set();

const mutants = Object.entries(report.files).flatMap(([file, { source, mutants: inFile }]) =>
  inFile.map((mutant) => ({
    file,
    ...described(mutant, source.split("\n")),
    status: mutant.status,
  })),
);
const counted = mutants.filter((mutant) => mutant.status !== "Ignored" && !isEquivalent(mutant));
const survivors = counted.filter((mutant) => !isNoticed(mutant));
const stale = EQUIVALENT.filter((entry) => !used.has(entry));

const summary = {
  killed: count("Killed"),
  survived: count("Survived"),
  timeout: count("Timeout"),
  noCoverage: count("NoCoverage"),
  equivalent: mutants.length - counted.length,
  score: score(counted),
  survivors: survivors.map(
    ({ file, line, name, replacement }) => `${file}:${line} ${name}: ${replacement}`,
  ),
};
writeFileSync("dist/proof/mutants.json", `${JSON.stringify(summary, null, 2)}\n`);

for (const { file, line, name, from, replacement } of survivors) {
  console.log(`survived  ${file}:${line} ${name}: ${from}  ->  ${replacement}`);
}
for (const { file, in: line, from, to } of stale) {
  console.log(
    `equivalent.js: ${file}: expected a change nobody noticed of ${from} to ${to} in ${line}, found none: take it out`,
  );
}
for (const [file, least] of Object.entries(LEAST)) {
  const reached = score(
    file === "all" ? counted : counted.filter((mutant) => mutant.file === file),
  );
  console.log(`${reached.toFixed(1)} % noticed in ${file} (at least ${least} % expected)`);
  if (reached < least || stale.length > 0) process.exitCode = 1;
}

/**
 * One line's worth of a change: where, which kind, what was there and what came in its place.
 *
 * @param {Mutant} mutant
 * @param {string[]} lines
 */
function described({ location: { start, end }, mutatorName, replacement }, lines) {
  const line = /** @type {string} */ (lines[start.line - 1]);
  const from = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  return {
    line: start.line,
    text: line.trim(),
    name: mutatorName,
    from,
    replacement: replacement.replace(/\s+/g, " "),
  };
}

/**
 * Whether the list says of a change that no test can notice it, and the tests did not.
 *
 * @param {Change} change
 */
function isEquivalent({ file, text, from, replacement, status }) {
  const entry = EQUIVALENT.find(
    (each) =>
      each.file === file && text.includes(each.in) && each.from === from && each.to === replacement,
  );
  if (!entry || (status !== "Survived" && status !== "NoCoverage")) return false;
  used.add(entry);
  return true;
}

/** @param {string} status */
function count(status) {
  return counted.filter((mutant) => mutant.status === status).length;
}

/**
 * Percent noticed, rounded to one decimal place.
 *
 * @param {Change[]} some
 */
function score(some) {
  return Math.round((1000 * some.filter(isNoticed).length) / some.length) / 10;
}

/** @param {Change} change */
function isNoticed({ status }) {
  return status === "Killed" || status === "Timeout";
}
