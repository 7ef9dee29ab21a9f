/**
 * A Stryker test runner that runs the tests inside of Stryker's worker, with new modules for each
 * mutant but without a new process.
 *
 * With a process for each mutant (Stryker's command and tap runners) it took 6 minutes instead of
 * seconds, nearly all of it to start node.
 */

import { readdirSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { collected } from "./collect.js";
import { TESTS } from "./stryker.config.js";

const FOLDER = "tests/unit";
let life = 0;

/** Load all tests and the tested modules again. */
async function load() {
  life += 1;
  collected.length = 0;
  const tests = [];
  // All tests share the module that keeps the browser, so it must find messages when it is loaded.
  await import(`${pathToFileURL(join(FOLDER, "fake-messages.js"))}?life=${life}`);
  for (const file of readdirSync(FOLDER)
    .filter((name) => TESTS.test(name))
    .sort()) {
    await import(`${pathToFileURL(join(FOLDER, file))}?life=${life}`);
    tests.push(
      ...collected.splice(0).map(({ name, run }) => ({ id: `${file}: ${name}`, name, run })),
    );
  }
  return tests;
}

/**
 * The failure of a test, "" if it passes.
 *
 * @param {() => unknown} run
 */
async function failureOf(run) {
  try {
    await run();
    return "";
  } catch (error) {
    return String(error) || "failed";
  }
}

class Runner {
  /** Each run loads all modules again, so mutants outside of functions take effect as well. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    register("./hooks.js", import.meta.url);
  }

  /** Run all tests on the original code, and record which test covers which mutant. */
  async dryRun() {
    /** @type {Pick<typeof __stryker__, "currentTestId" | "mutantCoverage">} */
    const stryker = { currentTestId: undefined, mutantCoverage: undefined };
    globalThis.__stryker__ = stryker;
    const tests = [];
    for (const { id, name, run } of await load()) {
      stryker.currentTestId = id;
      const began = performance.now();
      const failureMessage = await failureOf(run);
      const timeSpentMs = performance.now() - began;
      tests.push({
        id,
        name,
        timeSpentMs,
        ...(failureMessage ? { status: 1, failureMessage } : { status: 0 }),
      });
    }
    return { status: "complete", tests, mutantCoverage: stryker.mutantCoverage };
  }

  /**
   * Run the tests that reach one change, until one of them notices it.
   *
   * @param {{ activeMutant: { id: string }, testFilter?: string[], hitLimit: number }} options
   */
  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const stryker = { activeMutant: activeMutant.id, hitLimit, hitCount: 0 };
    globalThis.__stryker__ = stryker;
    const killed = (/** @type {string} */ id, /** @type {string} */ failureMessage) =>
      stryker.hitCount > hitLimit
        ? { status: "timeout", reason: "an endless loop" }
        : { status: "killed", killedBy: [id], failureMessage, nrOfTests: 1 };
    /** @type {Awaited<ReturnType<typeof load>>} */
    let tests = [];
    const broken = await failureOf(async () => {
      tests = await load();
    });
    if (broken) return killed("loading", broken);
    for (const { id, run } of tests) {
      if (testFilter && !testFilter.includes(id)) continue;
      const failureMessage = await failureOf(run);
      if (failureMessage) return killed(id, failureMessage);
    }
    return { status: "survived", nrOfTests: tests.length };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "here", Runner)];
