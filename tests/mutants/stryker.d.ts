// What runner.js uses of Stryker, which is installed for `make mutants` alone.

declare module "@stryker-mutator/api/plugin" {
  export const PluginKind: { TestRunner: "TestRunner" };
  export function declareClassPlugin(
    kind: "TestRunner",
    name: string,
    plugin: new () => object,
  ): object;
}

/** Where the code that Stryker has changed looks for what it is to do, and notes what it did. */
declare var __stryker__: {
  /** In a dry run: the test under way, and what each test has reached. */
  currentTestId?: string | undefined;
  mutantCoverage?: unknown;
  /** In the run of one mutant: which it is, and how often it was reached. */
  activeMutant?: string;
  hitCount?: number;
  hitLimit?: number;
};
