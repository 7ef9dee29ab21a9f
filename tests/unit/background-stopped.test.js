/**
 * The browser may stop the background at any moment. These tests stop it before each call to the
 * browser that a run makes, and start it again.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { verifyReceipts } from "../../extension/shared/receipts/chain.js";
import { isConfirmed } from "../../extension/shared/records.js";
import { settings } from "./background.js";
import { World } from "./fake-world.js";

const [ai, research] = settings.map(({ id }) => id);
const PAGE = `https://www.linkedin.com${settings[0]?.paths[0]}`;

/**
 * @typedef {{ name: string, asked: string[], open: boolean, server: Record<string, string>, losesSession: boolean, check?: boolean }} Course
 */

/** @type {Course[]} */
const COURSES = [false, true].flatMap((losesSession) => {
  const when = losesSession ? "by an update, which clears storage.session" : "by the browser";
  const on = { [String(ai)]: "on", [String(research)]: "on" };
  return [
    {
      name: `a run in the setting's own tab, stopped ${when}`,
      asked: [String(ai)],
      open: true,
      server: on,
      losesSession,
    },
    {
      name: `a run in a tab of its own, stopped ${when}`,
      asked: [String(ai)],
      open: false,
      server: on,
      losesSession,
    },
    {
      name: `a run over a setting that is already off, stopped ${when}`,
      asked: [String(ai)],
      open: false,
      server: { ...on, [String(ai)]: "off" },
      losesSession,
    },
    {
      name: `a run over two settings, stopped ${when}`,
      asked: [String(ai), String(research)],
      open: false,
      server: on,
      losesSession,
    },
    {
      name: `a check in the setting's own tab, stopped ${when}`,
      asked: [String(ai)],
      open: true,
      server: on,
      losesSession,
      check: true,
    },
    {
      name: `a check over two settings, stopped ${when}`,
      asked: [String(ai), String(research)],
      open: false,
      server: { ...on, [String(ai)]: "off" },
      losesSession,
      check: true,
    },
  ];
});

/**
 * @param {Course} course
 * @param {number} [stopBefore]
 */
async function play({ asked, open, server, losesSession, check }, stopBefore) {
  const world = new World();
  Object.assign(world.server, server);
  world.losesSession = losesSession;
  if (open) Object.assign(world.open(PAGE), { active: true });
  world.start(stopBefore);
  await world.finish();
  void world.fromPopup({ type: `${check ? "check" : "start"}-from-popup`, settings: asked });
  await world.finish();
  return world;
}

/**
 * The faults after a course, in words; none if all is well.
 *
 * @param {World} world
 * @param {Course} course
 */
async function faultsOf(world, { losesSession, check }) {
  const receipts = world.receipts();
  const faults = [];
  if (world.session.run || world.local.progress) faults.push("a run never ended");
  for (const [setting, clicks] of Object.entries(world.clicks))
    if (clicks > (check ? 0 : 1)) faults.push(`${setting}: ${clicks} clicks`);
  for (const { id } of settings) {
    const record = world.local[`record:${id}`];
    if (isConfirmed(record?.outcome) && world.server[id] !== "off")
      faults.push(`${id}: a false off`);
    // A run that lost storage.session may have read on before its click; it ends interrupted.
    const cutOff = losesSession && record?.outcome === "interrupted";
    if (record?.reading === "on" && world.server[id] !== "on" && !cutOff)
      faults.push(`${id}: a false on`);
    const kept = receipts.filter(({ setting }) => setting === id);
    if (kept.length > (record ? 1 : 0))
      faults.push(
        `${id}: kept as ${kept.map(({ outcome }) => outcome)}, record ${record?.outcome}`,
      );
    if (record && kept[0]?.outcome !== record.outcome)
      faults.push(`${id}: the receipt says ${kept[0]?.outcome}, the record ${record.outcome}`);
  }
  const broken = await verifyReceipts(receipts, world.local["receipts:head"] ?? null);
  if (broken) faults.push(`receipts: ${broken.problem}`);
  return faults;
}

/**
 * Calls that change nothing outside of the background. Stopping before any of several such calls in
 * a row has the same effect as stopping before the next other call.
 */
const ONLY_LOOKS = /^action\.|\.(get|query|contains)$/;

/**
 * The indexes of the calls before which to stop.
 *
 * @param {string[]} calls
 */
function placesIn(calls) {
  const looks = (/** @type {number} */ index) => ONLY_LOOKS.test(calls[index] ?? "");
  return calls.flatMap((_, index) => (looks(index) && looks(index - 1) ? [] : [index + 1]));
}

for (const course of COURSES) {
  test(`${course.name}: stopped before any call to the browser, it ends once with a true outcome`, async () => {
    const whole = await play(course);
    const calls = whole.life?.calls ?? [];
    assert.deepEqual(await faultsOf(whole, course), []);
    assert.equal(whole.receipts().length, course.asked.length);

    /** @type {string[]} */
    const faults = [];
    for (const number of placesIn(calls)) {
      const world = await play(course, number);
      const wrong = await faultsOf(world, course);
      faults.push(
        ...wrong.map((fault) => `stopped before call ${number}, ${calls[number - 1]}: ${fault}`),
      );
    }
    assert.deepEqual(faults, []);
  });
}
