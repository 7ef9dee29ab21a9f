/** When a page that lacks only pictures has everything else. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { timeUntilQuiet, WITHOUT_PICTURES } from "../../extension/content/resource-arrivals.js";

const APP = "https://static.licdn.com/app.js";
const STYLE = "https://static.licdn.com/page.css";
const arrived = (/** @type {string} */ name, responseEnd = 500) => ({ name, responseEnd });

for (const [name, addresses, resources, parsedAt, left] of /** @type {const} */ ([
  ["waits while its HTML is being parsed", [], [], 0, Number.POSITIVE_INFINITY],
  [
    "waits for a script that has not arrived",
    [APP, STYLE],
    [arrived(STYLE)],
    900,
    Number.POSITIVE_INFINITY,
  ],
  ["counts from the end of parsing", [APP], [arrived(APP)], 900, 900 + WITHOUT_PICTURES - 1_000],
  ["counts from the last script", [APP], [arrived(APP, 950)], 900, 950 + WITHOUT_PICTURES - 1_000],
  ["compares addresses without their fragments", [`${APP}#a`], [arrived(APP)], 900, 2_900],
  ["does not wait for what no network brings", ["data:text/css,", ""], [], 900, 2_900],
])) {
  test(`a page ${name}`, () => {
    assert.equal(timeUntilQuiet([...addresses], [...resources], parsedAt, 1_000), left);
  });
}

test("a page that has had everything for long enough is complete", () => {
  const time = 900 + WITHOUT_PICTURES;

  assert.equal(timeUntilQuiet([APP], [arrived(APP)], 900, time), 0);
  assert.equal(timeUntilQuiet([APP], [arrived(APP)], 900, time + 5_000), 0);
});
