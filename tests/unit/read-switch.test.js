/** A switch reads off only if its page, not the browser, has turned it off. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { readSwitch } from "../../extension/content/read-switch.js";

/** A switch with `checked` as the server sent it and as it is now. */
class FakeInput {
  localName = "input";
  indeterminate = false;

  /**
   * @param {boolean} sent
   * @param {boolean} checked
   */
  constructor(sent, checked, isDisabled = false) {
    this.sent = sent;
    this.checked = checked;
    this.isDisabled = isDisabled;
  }

  closest() {
    return null;
  }

  matches() {
    return this.isDisabled;
  }

  getAttribute() {
    return null;
  }

  /** @param {string} name */
  hasAttribute(name) {
    return name === "checked" && this.sent;
  }
}

const read = (/** @type {FakeInput} */ input, isFresh = false) =>
  readSwitch(/** @type {Element} */ (/** @type {unknown} */ (input)), isFresh);

test("a switch that was sent on and is off at first sight has no reading: Firefox restored it", () => {
  assert.equal(read(new FakeInput(true, false)), "unknown");
});

test("a switch that was sent on reads off in a page that no reload could restore", (t) => {
  const navigation = /** @type {any} */ ([{ type: "navigate" }]);
  const entries = t.mock.method(performance, "getEntriesByType", () => navigation);
  assert.equal(read(new FakeInput(true, false)), "off");

  for (const type of ["reload", "back_forward"]) {
    entries.mock.mockImplementation(() => /** @type {any} */ ([{ type }]));
    assert.equal(read(new FakeInput(true, false)), "unknown", type);
  }
});

test("a switch that was sent on reads off in the page that a run has loaded", () => {
  assert.equal(read(new FakeInput(true, false), true), "off");
});

test("a switch that was sent on and turned off since reads off", () => {
  const input = new FakeInput(true, true);
  assert.equal(read(input), "on");

  input.checked = false;

  assert.equal(read(input), "off");
});

test("a switch that was on while it was locked reads off when its page has turned it off", () => {
  const input = new FakeInput(true, true, true);
  assert.equal(read(input), "locked");

  input.isDisabled = false;
  input.checked = false;

  assert.equal(read(input), "off");
});

test("a switch that was sent off reads off, and one that a script has turned on reads on", () => {
  assert.equal(read(new FakeInput(false, false)), "off");
  assert.equal(read(new FakeInput(false, true)), "on");
});
