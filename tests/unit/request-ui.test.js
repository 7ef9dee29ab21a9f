import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createUiRequester, NO_SETTINGS_PAGE } from "../../extension/content/request-ui.js";

/** @type {any} */
const seen = [{ setting: { id: "ai-training" }, look: {} }];
const page = { visibilityState: "visible" };
// Properties of the document are read from its prototype, where elements cannot shadow them.
Object.assign(globalThis, { document: page, Document: { prototype: page } });
beforeEach(() => {
  page.visibilityState = "visible";
});

const PAGE = { onList: false, inSettings: true };
const LIST = { onList: true, inSettings: true };

/** A page with main.js, and its messages to the background; `letIn` inserts show.js. */
function start(highlighted = false) {
  /** @type {string[]} */
  const told = [];
  /** @type {unknown[]} */
  const drawn = [];
  /** @type {((value: undefined) => void)[]} */
  const answers = [];
  /** @type {any} */
  const sharedState = { highlighted };
  const send = (/** @type {any} */ { type, on }) => {
    told.push(on === undefined ? type : `${type} ${on}`);
    return new Promise((/** @type {(value: undefined) => void} */ resolve) =>
      answers.push(resolve),
    );
  };
  const show = createUiRequester(sharedState, send, () => undefined, new AbortController().signal);
  return {
    told,
    drawn,
    show,
    letIn() {
      sharedState.createView = () => {
        drawn.push("a view");
        return {
          show: (/** @type {unknown[]} */ what, /** @type {boolean} */ onList) =>
            drawn.push([what.length, onList]) > 0,
        };
      };
    },
    async answer() {
      for (const resolve of answers.splice(0)) resolve(undefined);
      await new Promise(setImmediate);
    },
  };
}

test("a page that is left alone requests nothing", () => {
  const { show, told } = start();

  for (const where of [LIST, PAGE, NO_SETTINGS_PAGE]) assert.equal(show(seen, where, false), true);

  assert.deepEqual(told, []);
});

test("a page with nothing to show requests nothing", () => {
  const { show, told } = start();

  show([], PAGE, true);

  assert.deepEqual(told, []);
});

test("ring and drawing script are requested once and at once", () => {
  const { show, told } = start();

  for (let looks = 0; looks < 3; looks += 1) show(seen, PAGE, true);

  assert.deepEqual(told, ["highlight true", "show"]);
});

test("the style sheet stays on settings pages and is removed elsewhere", () => {
  const { show, told } = start();
  for (const what of [seen, [], seen]) show(what, PAGE, true);
  assert.deepEqual(told, ["highlight true", "show"]);

  show([], NO_SETTINGS_PAGE, true);

  assert.deepEqual(told.slice(2), ["highlight false"]);
});

test("a second content script knows whether the style sheet is inserted", () => {
  const { show, told } = start(true);

  show([], NO_SETTINGS_PAGE, false);

  assert.deepEqual(told, ["highlight false"]);
});

test("a list gets no ring from the style sheet", () => {
  const { show, told } = start();

  show([], LIST, true);

  assert.deepEqual(told, ["show"]);
});

test("a background tab requests the drawing script when it comes to the front", () => {
  const { show, told } = start();
  page.visibilityState = "hidden";
  show(seen, PAGE, true);
  assert.deepEqual(told, ["highlight true"]);

  page.visibilityState = "visible";
  show(seen, PAGE, true);

  assert.deepEqual(told, ["highlight true", "show"]);
});

test("a missing script is requested again at later observations, but not for ever", async () => {
  const { show, told, answer } = start();

  for (let looks = 0; looks < 20; looks += 1) {
    show([], LIST, true);
    await answer();
  }

  assert.deepEqual(told, Array(5).fill("show"));
});

test("the drawing script draws in one view, which is cleared when the page is to be left alone", () => {
  const { show, told, drawn, letIn } = start();
  show(seen, PAGE, true);
  letIn();

  for (const allowed of [true, true, false]) show(seen, LIST, allowed);

  assert.deepEqual(drawn, ["a view", [1, true], [1, true], [0, false]]);
  assert.deepEqual(told, ["highlight true", "show", "highlight false"]);
});

test("an inserted drawing script is not used in a page that is left alone", () => {
  const { show, drawn, letIn } = start();
  letIn();

  show(seen, PAGE, false);

  assert.deepEqual(drawn, []);
});
