// A page cannot message an extension without externally_connectable. This one tries other ways: it
// posts and dispatches messages, and opens extension pages.

/**
 * @typedef {{ runtime?: { sendMessage?(to: string, message: object, done: () => void): void } }} Chromium
 */

/**
 * @param {string} base
 * @param {object[]} messages
 */
// biome-ignore lint/correctness/noUnusedVariables: the test calls it in LinkedIn's page.
async function shout(base, messages) {
  const chromium = /** @type {Chromium | undefined} */ (globalThis.chrome);
  for (const message of messages) {
    window.postMessage(message, "*");
    for (const to of [window, document, document.documentElement]) {
      to.dispatchEvent(new CustomEvent("message", { detail: message, bubbles: true }));
    }
    chromium?.runtime?.sendMessage?.(new URL(base).host, message, () => {});
  }
  const frame = document.createElement("iframe");
  frame.src = `${base}/popup/popup.html`;
  await new Promise((resolve) => {
    frame.onload = frame.onerror = resolve;
    setTimeout(resolve, 1_000);
    document.body.append(frame);
  });
  try {
    window.open(`${base}/popup/popup.html`);
  } catch {
    // Firefox throws; Chromium opens a page that says it was blocked.
  }
}
