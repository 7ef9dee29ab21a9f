// Saves a setting as LinkedIn's page does.

/** @import { Scene } from "./types.js" */

const FLAGSHIP = "/flagship-web/rsc-action/actions/server-request?sduiid=updateSetting";

/** The time (s) between reading a setting and saving it, in scenes with `reads_first`. */
const READS_FOR = 0.7;

/**
 * Say whether the server took the new value.
 *
 * @param {string} key
 * @param {boolean} value
 * @param {Scene} scene
 */
export async function save(key, value, { save_to, save_body_read, reads_first }) {
  const ownAddress = `/mysettings-api/settingsApiSettings/${key}`;
  const [address, method] = save_to === "flagship" ? [FLAGSHIP, "POST"] : [ownAddress, "PUT"];
  try {
    if (reads_first) await read(ownAddress);
    const response = await fetch(address, { method, ...written(key, value) });
    if (save_body_read) await response.text();
    else window.__unread = response; // The request ends when the response is garbage-collected.
    return response.ok;
  } catch {
    return false;
  }
}

/** @param {string} address */
async function read(address) {
  await (await fetch(address)).text();
  await new Promise((resolve) => setTimeout(resolve, READS_FOR * 1000));
}

/**
 * Return headers and body of a save.
 *
 * @param {string} key
 * @param {boolean} value
 */
export function written(key, value) {
  const [, token] = document.cookie.match(/JSESSIONID="?([^";]+)/) ?? [];
  const body = {
    key,
    value,
    entityUrn: `urn:li:setting:${key}`,
    settingDisplayType: "TOGGLE",
    hasChild: false,
  };
  const headers = {
    "Content-Type": "application/json",
    "csrf-token": /** @type {string} */ (token),
    "X-RestLi-Protocol-Version": "2.0.0",
    // Not LinkedIn's: lets the server tell a new click from a request repeated by the browser.
    "X-Simulator-Click": crypto.randomUUID(),
  };
  return { headers, body: JSON.stringify(body) };
}
