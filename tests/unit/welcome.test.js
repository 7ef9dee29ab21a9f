/** The welcome page opens once, after an installation, unless a policy leaves it out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./fake-world.js";

const PAGE = "chrome-extension://untrain/pages/welcome.html";
const LEFT_OUT = { welcomeTab: false };

/**
 * Install Untrain, and return when the welcome page was opened, in ms after the installation.
 *
 * @param {object} given
 * @param {string} [given.reason]
 * @param {string} [given.installType]
 * @param {object} [given.policy]
 * @param {number} [given.after] how long (ms) after the installation the browser supplies the policy
 * @param {World["faults"]} [given.faults]
 */
async function openedAfter({
  reason = "install",
  installType = "normal",
  policy = {},
  after = 0,
  faults = {},
}) {
  const world = new World();
  const began = world.now;
  /** @type {number[]} */
  const opened = [];
  const isThere = () => world.now - began >= after;
  world.faults = {
    "storage.managed.get": () => Promise.resolve(isThere() ? policy : {}),
    "management.getSelf": () => Promise.resolve({ installType }),
    "tabs.create": ({ url }) => {
      assert.equal(url, PAGE);
      opened.push(world.now - began);
      return undefined;
    },
    ...faults,
  };
  world.start();
  world.emit("runtime.onInstalled", { reason });
  if (after > 0) world.after(after, () => world.emit("storage.managed.onChanged", {}));
  await world.finish();
  return opened;
}

test("without a policy it opens at once", async () => {
  assert.deepEqual(await openedAfter({}), [0]);
});

test("it does not open after an update", async () => {
  assert.deepEqual(await openedAfter({ reason: "update" }), []);
});

for (const installType of ["normal", "admin"]) {
  test(`it does not open in an installation of type ${installType} with such a policy`, async () => {
    assert.deepEqual(await openedAfter({ installType, policy: LEFT_OUT }), []);
  });
}

test("where an administrator installed Untrain, it waits for a late policy", async () => {
  const late = { installType: "admin", after: 500 };

  assert.deepEqual(await openedAfter({ ...late, policy: LEFT_OUT }), []);
  assert.deepEqual(await openedAfter({ ...late, policy: { remindAfterDays: 30 } }), [500]);
});

test("where an administrator installed Untrain without a policy, it opens after 2 s", async () => {
  assert.deepEqual(await openedAfter({ installType: "admin" }), [2_000]);
});

for (const [name, fault] of /** @type {const} */ ([
  ["storage.managed", "storage.managed.get"],
  ["the management API", "management.getSelf"],
])) {
  test(`it opens in a browser without ${name}`, async () => {
    const faults = { [fault]: () => Promise.reject(new Error("not supported")) };

    assert.deepEqual(await openedAfter({ faults }), [0]);
  });
}
