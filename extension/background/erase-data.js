/** Erases all data of the extension, after the person has confirmed. */

import { browser } from "../shared/browser.js";
import { site } from "../shared/rules.js";
import { setHighlight } from "./content-scripts.js";
import { cancelThen } from "./run/runner.js";
import { clearAll } from "./storage/write-queue.js";

/** Return the extension to its state after installation: it does nothing before the notice. */
export async function eraseData() {
  await cancelThen(async () => {
    await clearAll();
    await browser.alarms.clearAll();
  });
  const tabs = await browser.tabs.query({ url: `${site.origin}/*` });
  await Promise.all(tabs.map(({ id = -1 }) => setHighlight(id, false)));
}
