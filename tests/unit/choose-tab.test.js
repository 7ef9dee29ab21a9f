import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseTab } from "../../extension/background/run/choose-tab.js";
import { setting, site } from "./rules.js";

const other = { id: 1, url: "https://example.org/", active: false, lastAccessed: 50 };
const feed = { id: 2, url: "https://www.linkedin.com/feed/", active: false, lastAccessed: 20 };
const jobs = { id: 3, url: "https://www.linkedin.com/jobs/", active: false, lastAccessed: 30 };
const atSetting = { id: 4, url: site.origin + setting.paths[0], active: false, lastAccessed: 10 };
const self = {
  id: 9,
  url: "chrome-extension://me/popup/popup.html",
  active: true,
  lastAccessed: 99,
};

const speak = (
  /** @type {import("../../extension/background/run/choose-tab.js").Tab[]} */ tabs,
  ownId = 9,
) => chooseTab(tabs, ownId, [setting], site);

test("a tab at the setting's page comes first", () => {
  assert.equal(speak([other, feed, jobs, atSetting, self]), 4);
});

test("then the LinkedIn tab used last", () => {
  assert.equal(speak([other, feed, jobs, self]), 3);
});

test("then the active tab, even if it is the popup's own", () => {
  assert.equal(speak([other, self]), 9);
});

test("a popup over a LinkedIn tab selects that tab", () => {
  assert.equal(speak([{ ...feed, active: true }, jobs], -1), 2);
});

const WORK = "firefox-container-2";

test("only tabs in the container of the active tab count", () => {
  const inWork = { ...feed, active: true, cookieStoreId: WORK };

  assert.equal(
    speak([atSetting, inWork, { ...jobs, cookieStoreId: "firefox-container-1" }], -1),
    inWork.id,
  );
  assert.equal(speak([atSetting, { ...atSetting, id: 8, cookieStoreId: WORK }, inWork], -1), 8);
  assert.equal(speak([{ ...atSetting, cookieStoreId: WORK }, self]), self.id);
});

test("without tabs no tab is selected", () => {
  assert.equal(speak([]), -1);
});

test("the popup's own tab is ignored, even with the address of the setting's page", () => {
  assert.equal(speak([{ ...self, url: atSetting.url }, atSetting]), 4);
});

test("the page of any of several settings counts", () => {
  const more = { ...setting, paths: ["/mypreferences/d/other"] };

  assert.equal(chooseTab([feed, atSetting], 9, [setting, more], site), 4);
});

for (const [what, asleep] of /** @type {const} */ ([
  ["unloaded", { discarded: true }],
  ["asleep", { frozen: true }],
])) {
  test(`a tab at the setting's page that is ${what} counts as any other LinkedIn tab`, () => {
    const awake = { ...atSetting, id: 5, lastAccessed: 1 };

    assert.equal(speak([{ ...atSetting, ...asleep }, awake]), awake.id);
    assert.equal(speak([{ ...atSetting, ...asleep }, feed]), feed.id);
    assert.equal(speak([{ ...atSetting, ...asleep }, other, self]), atSetting.id);
  });
}

test("of two tabs at the setting's page the active one comes first", () => {
  const active = { ...atSetting, id: 5, active: true, lastAccessed: 1 };

  assert.equal(speak([active, atSetting]), 5);
  assert.equal(speak([atSetting, active]), 5);
});

for (const [name, tab] of /** @type {const} */ ([
  [
    "whose address the browser does not tell",
    { id: 6, url: undefined, active: false, lastAccessed: 99 },
  ],
  [
    "whose last use the browser does not tell",
    { id: 6, url: feed.url, active: false, lastAccessed: undefined },
  ],
])) {
  test(`a tab ${name} comes after other LinkedIn tabs`, () => {
    assert.equal(speak([tab, feed]), 2);
    assert.equal(speak([feed, tab]), 2);
  });
}
