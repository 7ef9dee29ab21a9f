import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { done, fakeBrowser, local, reset, session, tabs } from "./fake-browser.js";
import { setting, site } from "./rules.js";

const { mayBeOfOtherAccount, noteSignIn } = await import("../../extension/background/sign-in.js");
const { onNavigation } = await import("../../extension/background/navigation.js");
const { runEffect } = await import("../../extension/background/run/tab-effects.js");
const { startRun, dispatchToRun } = await import("../../extension/background/run/runner.js");
const { enqueue } = await import("../../extension/background/storage/write-queue.js");

const WORK = "firefox-container-2";
const AT = `${site.origin}${setting.paths[0]}`;
const off = { reading: "off", outcome: "confirmed-off", proof: "confirmed", at: 5 };
const tab = (/** @type {number} */ id, more = {}) =>
  /** @type {any} */ ({ id, windowId: 1, index: 0, active: false, url: AT, ...more });
const settled = () => enqueue(async () => {});

beforeEach(() => {
  // The run's timer would keep the test running.
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  reset();
  local.kept.notice = { acceptedAt: 1, onPage: true };
  tabs.set(7, tab(7));
  tabs.set(8, tab(8, { cookieStoreId: WORK }));
});

/** Start a run in a tab with the setting's page. */
const startIn = (/** @type {number} */ tabId, store = "") =>
  startRun({ settings: [setting.id], goal: "off", tabId, isAtSetting: true, store });

test("nothing is recorded before the notice is accepted, not even the tab", async () => {
  reset();

  await noteSignIn(tab(1), "signed-out", 100);

  assert.deepEqual([local.kept, session.kept], [{}, {}]);
});

test("a sign-in page is recorded for its container, other pages are not", async () => {
  await noteSignIn(tab(1), "", 90);
  await noteSignIn(tab(2, { cookieStoreId: WORK }), "blocked", 100);
  await noteSignIn(tab(3, { cookieStoreId: "firefox-default" }), "signed-out", 110);

  assert.deepEqual(local.kept.signedInAt, { "": 110, [WORK]: 100 });
});

test("the first page after a sign-in page is recorded once, as the next sign-in", async () => {
  await noteSignIn(tab(1), "signed-out", 100);
  await noteSignIn(tab(1), "", 500);
  await noteSignIn(tab(1), "", 600);
  await noteSignIn(tab(2), "", 700);

  assert.deepEqual(local.kept.signedInAt, { "": 500 });
});

test("the first page after a sign-in page is another sign-in even if the clock was set back", async () => {
  await noteSignIn(tab(1), "signed-out", 100);
  await noteSignIn(tab(1), "", 50);

  assert.deepEqual(local.kept.signedInAt, { "": 101 });
});

for (const [name, tabId, startedAt, expected] of /** @type {const} */ ([
  ["in that tab, since it showed the sign-in page", 1, 200, false],
  ["in that tab, before it showed the sign-in page", 1, 99, true],
  ["in another tab, before the sign-in", 2, 499, true],
  ["in another tab, after the sign-in", 2, 500, false],
])) {
  test(`a page that was loaded ${name} is ${expected ? "not " : ""}read for the new account`, async () => {
    await noteSignIn(tab(1), "signed-out", 100);
    await noteSignIn(tab(1), "", 500);

    const account = { store: "", signIn: local.kept.signedInAt[""] };
    assert.equal(await mayBeOfOtherAccount(tabId, startedAt, account), expected);
  });
}

test("a later sign-in page doubts that tab's page, too", async () => {
  await noteSignIn(tab(1), "signed-out", 100);
  await noteSignIn(tab(1), "", 500);
  await noteSignIn(tab(2), "signed-out", 900);

  assert.equal(await mayBeOfOtherAccount(1, 200, { store: "", signIn: 900 }), true);
});

test("if storage is full the claims are removed instead", async () => {
  local.kept["record:ai-training"] = off;
  session.kept["record:ai-training"] = off;
  mock.method(local, "set", () => Promise.reject(new Error("full")), { times: 1 });

  await noteSignIn(tab(1), "signed-out", 100);

  assert.ok(!("record:ai-training" in local.kept) && !("record:ai-training" in session.kept));
});

for (const [name, store, gate, tabId] of /** @type {const} */ ([
  ["its own tab", "", "signed-out", 7],
  ["any tab of its container", "", "signed-out", 1],
  ["a security check in any tab", "", "blocked", 1],
])) {
  test(`a sign-in page in ${name} ends the run, whose record is from before the sign-in`, async () => {
    await startIn(7, store);
    assert.equal(session.kept.run.signIn, 0);

    await noteSignIn(tab(tabId), gate, 100);

    const { outcome, signIn } = local.kept["record:ai-training"];
    assert.deepEqual([outcome, signIn, session.kept.run], [gate, undefined, undefined]);
    assert.deepEqual(local.kept.signedInAt, { "": 100 });
    assert.equal(session.kept.waiting, undefined, "the run's tab shows the setting still");
  });
}

test("a run in another container continues", async () => {
  await startIn(8, WORK);

  await noteSignIn(tab(1), "signed-out", 100);

  assert.equal(session.kept.run.step, "read");
  assert.equal(session.kept.run.store, WORK);
});

test("an answer is not believed if a sign-in is ahead of it in the queue", async () => {
  await startIn(7);
  const { id, commandId } = session.kept.run;
  assert.ok(id);

  const noting = noteSignIn(tab(1), "signed-out", 100);
  await dispatchToRun(
    { type: "answer", commandId, document: "d", step: "read", reading: "off" },
    7,
  );
  await noting;

  assert.equal(local.kept["record:ai-training"].outcome, "signed-out");
});

test("a redirect of the run's tab does not count as its address", async () => {
  await startIn(7);

  await onNavigation(7, `${site.origin}/feed/`, dispatchToRun);
  await settled();
  assert.equal(session.kept.run.step, "read", "it shows the setting by now");

  tabs.set(7, tab(7, { url: `${site.origin}/feed/` }));
  await onNavigation(7, AT, dispatchToRun);
  assert.equal(local.kept["record:ai-training"].reason, "left");
});

const open = /** @type {const} */ ({ type: "open", setting: setting.id, beside: 8, store: WORK });

/**
 * The event that the run receives after a tab effect.
 *
 * @param {import("../../extension/shared/types.js").TabEffect} effect
 */
async function toldOf(effect) {
  /** @type {any[]} */
  const told = [];
  await runEffect(effect, {
    dispatch: async (happening) => told.push(happening),
    isOver: async () => false,
  });
  return told;
}

const created = () =>
  /** @type {any[]} */ (done.filter(([name]) => name === "create").map(([, made]) => made));

test("a tab in a container is opened with an opener in that container", async () => {
  const [told] = await toldOf(open);

  assert.equal(told.type, "opened");
  assert.deepEqual(
    created().map(({ openerTabId }) => openerTabId),
    [8],
  );
});

test("a tab is opened after both halves of a split view", async () => {
  const halves = [
    tab(1, { index: 0, splitViewId: 3 }),
    tab(2, { index: 1, splitViewId: 3 }),
    tab(3, { index: 2, splitViewId: -1 }),
    tab(4, { index: 3, windowId: 2, splitViewId: 3 }),
  ];
  for (const each of halves) tabs.set(each.id, each);

  for (const beside of [1, 2, 3]) await toldOf({ type: "open", setting: setting.id, beside });

  assert.deepEqual(
    created().map(({ index }) => index),
    [2, 2, 3],
  );
});

test("if that opener is gone, another tab of the container is used", async () => {
  tabs.set(9, tab(9, { cookieStoreId: WORK }));
  tabs.delete(8);

  await toldOf(open);
  await toldOf({ ...open, beside: -1 });
  await toldOf({ ...open, beside: 7 });

  assert.deepEqual(
    created().map(({ openerTabId }) => openerTabId),
    [9, 9, 9],
  );
});

test("without a tab in the container the run ends", async () => {
  tabs.delete(8);

  assert.deepEqual(await toldOf(open), [{ type: "tab-closed" }]);
  assert.deepEqual(created(), []);
});

test("a tab that opened in another container is closed, and the run ends", async () => {
  mock.method(fakeBrowser.tabs, "create", async () => tab(50), { times: 1 });

  assert.deepEqual(await toldOf(open), [{ type: "tab-closed" }]);
  assert.deepEqual(
    done.filter(([name]) => name === "remove"),
    [["remove", 50]],
  );
});

test("if the browser throws on openerTabId, as on Android, the tab is opened without one", async () => {
  const create = fakeBrowser.tabs.create;
  const refuse = (/** @type {any} */ made) => {
    if ("openerTabId" in made) throw new Error("openerTabId: not supported");
    return create(made);
  };
  mock.method(fakeBrowser.tabs, "create", refuse);

  const [told] = await toldOf({ type: "open", setting: setting.id, beside: 7 });
  mock.restoreAll();

  assert.equal(told.type, "opened");
});
