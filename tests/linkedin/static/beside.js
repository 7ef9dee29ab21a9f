// Requests of a page that do not concern its settings: a stream, and tracking.

import { body, listen } from "./dom.js";

export function goOnBeside(scene, signal) {
  if (scene.stream === "fetch") void streamByFetch(signal);
  if (scene.stream === "event-source") streamByEvents(signal);
  if (scene.tracking) track(signal);
}

const STREAM = "/realtime/connect";

/** Read an endless answer until the person leaves the page. */
async function streamByFetch(signal) {
  try {
    const response = await fetch(STREAM, { signal });
    const reader = response.body.getReader();
    while (!(await reader.read()).done) window.__streamed = true;
  } catch {
    // The stream always ends by being aborted.
  }
}

function streamByEvents(signal) {
  const source = new EventSource(STREAM);
  listen(source, "message", () => {
    window.__streamed = true;
  });
  listen(signal, "abort", () => source.close());
}

/** Post what the person does, as every LinkedIn page keeps doing. */
function track(signal) {
  const tell = (event) =>
    fetch("/li/track", { method: "POST", body: JSON.stringify({ event }) }).catch(() => {});
  listen(body, "click", () => tell("click"), { signal });
  const timer = setInterval(() => tell("view"), 1000);
  listen(signal, "abort", () => clearInterval(timer));
}
