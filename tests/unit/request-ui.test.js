import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createUiRequester, NOWHERE } from "../../extension/content/request-ui.js";

/** @type {any} */
const seen = [{ setting: { id: "ai-training" }, look: {} }];
const page = { visibilityState: "visible" };
// A property of the document is read from its prototype, as no element can stand in for it there.
Object.assign(globalThis, { document: page, Document: { prototype: page } });
beforeEach(() => {
  page.visibilityState = "visible";
});

const PAGE = { onList: false, inSettings: true };
const LIST = { onList: true, inSettings: true };

/** A page of our first script, and what it told the background; show.js comes when it is let in. */
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

test("a page that is left alone asks for nothing, whatever is on it", () => {
  const { show, told } = start();

  for (const where of [LIST, PAGE, NOWHERE]) assert.equal(show(seen, where, false), true);

  assert.deepEqual(told, []);
});

test("a page with nothing to show asks for nothing", () => {
  const { show, told } = start();

  show([], PAGE, true);

  assert.deepEqual(told, []);
});

test("the ring and what draws are asked for at once, and once", () => {
  const { show, told } = start();

  for (let looks = 0; looks < 3; looks += 1) show(seen, PAGE, true);

  assert.deepEqual(told, ["highlight true", "show"]);
});

test("the stylesheet stays while the person is among the settings, and goes elsewhere", () => {
  const { show, told } = start();
  for (const what of [seen, [], seen]) show(what, PAGE, true);
  assert.deepEqual(told, ["highlight true", "show"]);

  show([], NOWHERE, true);

  assert.deepEqual(told.slice(2), ["highlight false"]);
});

test("a script that comes after another knows whether the stylesheet is there", () => {
  const { show, told } = start(true);

  show([], NOWHERE, false);

  assert.deepEqual(told, ["highlight false"]);
});

test("a list has no ring by the stylesheet", () => {
  const { show, told } = start();

  show([], LIST, true);

  assert.deepEqual(told, ["show"]);
});

test("a page that nobody looks at asks for what draws when it is looked at", () => {
  const { show, told } = start();
  page.visibilityState = "hidden";
  show(seen, PAGE, true);
  assert.deepEqual(told, ["highlight true"]);

  page.visibilityState = "visible";
  show(seen, PAGE, true);

  assert.deepEqual(told, ["highlight true", "show"]);
});

test("what did not come is asked for at a later look, but not for ever", async () => {
  const { show, told, answer } = start();

  for (let looks = 0; looks < 20; looks += 1) {
    show([], LIST, true);
    await answer();
  }

  assert.deepEqual(told, Array(5).fill("show"));
});

test("once there it draws what is seen, in one view, and clears it when the page is to be left alone", () => {
  const { show, told, drawn, letIn } = start();
  show(seen, PAGE, true);
  letIn();

  for (const allowed of [true, true, false]) show(seen, LIST, allowed);

  assert.deepEqual(drawn, ["a view", [1, true], [1, true], [0, false]]);
  assert.deepEqual(told, ["highlight true", "show", "highlight false"]);
});

test("what is there already is not used in a page that is left alone", () => {
  const { show, drawn, letIn } = start();
  letIn();

  show(seen, PAGE, false);

  assert.deepEqual(drawn, []);
});
