import assert from "node:assert/strict";
import { test } from "node:test";
import { createReporter } from "../../extension/content/report.js";
import { setting } from "./rules.js";

/** A page that shows one reading after another; what lasts is what is shown when asked for. */
function page() {
  /** @type {string[]} */
  const told = [];
  /** @type {((look: any) => void)[]} */
  const waiting = [];
  const report = createReporter(async (message) => {
    if (message.type === "reading") told.push(message.reading);
  });
  return {
    told,
    show: (/** @type {any} */ reading) =>
      report(setting, { reading, element: null, sign: "", switches: 1, drawn: true }, () => new Promise((resolve) => waiting.push(resolve))),
    /** The page has stayed as it is for long enough. */
    async last(/** @type {string} */ reading) {
      waiting.shift()?.({ reading });
      await new Promise(setImmediate);
    },
  };
}

test("on is told at once, and once", () => {
  const { show, told } = page();

  for (const reading of ["unknown", "on", "on"]) show(reading);

  assert.deepEqual(told, ["on"]);
});

test("off is told only when it has lasted", async () => {
  const { show, told, last } = page();

  show("off");
  assert.deepEqual(told, []);
  await last("off");

  assert.deepEqual(told, ["off"]);
});

test("a page drawn off that corrects itself is told as on at once, and never as off", async () => {
  const { show, told, last } = page();

  show("off");
  show("on");
  assert.deepEqual(told, ["on"]);
  await last("on");

  assert.deepEqual(told, ["on"]);
});

test("off in a page that has shown on is no news: what was clicked is not known to be kept", async () => {
  const { show, told, last } = page();

  show("on");
  show("off");
  await last("off");

  assert.deepEqual(told, ["on"]);
});

test("a switch turned on by hand is told, after it was told as off", async () => {
  const { show, told, last } = page();

  show("off");
  await last("off");
  show("on");

  assert.deepEqual(told, ["off", "on"]);
});
