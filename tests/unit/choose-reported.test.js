/** A page report is about the tab with the setting's page, if there is one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseReported } from "../../extension/pages/choose-reported.js";
import { setting, site } from "./rules.js";

const FEED = { url: `${site.origin}/feed/`, lastAccessed: 9 };
const LIST = { url: `${site.origin}/mypreferences/d/new-page`, lastAccessed: 5 };
const OLD = { url: `${site.origin}${setting.paths[0]}?u=1`, lastAccessed: 1 };
const OPEN = { url: `${site.origin}${setting.paths[0]}`, lastAccessed: 2 };

for (const [name, tabs, expected] of /** @type {const} */ ([
  ["the setting's page before others", [FEED, LIST, OLD], OLD],
  ["of two, the one used last", [OLD, OPEN], OPEN],
  ["a settings page that no rule names before the feed", [FEED, LIST], LIST],
  ["any page of LinkedIn", [FEED], FEED],
  ["nothing without a tab", [], undefined],
])) {
  test(`the report is about ${name}`, () => {
    assert.equal(chooseReported([...tabs], setting, site), expected);
  });
}
