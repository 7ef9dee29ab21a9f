/** Effects that the browser could not carry out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { document, on, opened, play, WAY_TO } from "./play.js";

const failed = (/** @type {string} */ effect) => ({ type: "effect-failed", effect });

/** Events that lead a run over two settings to the load of the second one. */
const SECOND = [opened, document("a"), { ...on, reading: "locked" }];

for (const [name, events, settings, effect, reason] of /** @type {const} */ ([
  ["a tab that cannot be opened", [], ["one"], "open", "not-opened"],
  ["a page that cannot be visited", SECOND, ["one", "two"], "visit", "page-failed"],
  ["a page that cannot be reloaded", WAY_TO.reload, ["one"], "reload", "page-failed"],
])) {
  test(`${name} ends the run at once as not-confirmed: ${reason}`, () => {
    const { run, end } = play([...events, failed(effect)], { settings: [...settings] });

    assert.equal(run, null);
    assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", reason]);
  });
}

for (const step of /** @type {const} */ (["open", "reload"])) {
  test(`a page that cannot be checked during ${step} may still load, so the run waits`, () => {
    assert.deepEqual(play([...WAY_TO[step], failed("observe")]).run, play(WAY_TO[step]).run);
  });
}

for (const step of /** @type {const} */ (["read", "click", "hold", "person", "confirm"])) {
  test(`a failed load that is reported only during ${step} changes nothing`, () => {
    assert.deepEqual(play([...WAY_TO[step], failed("reload")]).run, play(WAY_TO[step]).run);
  });
}
