/**
 * Reads what a document says of itself, whatever its elements are called ("DOM clobbering").
 *
 * In Chromium `<form name="readyState">` takes the place of the property, for extensions as well.
 */

/**
 * @template {keyof Document} Name
 * @param {Name} name
 * @returns {Document[Name]}
 */
export const ofDocument = (name) => Reflect.get(Document.prototype, name, document);

/** Whether the document's own HTML is still coming in. */
export const isLoading = () => ofDocument("readyState") === "loading";

/** Whether the document has all it was made with: scripts, styles, pictures, frames. */
export const isComplete = () => ofDocument("readyState") === "complete";
