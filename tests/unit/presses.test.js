import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { watchPresses } from "../../extension/popup/presses.js";

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

/** A page, and whether a redraw that waits for it has happened. */
function watched() {
  const page = new EventTarget();
  const released = watchPresses(page);
  const send = (/** @type {string} */ type) => page.dispatchEvent(new Event(type));
  const redraw = () => {
    const state = { done: false };
    void released().then(() => (state.done = true));
    return state;
  };
  return { send, redraw };
}

const settled = () => new Promise(setImmediate);

test("without a press a redraw does not wait", async () => {
  const { redraw } = watched();

  const state = redraw();
  await settled();

  assert.equal(state.done, true);
});

for (const end of ["pointerup", "pointercancel"]) {
  test(`a redraw waits for ${end}, and for the click after it`, async () => {
    const { send, redraw } = watched();
    send("pointerdown");
    const state = redraw();
    mock.timers.tick(500);
    await settled();
    assert.equal(state.done, false, "pressed");

    send(end);
    await settled();
    assert.equal(state.done, false, "the click may still come");
    mock.timers.tick(50);
    await settled();

    assert.equal(state.done, true);
  });
}

test("a redraw waits for a second press as well", async () => {
  const { send, redraw } = watched();
  send("pointerdown");
  const state = redraw();
  send("pointerup");
  send("pointerdown");
  mock.timers.tick(1_000);
  await settled();
  assert.equal(state.done, false);

  send("pointerup");
  mock.timers.tick(50);
  await settled();

  assert.equal(state.done, true);
});

test("a release that nobody notices holds a redraw back for two seconds only", async () => {
  const { send, redraw } = watched();
  send("pointerdown");
  const state = redraw();
  mock.timers.tick(1_999);
  await settled();
  assert.equal(state.done, false);

  mock.timers.tick(1);
  await settled();

  assert.equal(state.done, true);
});
