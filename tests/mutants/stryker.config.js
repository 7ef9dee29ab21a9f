/**
 * The configuration of Stryker, which mutates the code that makes decisions.
 *
 * This folder has its own package.json, so that the first `make test` does not install Stryker's
 * many packages, which only `make mutants` uses.
 */

/** Without property-based tests, whose random inputs would change the score. */
export const TESTS =
  /^(account|after-success|check|choose-tab|history-list|i18n|kept-out|main-buttons|migrations|moved-tab|next-step|page-asks|picture|position|quarantine|records(-\w+)*|requests|resume-after-sign-in|run-machine(?!-by-property)(-\w+)*|run-progress|run-summary|sender|status|storage-schema|toolbar|unseen-page|urls|validate)\.test\.js$/;

export default {
  mutate: [
    "extension/background/run/judge-save.js",
    "extension/background/run/machine.js",
    "extension/background/run/open-requests.js",
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
    "extension/shared/storage/record-schema.js",
    "extension/shared/storage/run-schema.js",
    "extension/shared/storage/schema.js",
    "extension/shared/status.js",
    "extension/shared/storage/version.js",
  ],
  testRunner: "here",
  plugins: ["./tests/mutants/runner.js"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  // The tests of a mutant take a fraction of a second. Do not mistake a busy machine for a loop.
  timeoutMS: 20_000,
  reporters: [process.stdout.isTTY ? "progress" : "progress-append-only", "json"],
  jsonReporter: { fileName: "dist/proof/stryker.json" },
  // Copy only the files that the tests load into Stryker's sandbox.
  ignorePatterns: [
    "**",
    "!{extension,tests}",
    "!extension/**",
    "!tests/{receipts,storage,unit}/**",
    "!package.json",
  ],
  tempDirName: "dist/mutants",
};
