/**
 * Tells when no pointer is pressed. A redraw during a press may move the button from under the
 * pointer: the press would end on another element, and the browser would send no click.
 */

/** A release outside the popup may go unnoticed, so a press counts for at most this time (ms). */
const LONGEST_PRESS = 2_000;

/** The click follows the release within this time (ms); on a touch screen it is a later event. */
const CLICK_WITHIN = 50;

/**
 * @param {Pick<EventTarget, "addEventListener">} page
 * @returns {() => Promise<void>} settles once no pointer is pressed, at once if none is
 */
export function watchPresses(page) {
  /** @type {Promise<void> | undefined} */
  let pressed;
  let release = () => {};
  const onPress = () => {
    release();
    const press = new Promise((resolve) => {
      release = () => resolve(undefined);
      setTimeout(resolve, LONGEST_PRESS);
    }).then(() => {
      if (pressed === press) pressed = undefined;
    });
    pressed = press;
  };
  const onRelease = () => setTimeout(release, CLICK_WITHIN);
  page.addEventListener("pointerdown", onPress, { capture: true });
  for (const type of ["pointerup", "pointercancel"])
    page.addEventListener(type, onRelease, { capture: true });
  return async () => {
    while (pressed) await pressed;
  };
}
