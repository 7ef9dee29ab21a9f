import assert from "node:assert/strict";
import { test } from "node:test";
import { speaksFor } from "../../extension/popup/speaks-for.js";
import { setting, site } from "./rules.js";

const other = { id: 1, url: "https://example.org/", active: false, lastAccessed: 50 };
const feed = { id: 2, url: "https://www.linkedin.com/feed/", active: false, lastAccessed: 20 };
const jobs = { id: 3, url: "https://www.linkedin.com/jobs/", active: false, lastAccessed: 30 };
const atSetting = { id: 4, url: site.origin + setting.paths[0], active: false, lastAccessed: 10 };
const self = { id: 9, url: "chrome-extension://me/popup/popup.html", active: true, lastAccessed: 99 };

const speak = (/** @type {import("../../extension/popup/speaks-for.js").Tab[]} */ tabs, self = 9) => speaksFor(tabs, self, [setting], site);

test("a tab at the setting's page comes first", () => {
  assert.equal(speak([other, feed, jobs, atSetting, self]), 4);
});

test("then the LinkedIn tab used last", () => {
  assert.equal(speak([other, feed, jobs, self]), 3);
});

test("then the active tab, be it the popup's own", () => {
  assert.equal(speak([other, self]), 9);
});

test("a popup over a LinkedIn tab speaks for that one, whatever was used before", () => {
  assert.equal(speak([{ ...feed, active: true }, jobs], -1), 2);
});

test("without any tab there is none to speak for", () => {
  assert.equal(speak([]), -1);
});
