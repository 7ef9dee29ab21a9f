import assert from "node:assert/strict";
import { test } from "node:test";
import { senderOf } from "../../extension/background/sender.js";
import { site } from "./rules.js";

const own = { id: "me", root: "chrome-extension://me/", site };
const inTab = { id: "me", frameId: 0, tab: { id: 3 } };

for (const [name, sender, expected] of /** @type {const} */ ([
  ["the popup", { id: "me", url: "chrome-extension://me/popup/popup.html" }, "page"],
  ["the popup in a tab", { ...inTab, url: "chrome-extension://me/popup/popup.html" }, "page"],
  [
    "the content script on LinkedIn",
    { ...inTab, url: "https://www.linkedin.com/mypreferences/d/x" },
    "content",
  ],
  [
    "the content script in a frame of LinkedIn",
    { ...inTab, frameId: 4, url: "https://www.linkedin.com/x" },
    null,
  ],
  [
    "the content script outside of any tab",
    { id: "me", frameId: 0, url: "https://www.linkedin.com/x" },
    null,
  ],
  [
    "the content script in a tab without an id",
    { ...inTab, tab: {}, url: "https://www.linkedin.com/x" },
    null,
  ],
  ["the content script on another site", { ...inTab, url: "https://example.org/" }, null],
  ["the content script on LinkedIn over HTTP", { ...inTab, url: "http://www.linkedin.com/" }, null],
  ["another extension", { id: "you", url: "chrome-extension://you/popup.html" }, null],
  [
    "another extension with Untrain's address",
    { id: "you", url: "chrome-extension://me/popup/popup.html" },
    null,
  ],
  ["an empty sender", {}, null],
])) {
  test(`${name} is ${expected ?? "refused"}`, () => {
    assert.equal(senderOf(sender, own), expected);
  });
}
