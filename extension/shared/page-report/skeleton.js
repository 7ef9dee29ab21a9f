/** Writes how a page is built as lines of HTML, without anything personal. Pure. */

/** @import { ReportData } from "../report-data.js" */
/** @import { Cleaner } from "./cleaner.js" */
/**
 * @typedef {object} PageElement an element as capture-page.js found it
 * @property {string} name
 * @property {[name: string, value: string][]} attributes
 * @property {(PageElement | string)[]} children elements and texts
 * @property {{ mode: string, children: (PageElement | string)[] }} [shadow]
 * @property {number} [frame] the place of its document among the frames of the report
 */

/** No page is nested as deeply by hand; a hostile one must not exhaust the stack. */
const DEEPEST = 250;

/** Names of attributes whose values are names of their own kind. */
const NAMES = new Map([
  ["id", "id"],
  ["name", "name"],
]);

/**
 * @param {ReportData} data
 * @param {Cleaner} cleaner
 * @param {string} origin LinkedIn's
 */
export function createWriter(data, cleaner, origin) {
  const sets = Object.fromEntries(
    Object.entries(data).map(([name, values]) => [name, new Set(values)]),
  );

  /**
   * @param {string} list
   * @param {string} value
   */
  const isIn = (list, value) => sets[list]?.has(value) === true;

  /**
   * Return the lines of an element and all that is in it; none if it is left out.
   *
   * @param {PageElement} element
   * @param {number} [depth]
   * @returns {string[]}
   */
  function lines(element, depth = 0) {
    if (isIn("leftOut", element.name) || depth > DEEPEST) return [];
    const start = "  ".repeat(depth) + startTag(element);
    if (isIn("emptyElements", element.name)) return [start];
    const { shadow } = element;
    const mode = shadow?.mode === "open" ? "open" : "closed";
    const root = shadow && [
      `${"  ".repeat(depth + 1)}<template shadowrootmode="${mode}">`,
      ...content(shadow.children, depth + 2),
      `${"  ".repeat(depth + 1)}</template>`,
    ];
    const end = `${"  ".repeat(depth)}</${elementName(element.name)}>`;
    return [start, ...(root ?? []), ...content(element.children, depth + 1), end];
  }

  /**
   * @param {(PageElement | string)[]} children
   * @param {number} depth
   */
  const content = (children, depth) =>
    children.flatMap((each) => {
      if (typeof each !== "string") return lines(each, depth);
      const text = cleaner.text(each);
      return text ? ["  ".repeat(depth) + escapeHtml(text)] : [];
    });

  /** @param {PageElement} element */
  function startTag({ name, attributes, frame }) {
    const kept = attributes.map(([attribute, value]) => written(attribute, value));
    if (frame !== undefined) kept.push(`data-frame="${frame}"`);
    return `<${[elementName(name), ...kept.filter(Boolean)].join(" ")}>`;
  }

  /** @param {string} name */
  function elementName(name) {
    if (isIn("elements", name)) return name;
    return cleaner.name("x-element", name.includes("-") ? name : `${name}:`);
  }

  /**
   * Return an attribute as it is written, "" if it is left out.
   *
   * @param {string} name
   * @param {string} value
   */
  function written(name, value) {
    if (isIn("flags", name)) return name;
    const kept = keptValue(name, value);
    return kept ? `${name}="${escapeHtml(kept)}"` : "";
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function keptValue(name, value) {
    if (isIn("aria", name)) return isIn("states", value) ? value : "";
    if (isIn("references", name)) return namesIn("id", value);
    if (isIn("identifiers", name)) return cleaner.name("value", value);
    const kind = NAMES.get(name);
    if (kind) return value && cleaner.name(kind, value);
    if (name === "class") return namesIn("class", value);
    if (name === "aria-label") return cleaner.text(value);
    if (name === "role") return isIn("roles", value) ? value : "";
    if (name === "type") return isIn("types", value) ? value : "";
    if (name === "dir") return /^(ltr|rtl|auto)$/.test(value) ? value : "";
    if (name === "lang") return languageOf(value);
    return name === "href" ? cleaner.link(value, origin) : "";
  }

  /**
   * @param {string} kind
   * @param {string} value names with spaces between them
   */
  const namesIn = (kind, value) =>
    value
      .split(/\s+/)
      .filter(Boolean)
      .map((each) => cleaner.name(kind, each))
      .join(" ");

  return { lines, startTag };
}

/**
 * Return a language tag of two letters, with a region or script if there is one; "" for any other.
 *
 * @param {string} value
 */
export const languageOf = (value) =>
  /^[a-z]{2}([-_]([A-Z]{2}|Han[st]))?$/.test(value) ? value : "";

/** @param {string} text */
const escapeHtml = (text) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
