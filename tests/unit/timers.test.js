import assert from "node:assert/strict";
import { mock, test } from "node:test";

class VisibleDocument {
  visibilityState = "visible";
}
Object.assign(globalThis, { document: new VisibleDocument(), Document: VisibleDocument });
const { pageTimeout, reliableTimeout } = await import("../../extension/content/timers.js");

for (const timeout of [pageTimeout, reliableTimeout])
  test(`${timeout.name || "reliableTimeout"} does nothing in a page that is being closed`, () => {
    const refusing = mock.method(globalThis, "setTimeout", () => {
      throw new Error("NS_ERROR_NOT_INITIALIZED");
    });
    try {
      timeout(10, () => assert.fail("fired"))();
    } finally {
      refusing.mock.restore();
    }
  });
