/**
 * How Stryker breaks the code that decides: one small change at a time, each against the tests.
 *
 * Stryker has a package.json of its own here, since its many packages would make the first
 * `make test` wait for what only `make mutants` uses.
 */

/** Tests by example alone: properties find other faults on another day, and a score should not. */
export const TESTS =
  /^(account|choose-tab|history-list|i18n|migrations|next-step|position|quarantine|records|requests|run-machine(-account|-asks|-documents|-requests|-sweep|-time)?|run-progress|run-summary|sender|status|storage-schema|urls|validate)\.test\.js$/;

export default {
  mutate: [
    "extension/background/run/machine.js",
    "extension/background/run/requests.js",
    "extension/background/storage/migrations.js",
    "extension/background/sender.js",
    "extension/background/storage/quarantine.js",
    "extension/content/ui/position.js",
    "extension/background/run/choose-tab.js",
    "extension/pages/history-list.js",
    "extension/shared/account.js",
    "extension/shared/run-progress.js",
    "extension/popup/next-step.js",
    "extension/popup/run-summary.js",
    "extension/shared/selection.js",
    "extension/shared/urls.js",
    "extension/shared/storage/validate.js",
    "extension/shared/i18n.js",
    "extension/shared/records.js",
    "extension/shared/storage/schema.js",
    "extension/shared/status.js",
    "extension/shared/storage/version.js",
  ],
  testRunner: "here",
  plugins: ["./tests/mutants/runner.js"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  // The tests of one change take a fraction of a second; a busy machine is no endless loop.
  timeoutMS: 20_000,
  reporters: [process.stdout.isTTY ? "progress" : "progress-append-only", "json"],
  jsonReporter: { fileName: "dist/proof/stryker.json" },
  // Only what the tests load is copied to the place where it is broken.
  ignorePatterns: [
    "**",
    "!{extension,tests}",
    "!extension/**",
    "!tests/{receipts,storage,unit}/**",
    "!package.json",
  ],
  tempDirName: "dist/mutants",
};
