/** Says what may stand in a field of something stored, in small questions put together. Pure. */

/**
 * @typedef {(value: unknown, latest?: number) => boolean} Validator `latest`: no time is after it,
 *   in ms since 1970
 */
/** @typedef {Readonly<Record<string, Validator>>} Fields */

/**
 * How far ahead of the clock (ms) a time that is kept may be: clocks are put right by hours, or by
 * months.
 */
export const AHEAD = 366 * 24 * 60 * 60 * 1000;

/**
 * Whether a time may have been, for pages that cannot carry every shape along.
 *
 * @param {unknown} at
 */
export const hasBeen = (at) => typeof at === "number" && at <= Date.now() + AHEAD;

/** Years have four digits. */
export const END_OF_YEAR_9999 = 253_402_300_799_999;

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
export const isBoolean = (value) => typeof value === "boolean";

/** @param {unknown} value */
export const isText = (value) => typeof value === "string";

/**
 * @param {number} low
 * @param {number} high
 * @returns {Validator}
 */
export function whole(low, high) {
  return (value) => Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

/**
 * A time that has been, in ms since 1970.
 *
 * @type {Validator}
 */
export const time = (value, latest = END_OF_YEAR_9999) => whole(0, latest)(value);

/**
 * @param {readonly unknown[]} values
 * @returns {Validator}
 */
export const oneOf = (values) => (value) => values.includes(value);

/**
 * @param {RegExp} pattern
 * @returns {Validator}
 */
export function form(pattern) {
  return (value) => typeof value === "string" && pattern.test(value);
}

/**
 * @param {number} longest in characters, not in UTF-16 units
 * @returns {Validator}
 */
export function text(longest) {
  return (value) => typeof value === "string" && [...value].length <= longest;
}

/**
 * @param {Validator} fits
 * @returns {Validator}
 */
export function listOf(fits) {
  return (value, latest) => Array.isArray(value) && value.every((each) => fits(each, latest));
}

/** What a rule, a region or a right is known by. */
export const isId = /* @__PURE__ */ form(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** SHA-256 in hexadecimal. */
export const isHash = /* @__PURE__ */ form(/^[0-9a-f]{64}$/);

/**
 * The name of a field that is missing, unknown or holds what it may not.
 *
 * @param {unknown} value
 * @param {Fields} needed
 * @param {Fields} [optional]
 * @param {number} [latest]
 * @returns {string | undefined}
 */
export function wrongField(value, needed, optional = {}, latest = undefined) {
  const given = /** @type {Record<string, unknown>} */ (Object(value));
  const all = { ...optional, ...needed };
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(all, name));
  const wrong = (/** @type {string} */ name) =>
    Object.hasOwn(given, name)
      ? !(/** @type {Validator} */ (all[name])(given[name], latest))
      : Object.hasOwn(needed, name);
  return unknown ?? Object.keys(all).find(wrong);
}
