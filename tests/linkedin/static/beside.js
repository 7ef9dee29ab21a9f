// Requests of a page that do not concern its settings: a stream, and tracking.

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
