import assert from "node:assert/strict";
import { test } from "node:test";
import { senderOf } from "../../extension/background/sender.js";
import { site } from "./rules.js";

const own = { id: "me", root: "chrome-extension://me/", site };
const inTab = { id: "me", frameId: 0, tab: { id: 3 } };

for (const [name, sender, expected] of /** @type {const} */ ([
  ["our popup", { id: "me", url: "chrome-extension://me/popup/popup.html" }, "page"],
  ["our popup in a tab", { ...inTab, url: "chrome-extension://me/popup/popup.html" }, "page"],
  [
    "our script in LinkedIn",
    { ...inTab, url: "https://www.linkedin.com/mypreferences/d/x" },
    "content",
  ],
  [
    "our script in a frame of LinkedIn",
    { ...inTab, frameId: 4, url: "https://www.linkedin.com/x" },
    null,
  ],
  ["our script outside any tab", { id: "me", frameId: 0, url: "https://www.linkedin.com/x" }, null],
  [
    "our script in a tab without a number",
    { ...inTab, tab: {}, url: "https://www.linkedin.com/x" },
    null,
  ],
  ["our script on another site", { ...inTab, url: "https://example.org/" }, null],
  [
    "our script on LinkedIn without encryption",
    { ...inTab, url: "http://www.linkedin.com/" },
    null,
  ],
  ["another extension", { id: "you", url: "chrome-extension://you/popup.html" }, null],
  [
    "another extension with our address",
    { id: "you", url: "chrome-extension://me/popup/popup.html" },
    null,
  ],
  ["nobody", {}, null],
])) {
  test(`${name} is ${expected ?? "refused"}`, () => {
    assert.equal(senderOf(sender, own), expected);
  });
}
