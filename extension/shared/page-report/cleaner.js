/**
 * Replaces everything in a page report that could say whose page it is. Pure.
 *
 * Only what is in a closed list stays: LinkedIn's own words for the settings that the rules name,
 * and names of which every word is in the rules. A list of what to take out would miss something.
 */

/** @import { ReportData } from "../report-data.js" */
/** @import { Setting, Site } from "../types.js" */
/** @typedef {Pick<Setting, "key" | "switchId" | "paths">} Known */
/** @typedef {ReturnType<typeof createCleaner>} Cleaner */

/** The longest texts (in characters) that a placeholder calls short and of medium length. */
const SHORT = 12;
const MEDIUM = 60;

/** No name in a known page is longer. In characters. */
const LONGEST_NAME = 60;

/** What stands for a part of a path. */
export const LEFT_OUT = "…";

/**
 * @param {Pick<ReportData, "texts" | "words">} data
 * @param {Known[]} settings
 * @param {Pick<Site, "listPaths" | "savePath">} site
 */
export function createCleaner({ texts, words }, settings, { listPaths, savePath }) {
  const keys = settings.flatMap(({ key = "", switchId = "" }) => [key, switchId]).filter(Boolean);
  const paths = new Set([...listPaths, ...settings.flatMap((setting) => setting.paths)]);
  const segments = [savePath, ...paths].flatMap((each) => each.split("/"));
  const known = new Set([...words, ...[...keys, ...segments].flatMap((each) => wordsOf(each))]);
  const textByForm = new Map(texts.map((each) => [formOf(each), each]));
  /** @type {Map<string, string>} */
  const replaced = new Map();
  /** @type {Map<string, number>} */
  const counts = new Map();

  /** @param {string} value */
  function isPlain(value) {
    if (keys.includes(value)) return true;
    if (value.length > LONGEST_NAME || !/^[A-Za-z_-]+$/.test(value)) return false;
    const all = wordsOf(value);
    return all.length > 0 && all.every((each) => known.has(each));
  }

  /**
   * Return a name as it is if all its words are known, or else the same placeholder each time.
   *
   * @param {string} kind such as "id"
   * @param {string} value
   */
  function name(kind, value) {
    return isPlain(value) ? value : placeholder(kind, value);
  }

  /**
   * @param {string} kind
   * @param {string} value
   */
  function placeholder(kind, value) {
    const key = `${kind} ${value}`;
    const count = counts.get(kind) ?? 0;
    if (!replaced.has(key)) {
      counts.set(kind, count + 1);
      replaced.set(key, `${kind}-${count + 1}`);
    }
    return /** @type {string} */ (replaced.get(key));
  }

  /**
   * Return LinkedIn's own words for a setting, or else a placeholder of the same length class.
   *
   * @param {string} value
   */
  function text(value) {
    const form = formOf(value);
    if (form === "") return "";
    if (form.length <= SHORT) return textByForm.get(form) ?? "text-s";
    return textByForm.get(form) ?? (form.length <= MEDIUM ? "text-m" : "text-l");
  }

  /**
   * Return a path with only the parts whose words are known.
   *
   * @param {string} value
   */
  function path(value) {
    const [plain = ""] = value.split(/[?#]/);
    if (paths.has(plain)) return plain;
    const parts = plain.split("/");
    return parts.map((each) => (each === "" || isPlain(each) ? each : LEFT_OUT)).join("/");
  }

  /**
   * Return the path of a link to a page that the rules name, "" for any other link.
   *
   * @param {string} value
   * @param {string} origin LinkedIn's
   */
  function link(value, origin) {
    const url = URL.canParse(value, origin) ? new URL(value, origin) : null;
    return url?.origin === origin && paths.has(url.pathname) ? url.pathname : "";
  }

  return { name, text, path, link };
}

/**
 * Return the method of a request: a page may invent others.
 *
 * @param {string} value
 */
export const cleanMethod = (value) =>
  /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(value) ? value : LEFT_OUT;

/**
 * Return the words of a name such as config-setting__item or allowDataForAI, in lower case.
 *
 * @param {string} value
 */
const wordsOf = (value) =>
  value
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter(Boolean)
    .map((each) => each.toLowerCase());

/** @param {string} text */
const formOf = (text) => text.replace(/\s+/g, " ").trim().toLowerCase();
