// The content script of the attacker. It opens closed shadow roots in LinkedIn's page, as
// extensions can, presses all buttons in them by script, and reports the results.

const api = globalThis.browser ?? globalThis.chrome;
const EVENTS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];

/** @typedef {Element & { openOrClosedShadowRoot?: ShadowRoot | null }} FirefoxElement */
/**
 * @typedef {{ dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } }} Chromium
 */

/** @param {FirefoxElement} element */
function rootOf(element) {
  const chrome = /** @type {Chromium | undefined} */ (globalThis.chrome);
  return element.openOrClosedShadowRoot ?? chrome?.dom?.openOrClosedShadowRoot(element);
}

function pressAll() {
  const roots = [...document.documentElement.children].flatMap((each) => rootOf(each) ?? []);
  const buttons = roots.flatMap((root) => [...root.querySelectorAll("button")]);
  for (const button of buttons) {
    for (const type of EVENTS) {
      button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    }
    button.click();
  }
  return buttons.length;
}

// The test dispatches this event when the card is there.
document.addEventListener("intrude", async () => {
  const pressed = pressAll();
  /** @type {{ said: string[] }} */
  const { said } = await api.runtime.sendMessage("what came of it");
  document.documentElement.dataset.intruder = JSON.stringify({ pressed, said });
});
