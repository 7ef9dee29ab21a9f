/** Small validators of stored values, and functions to combine them. Pure. */

/**
 * @typedef {(value: unknown, latest?: number) => boolean} Validator `latest`: the latest valid
 *   time, in ms since 1970
 */
/** @typedef {Readonly<Record<string, Validator>>} Fields */
/**
 * Validators for the fields of a type. A field without a validator, or a validator without a field,
 * does not compile.
 *
 * @template T
 * @typedef {{ readonly [name in keyof T as {} extends Pick<T, name> ? never : name]: Validator }}
 *   RequiredFields
 */
/**
 * @template T
 * @typedef {{ readonly [name in keyof T as {} extends Pick<T, name> ? name : never]-?: Validator }}
 *   OptionalFields
 */

/**
 * How far ahead of the clock (ms) a stored time may be: clocks may be corrected by hours or months.
 */
export const MAX_AHEAD = 366 * 24 * 60 * 60 * 1000;

/**
 * Return whether a value may be the time of a past event, allowing for a corrected clock. For
 * content scripts, which do not include the schema.
 *
 * @param {unknown} at
 */
export const isPlausibleTime = (at) => typeof at === "number" && at <= Date.now() + MAX_AHEAD;

/** The last time whose year has four digits. */
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
export function integer(low, high) {
  return (value) => Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

/**
 * Whether a value is a time, in ms since 1970, that is not after `latest`.
 *
 * @type {Validator}
 */
export const isTime = (value, latest = END_OF_YEAR_9999) => integer(0, latest)(value);

/**
 * @param {readonly unknown[]} values
 * @returns {Validator}
 */
export const oneOf = (values) => (value) => values.includes(value);

/**
 * @param {RegExp} pattern
 * @returns {Validator}
 */
export function matching(pattern) {
  return (value) => typeof value === "string" && pattern.test(value);
}

/**
 * @param {number} longest in characters, not in UTF-16 units
 * @returns {Validator}
 */
export function textUpTo(longest) {
  return (value) => typeof value === "string" && [...value].length <= longest;
}

/**
 * @param {Validator} isValid
 * @returns {Validator}
 */
export function listOf(isValid) {
  return (value, latest) => Array.isArray(value) && value.every((each) => isValid(each, latest));
}

/** Whether a value is the id of a setting, a region or a right. */
export const isId = /* @__PURE__ */ matching(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const isIdList = /* @__PURE__ */ listOf(isId);

export const isCount = /* @__PURE__ */ integer(0, Number.MAX_SAFE_INTEGER);

/** Whether a value is a SHA-256 hash in hexadecimal. */
export const isHash = /* @__PURE__ */ matching(/^[0-9a-f]{64}$/);

/**
 * Return the name of a field that is missing, unknown or invalid.
 *
 * @param {unknown} value
 * @param {Fields} required
 * @param {Fields} [optional]
 * @param {number} [latest]
 * @returns {string | undefined}
 */
export function wrongField(value, required, optional = {}, latest = undefined) {
  const given = /** @type {Record<string, unknown>} */ (Object(value));
  const all = { ...optional, ...required };
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(all, name));
  const wrong = (/** @type {string} */ name) =>
    Object.hasOwn(given, name)
      ? !(/** @type {Validator} */ (all[name])(given[name], latest))
      : Object.hasOwn(required, name);
  return unknown ?? Object.keys(all).find(wrong);
}
