/**
 * Reads properties of the document even if the page has elements of the same name ("DOM
 * clobbering").
 *
 * In Chromium `<form name="readyState">` hides the property, for extensions as well.
 */

/**
 * @template {keyof Document} Name
 * @param {Name} name
 * @returns {Document[Name]}
 */
export const ofDocument = (name) => Reflect.get(Document.prototype, name, document);

/** Return whether the document's HTML is still loading. */
export const isLoading = () => ofDocument("readyState") === "loading";

/**
 * Return whether the browser loads the document ahead of a visit that may never come. Not every
 * browser has the property.
 */
export const isPrerendering = () =>
  Reflect.get(Document.prototype, "prerendering", document) === true;
