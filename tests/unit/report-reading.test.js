import assert from "node:assert/strict";
import { test } from "node:test";
import { createReporter } from "../../extension/content/report-reading.js";
import { setting } from "./rules.js";

/** The start of the document's load in these tests. */
const BEGAN = 1_000;

/** A page that shows one reading after another; `last` gives the reading that stays stable. */
function page() {
  /** @type {{ reading: string, since: number }[]} */
  const messages = [];
  /** @type {((look: any) => void)[]} */
  const waiting = [];
  /** @type {(() => void)[]} */
  const timers = [];
  const background = { answer: /** @type {any} */ (true) };
  const tell = /** @type {any} */ (
    async (/** @type {any} */ message) => {
      messages.push(message);
      return background.answer;
    }
  );
  const { report, reportAgain } = createReporter(tell, BEGAN, (_, ring) => timers.push(ring));
  const settle = () => new Promise(setImmediate);
  return {
    background,
    messages,
    told: () => messages.map(({ reading }) => reading),
    async show(/** @type {any[]} */ ...readings) {
      for (const reading of readings) {
        const lasting = () =>
          new Promise((/** @type {(look: any) => void} */ resolve) => waiting.push(resolve));
        report(setting, { reading, element: null, foundBy: "" }, lasting);
        await settle();
      }
    },
    /** The page has been stable for long enough. */
    async last(/** @type {string} */ reading) {
      waiting.shift()?.({ reading });
      await settle();
    },
    async again() {
      reportAgain();
      await settle();
    },
    async ring() {
      for (const timer of timers.splice(0)) timer();
      await settle();
    },
  };
}

test("on is reported once it has lasted, and once", async () => {
  const { show, told, last } = page();

  await show("unknown", "on", "on");
  assert.deepEqual(told(), []);
  await last("on");
  await show("on", "unknown", "on");

  assert.deepEqual(told(), ["on"]);
});

test("a page first drawn on, and off before that lasted, is not reported at all", async () => {
  const { show, told, last } = page();

  await show("on", "off");
  await last("off");
  await show("off");

  assert.deepEqual(told(), []);
});

test("off is told only when it has lasted", async () => {
  const { show, told, last } = page();

  await show("off");
  assert.deepEqual(told(), []);
  await last("off");
  await show("off");

  assert.deepEqual(told(), ["off"]);
});

test("a page first drawn off that corrects itself is reported as on, and never as off", async () => {
  const { show, told, last } = page();

  await show("off", "on");
  await last("on");

  assert.deepEqual(told(), ["on"]);
});

test("off is not reported in a page that has shown on, as the click may not be saved", async () => {
  const { show, told, last } = page();

  await show("on");
  await last("on");
  await show("off");
  await last("off");

  assert.deepEqual(told(), ["on"]);
});

test("a switch turned on by hand is reported after a report of off", async () => {
  const { show, told, last } = page();

  await show("off");
  await last("off");
  await show("on");

  assert.deepEqual(told(), ["off", "on"]);
});

test("on, off and on again is told twice, the second time as a change of now", async () => {
  const { show, told, messages, last } = page();
  const before = Date.now();

  await show("on");
  await last("on");
  await show("off", "on");

  assert.deepEqual(told(), ["on", "on"]);
  assert.equal(messages[0]?.since, BEGAN);
  assert.ok(Number(messages[1]?.since) >= before);
});

test("on is no older than the page, also when it was drawn off at first", async () => {
  const { show, messages, last } = page();

  await show("off", "on");
  await last("on");

  assert.deepEqual(
    messages.map(({ since }) => since),
    [BEGAN],
  );
});

for (const answer of [false, undefined]) {
  test(`what was answered with ${answer} is told again after a while, and no sooner by itself`, async () => {
    const { background, show, told, ring, last } = page();
    background.answer = answer;

    await show("on");
    await last("on");
    await show("on", "on");
    assert.deepEqual(told(), ["on"]);
    background.answer = true;
    await ring();
    await show("on");

    assert.deepEqual(told(), ["on", "on"]);
  });
}

test("what is never kept is told four times and then left until something happens", async () => {
  const { background, show, told, ring, again, last } = page();
  background.answer = false;

  await show("on");
  await last("on");
  for (let count = 0; count < 9; count += 1) await ring();
  assert.equal(told().length, 4);
  await again();

  assert.equal(told().length, 5);
});

test("a report of off that was not stored is repeated when off is stable again", async () => {
  const { background, show, told, last, again } = page();
  background.answer = false;

  await show("off");
  await last("off");
  await show("off");
  background.answer = true;
  await again();
  await show("off");
  await last("off");

  assert.deepEqual(told(), ["off", "off"]);
});

test("a change to on is told at once, though what came before was refused", async () => {
  const { background, show, told, last } = page();
  background.answer = false;

  await show("on");
  await last("on");
  await show("off");
  background.answer = true;
  await show("on");

  assert.deepEqual(told(), ["on", "on"]);
});

test("on is reported again when it may be contradicted, off is not", async () => {
  const { show, told, last, again } = page();

  await show("off");
  await last("off");
  await again();
  await show("off");
  assert.deepEqual(told(), ["off"]);
  await show("on");
  await again();

  assert.deepEqual(told(), ["off", "on", "on"]);
});

test("a change while the background was told of the one before is told after it", async () => {
  const { show, messages, background, last } = page();
  /** @type {(kept: boolean) => void} */
  let answer = () => {};
  background.answer = new Promise((resolve) => (answer = resolve));

  await show("on");
  await last("on");
  await show("off", "on");
  assert.equal(messages.length, 1);
  background.answer = true;
  answer(true);
  await new Promise(setImmediate);

  assert.deepEqual(
    messages.map(({ since }) => since === BEGAN),
    [true, false],
  );
});
