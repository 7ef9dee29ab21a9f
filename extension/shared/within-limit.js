/** Limits how long a promise is waited for: some calls to a browser never settle. Pure. */

/**
 * @template T, F
 * @param {Promise<T>} promise
 * @param {number} limit in ms
 * @param {F} otherwise the value after the limit
 * @returns {Promise<T | F>}
 */
export async function withinLimit(promise, limit, otherwise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, limit, otherwise);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
