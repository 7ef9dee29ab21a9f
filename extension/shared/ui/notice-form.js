/**
 * The notice a person must accept before anything happens; welcome page and popup show the same.
 */

/** @import { Policy } from "../policy.js" */
/** @import { PageMessage } from "../types.js" */

import { browser } from "../browser.js";
import { text } from "../i18n.js";
import { managedPolicy, onPolicyChange } from "../managed-policy.js";
import { isFromNewerVersion } from "../storage/values.js";

/**
 * Fill a form with the notice.
 *
 * @param {HTMLFormElement} form
 * @param {"h1" | "h2"} heading what its heading is in the page around it
 */
export function showNotice(form, heading) {
  void isFromNewerVersion().then(
    (newer) => newer && refuseNewer(form, heading),
    () => {},
  );
  form.replaceChildren(
    element(heading, { textContent: text("noticeHeading") }),
    element(
      "ul",
      { className: "points" },
      ...["noticeReads", "noticeNothingLeaves", "noticeTerms"].map(point),
    ),
    element(
      "fieldset",
      {},
      element("legend", { textContent: text("noticeChoice") }),
      choice("show", "choiceShow", "choiceShowText"),
      choice("leave", "choiceLeave", "choiceLeaveText"),
    ),
    element("button", {
      id: "accept",
      type: "submit",
      className: "primary",
      textContent: text("actionAccept"),
    }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const onPage = new FormData(form).get("page") !== "leave";
    void browser.runtime.sendMessage(/** @type {PageMessage} */ ({ type: "accept", onPage }));
  });
  const obeyNow = () => void managedPolicy().then((policy) => applyPolicy(form, policy));
  onPolicyChange(obeyNow);
  obeyNow();
}

/**
 * An organisation may add words of its own, and may have pages left alone.
 *
 * @param {HTMLFormElement} form
 * @param {Policy} policy
 */
function applyPolicy(form, { noticeText, leavePagesAlone }) {
  form.querySelector(".organisation")?.remove();
  if (noticeText) {
    const heading = element("strong", { textContent: text("noticeFromOrganisation") });
    const words = element("p", { textContent: noticeText });
    form
      .querySelector(".points")
      ?.after(element("div", { className: "organisation" }, heading, words));
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (
    form.querySelectorAll("[name=page]")
  )) {
    input.disabled = leavePagesAlone && input.value === "show";
    if (leavePagesAlone) input.checked = input.value === "leave";
  }
}

/**
 * There is nothing to accept while a newer version's acceptance may be kept.
 *
 * @param {HTMLFormElement} form
 * @param {"h1" | "h2"} heading
 */
function refuseNewer(form, heading) {
  const options = {
    href: "../pages/options.html",
    target: "_blank",
    textContent: text("optionsTitle"),
  };
  form.replaceChildren(
    element(heading, { textContent: text("newerTitle") }),
    element("p", { textContent: text("newerKept") }),
    element("p", {}, element("a", options)),
  );
}

/** @param {string} key */
const point = (key) => element("li", { textContent: text(key) });

/**
 * @param {string} value
 * @param {string} title
 * @param {string} detail
 */
function choice(value, title, detail) {
  return element(
    "label",
    { className: "choice" },
    element("input", { type: "radio", name: "page", value, checked: value === "show" }),
    element(
      "span",
      {},
      element("strong", { textContent: text(title) }),
      element("span", { className: "soft", textContent: text(detail) }),
    ),
  );
}

/**
 * @param {string} tag
 * @param {Record<string, unknown>} properties
 * @param {Node[]} children
 */
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
