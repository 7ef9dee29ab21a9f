/** A clock whose timers fire only when a test lets time pass. */

/** @import { Life } from "./background-lives.js" */

export const START = 1_795_000_000_000;

/** @typedef {{ at: number, ring: () => void, life: Life | null }} Timer */

export class FakeClock {
  now = START;
  /** @type {Timer[]} */
  timers = [];

  /**
   * @param {number} ms
   * @param {() => void} ring
   * @param {Life | null} [life] the owner of the timer, if it is not a page
   */
  after(ms, ring, life = null) {
    const timer = { at: this.now + ms, ring, life };
    this.timers.push(timer);
    return timer;
  }

  /** @param {Timer} timer */
  cancel(timer) {
    this.timers = this.timers.filter((each) => each !== timer);
  }

  /** @param {Life} life the owner of the timers */
  cancelAll(life) {
    this.timers = this.timers.filter((timer) => timer.life !== life);
  }

  /** @param {number} at ms since 1970 */
  advanceTo(at) {
    this.now = Math.max(this.now, at);
  }

  /**
   * Set the clock forward or, with a negative number, back. Timers still fire after the same time
   * has passed.
   *
   * @param {number} by ms
   */
  jump(by) {
    this.now += by;
    for (const timer of this.timers) timer.at += by;
  }
}
