/** Sees whether LinkedIn took a change: the page's own save request, as resource timing tells of it. */

/**
 * Watch for the save of one switch, from now on.
 * @param {Window} view the window the switch is in; a same-origin frame keeps its own timeline
 * @param {string} path where the page saves this switch; "" where that is not known, and then no save
 *     is ever seen and the fresh load alone decides
 * @param {() => void} onSeen called when a save was seen
 * @param {AbortSignal} signal
 */
export function watchSaves(view, path, onSeen, signal) {
  const { performance, PerformanceObserver: Observer } = /** @type {Window & typeof globalThis} */ (view);
  const from = performance.now();
  let status = -1;
  const observer = new Observer((list) => {
    for (const entry of list.getEntries()) {
      const { name, startTime, responseStatus } = /** @type {PerformanceResourceTiming} */ (entry);
      if (startTime < from || new URL(name).pathname !== path) continue;
      status = responseStatus ?? 0;
      onSeen();
    }
  });
  if (path) observer.observe({ type: "resource" });
  signal.addEventListener("abort", () => observer.disconnect());
  return {
    /** HTTP status of the last save, 0 for one that got no answer, -1 while none was seen. */
    get status() {
      return status;
    },
    /** Whether a save could be seen at all. */
    seeable: path !== "",
    stop: () => observer.disconnect(),
  };
}

/** @typedef {ReturnType<typeof watchSaves>} Saves */
