// What a page does that does not concern its settings: a stream, tracking, and work.

/** @import { Scene } from "./types.js" */

import { body, listen } from "./dom.js";

/**
 * @param {Scene} scene
 * @param {AbortSignal} signal
 */
export function goOnBeside(scene, signal) {
  if (scene.stream === "fetch") void streamByFetch(signal);
  if (scene.stream === "event-source") streamByEvents(signal);
  if (scene.tracking) track(signal);
  if (scene.busy_slices > 0) work(scene.busy_slices * 1000, signal);
}

const STREAM = "/realtime/connect";

/**
 * Read an answer that never ends, until the page goes.
 *
 * @param {AbortSignal} signal
 */
async function streamByFetch(signal) {
  try {
    const response = await fetch(STREAM, { signal });
    const reader = /** @type {ReadableStream} */ (response.body).getReader();
    while (!(await reader.read()).done) window.__streamed = true;
  } catch {
    // The stream always ends by being aborted.
  }
}

/** @param {AbortSignal} signal */
function streamByEvents(signal) {
  const source = new EventSource(STREAM);
  listen(source, "message", () => {
    window.__streamed = true;
  });
  listen(signal, "abort", () => source.close());
}

/**
 * Tell what the person does, as every page of LinkedIn does all the time.
 *
 * @param {AbortSignal} signal
 */
function track(signal) {
  const tell = (/** @type {string} */ event) =>
    fetch("/li/track", { method: "POST", body: JSON.stringify({ event }) }).catch(() => {});
  listen(body, "click", () => tell("click"), { signal });
  const timer = setInterval(() => tell("view"), 1000);
  listen(signal, "abort", () => clearInterval(timer));
}

const BUSY_TIME = 20_000;

/**
 * Keep the page's thread busy for the first 20 s after the page load.
 *
 * @param {number} slice how long (ms) at a time
 * @param {AbortSignal} signal
 */
function work(slice, signal) {
  if (signal.aborted || performance.now() > BUSY_TIME) return;
  const end = performance.now() + slice;
  while (performance.now() < end);
  setTimeout(() => work(slice, signal));
}
