/**
 * Reads properties of the document even if the page has elements of the same name ("DOM
 * clobbering").
 *
 * In Chromium `<form name="readyState">` hides the property, for extensions as well.
 */

/**
 * @template {keyof Document} Name
 * @param {Name} name
 * @param {Document} [of]
 * @returns {Document[Name]}
 */
export const ofDocument = (name, of = document) => Reflect.get(Document.prototype, name, of);

/** Return how the document was loaded; not every browser says so at once. */
export const navigation = () =>
  /** @type {PerformanceNavigationTiming | undefined} */ (
    performance.getEntriesByType("navigation")[0]
  );

/** Return whether the document's HTML is still loading. */
export const isLoading = () => ofDocument("readyState") === "loading";

/** Return whether the document's HTML is parsed and its deferred scripts have run. */
export const deferredScriptsRan = () =>
  ofDocument("readyState") === "complete" || Boolean(navigation()?.domContentLoadedEventStart);

/**
 * Return whether the browser loads the document ahead of a visit that may never come. Not every
 * browser has the property.
 */
export const isPrerendering = () =>
  ofDocument(/** @type {keyof Document} */ ("prerendering")) === true;
