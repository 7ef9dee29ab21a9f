/**
 * Draws the toolbar button, as far as it does not show that already. The browser keeps what is drawn
 * when it stops the background, so storage.session, which lasts as long, remembers it.
 */

/** @import { State } from "../shared/storage/state.js" */
/** @import { ButtonLook } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { validValues } from "../shared/storage/schema.js";
import { latestTime } from "../shared/storage/values.js";
import { logStorageError, removeSession, setSession } from "./storage/write-queue.js";
import { lookOf } from "./toolbar.js";

/** The sizes of the icon files, for screens of different densities. */
const SIZES = [16, 32, 48];

/** @type {{ [part in keyof ButtonLook]-?: (value: string) => Promise<unknown> }} */
const DRAW = {
  text: (text) => browser.action.setBadgeText({ text }),
  colour: drawColour,
  // Screen readers announce it.
  title: (title) => browser.action.setTitle({ title }),
  icon: (name) =>
    browser.action.setIcon({
      path: Object.fromEntries(SIZES.map((size) => [size, `/icons/${name}-${size}.png`])),
    }),
};
const PARTS = /** @type {(keyof ButtonLook)[]} */ (Object.keys(DRAW));

/**
 * What the button shows; unknown until it was read or drawn.
 *
 * @type {ButtonLook | undefined}
 */
let drawn;
/** Whether storage.session holds what the button shows. */
let isNoted = false;

/**
 * Make the button show the state. Never call this twice at once.
 *
 * @param {State} state
 */
export async function drawButton(state) {
  const look = lookOf(state, Date.now());
  const before = drawn ?? (await readDrawn());
  const changed = PARTS.filter((part) => look[part] !== before?.[part]);
  // A background that is stopped while it draws leaves a button that nobody knows.
  if (changed.length > 0 && isNoted) await forgetDrawn();
  drawn = undefined;
  for (const part of changed) await DRAW[part](look[part]);
  drawn = look;
  // A run changes the button often, and nothing is stored before the notice is accepted.
  if (!isNoted && state.accepted && !state.progress) await noteDrawn(look);
}

/** @param {string} color */
async function drawColour(color) {
  await browser.action.setBadgeBackgroundColor({ color });
  // Missing in Firefox for Android and old versions of Firefox, which choose a readable colour.
  await browser.action.setBadgeTextColor?.({ color: "#ffffff" });
}

async function readDrawn() {
  const noted = await browser.storage.session.get("drawn");
  isNoted = Object.hasOwn(noted, "drawn");
  return validValues(noted, latestTime()).drawn;
}

async function forgetDrawn() {
  await removeSession("drawn");
  isNoted = false;
}

/** @param {ButtonLook} look */
async function noteDrawn(look) {
  isNoted = await setSession({ drawn: look }).then(() => true, logStorageError);
}
