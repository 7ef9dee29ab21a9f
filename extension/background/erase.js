/** Erases everything the extension keeps, because the person asked for it twice. */

import { browser } from "../shared/browser.js";
import { site } from "../shared/rules.js";
import { setHighlight } from "./pages.js";
import { inLine, tellRun } from "./run-loop.js";

/** After this the extension is as it was when it was installed: nothing happens before the notice. */
export async function eraseAll() {
  await tellRun({ type: "cancel" });
  // A run that still kept its ending would leave what it kept behind.
  await inLine(async () => {
    await browser.storage.local.clear();
    await browser.storage.session.clear();
    await browser.alarms.clearAll();
  });
  const tabs = await browser.tabs.query({ url: `${site.origin}/*` });
  await Promise.all(tabs.map(({ id = -1 }) => setHighlight(id, false)));
}
