// The settings page as React components, with the markup of pages/ai-2024.html and ai-2026.html.

/** @import { FrameworkPage } from "../page.js" */
/** @import { Row } from "../../static/types.js" */

import {
  createElement as h,
  lazy,
  StrictMode,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { save } from "../../static/save.js";
import { ask } from "../page.js";

const QUESTION =
  "Can LinkedIn and its affiliates use your personal data and content to train generative AI " +
  "models that create content?";
const NOTE =
  "When this is on, what you post and share may be used to train models that generate content. " +
  "Turning it off does not undo training that has already taken place.";

/**
 * The root component. The code of the rows arrives `seconds` after that of the page around them:
 * until then the server's rows stay, without React.
 *
 * @param {FrameworkPage} page
 * @param {number} seconds
 */
export function settingsPage(page, seconds) {
  const Rows = lazy(async () => {
    // In a hidden tab even a timer of 0 s takes a second.
    if (seconds > 0) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return { default: AllRows };
  });
  const rows = h(Suspense, { fallback: h("p", null, "Loading") }, h(Rows, { page }));
  return h(StrictMode, null, h(HEADS[page.scene.shape === "2024" ? "2024" : "2026"], page), rows);
}

const BACK = {
  className: "banner-link--back",
  "data-control-name": "back_link",
  href: "/mypreferences/d/categories/privacy",
};

const HEADS = {
  2024: (/** @type {FrameworkPage} */ { words }) => [
    h("a", { key: 1, ...BACK }, "Back"),
    h("h1", { key: 2, className: "banner-title" }, words.title),
    h("h4", { key: 3 }, QUESTION),
  ],
  2026: (/** @type {FrameworkPage} */ { words }) => [
    h("a", { key: 1, ...BACK }, "Back"),
    h("h1", { key: 2 }, words.title),
    h("h2", { key: 3 }, QUESTION),
    h("p", { key: 4, className: "note" }, NOTE),
  ],
};

/** @param {{ page: FrameworkPage }} props */
function AllRows({ page }) {
  return page.rows.map((row) => h(SettingRow, { key: row.key, row, page }));
}

/** @param {{ row: Row, page: FrameworkPage }} props */
function SettingRow({ row, page }) {
  const { on, waits, change } = useSetting(row, page);
  const input = {
    type: "checkbox",
    role: "switch",
    "aria-labelledby": row.key,
    checked: on,
    disabled: waits && page.scene.skeleton === "disabled",
    onChange: (/** @type {{ target: HTMLInputElement }} */ { target }) => change(target.checked),
  };
  const layout = page.scene.shape === "2024" ? Layout2024 : Layout2026;
  return h(layout, { row, input, state: page.words[on ? "on" : "off"] });
}

/**
 * The state of a switch: the server's, which came in the HTML or comes with a request; changed at
 * once by a click, and changed back if the save is refused.
 *
 * @param {Row} row
 * @param {FrameworkPage} page
 */
function useSetting(row, page) {
  const [on, setOn] = useState(page.values[row.key] === true);
  const [waits, setWaits] = useState(row.own && page.data !== "");
  const asked = useRef(false);
  useEffect(() => {
    if (!waits || asked.current) return;
    asked.current = true;
    ask(page.data).then((values) => {
      if (!values) return;
      setOn(values[row.key] === true);
      setWaits(false);
    });
  }, [waits, page.data, row.key]);
  const change = async (/** @type {boolean} */ value) => {
    const scene = row.own ? page.scene : page.plain;
    setOn(value);
    if (scene.sends && !(await save(row.key, value, scene)) && scene.snaps_back) setOn(!value);
  };
  return { on, waits, change };
}

/** @typedef {{ row: Row, input: object, state: string }} Drawn */

/** @param {Drawn} props */
function Layout2026({ row, input, state }) {
  const className = "a11y-text _switchCheckbox_12ycew";
  return h(
    "div",
    { className: "_row_1ef023" },
    h("div", { id: row.key, className: "_text_1ef023" }, row.label),
    h(
      "div",
      { className: "_control_12ycew" },
      h("span", { className: "_toggleText_12ycew", "aria-hidden": "true" }, state),
      h(
        "label",
        { className: "knob" },
        h("input", { ...input, className }),
        h("span", { className: "_switchTrack_12ycew" }),
      ),
    ),
  );
}

/** @param {Drawn} props */
function Layout2024({ row, input, state }) {
  const id = useId();
  const className = "a11y-text _switchCheckbox_12ycew";
  return h(
    "div",
    { className: "config-setting-card__setting-item" },
    h("p", { id: row.key, className: "toggle-label" }, row.label),
    h(
      "div",
      { className: "config-setting-card__setting-item-ctrl" },
      h(
        "div",
        null,
        h("span", { className: "_toggle-text_12ycew" }, state),
        h("input", { ...input, id, className }),
        h("label", { className: "knob", htmlFor: id }),
      ),
    ),
  );
}
