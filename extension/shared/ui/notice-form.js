/**
 * The form of the notice, which the person must accept first, for the welcome page and the popup.
 */

/** @import { Policy } from "../policy.js" */

import { askBackground } from "../ask-background.js";
import { text } from "../i18n.js";
import { managedPolicy, onPolicyChange } from "../managed-policy.js";
import { isFromNewerVersion } from "../storage/values.js";
import { createElement } from "./elements.js";

/**
 * Fill a form with the notice.
 *
 * @param {HTMLFormElement} form
 * @param {"h1" | "h2"} heading the heading level that fits the page around it
 */
export function showNotice(form, heading) {
  void isFromNewerVersion().then(
    (newer) => newer && showNewerVersion(form, heading),
    () => {},
  );
  form.replaceChildren(
    createElement(heading, {}, text("noticeHeading")),
    createElement(
      "ul",
      { className: "points" },
      ...["noticeReads", "noticeNothingLeaves", "noticeTerms"].map(createPoint),
    ),
    createElement(
      "button",
      { id: "accept", type: "submit", className: "primary" },
      text("actionAccept"),
    ),
    createElement(
      "fieldset",
      {},
      createElement("legend", {}, text("noticeChoice")),
      createChoice("show", "choiceShow", "choiceShowText"),
      createChoice("leave", "choiceLeave", "choiceLeaveText"),
      createChoice("hand", "choiceHand", "choiceHandText"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    void accept(form, chosen.get("page") !== "leave", chosen.has("hand"));
  });
  const applyNow = () => void managedPolicy().then((policy) => applyPolicy(form, policy));
  onPolicyChange(applyNow);
  applyNow();
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} onPage
 * @param {boolean} byHand
 */
async function accept(form, onPage, byHand) {
  form.querySelector("[role=alert]")?.remove();
  if (await askBackground({ type: "accept", onPage, byHand })) return;
  const said = `${text("noAnswer")}. ${text("noAnswerText")}`;
  form.append(createElement("p", { className: "small warning", role: "alert" }, said));
}

/**
 * Apply the organisation's policy: it may add its own text and have Untrain leave pages alone.
 *
 * @param {HTMLFormElement} form
 * @param {Policy} policy
 */
function applyPolicy(form, { noticeText, leavePagesAlone }) {
  form.querySelector(".organisation")?.remove();
  if (noticeText) {
    const heading = createElement("strong", {}, text("noticeFromOrganisation"));
    const paragraph = createElement("p", {}, noticeText);
    const block = createElement("div", { className: "organisation" }, heading, paragraph);
    form.querySelector(".points")?.after(block);
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (
    form.querySelectorAll("[name=page]")
  )) {
    input.disabled = leavePagesAlone && input.value === "show";
    if (leavePagesAlone) input.checked = input.value === "leave";
  }
}

/**
 * A newer version of Untrain may have stored an acceptance, so offer nothing to accept.
 *
 * @param {HTMLFormElement} form
 * @param {"h1" | "h2"} heading
 */
function showNewerVersion(form, heading) {
  const link = { href: "../pages/options.html", target: "_blank" };
  form.replaceChildren(
    createElement(heading, {}, text("newerTitle")),
    createElement("p", {}, text("newerKept")),
    createElement("p", {}, createElement("a", link, text("optionsTitle"))),
  );
}

/** @param {string} key */
const createPoint = (key) => createElement("li", {}, text(key));

/**
 * @param {string} value "hand" goes with either of the others
 * @param {string} title
 * @param {string} detail
 */
function createChoice(value, title, detail) {
  const kind =
    value === "hand"
      ? { type: "checkbox", name: value }
      : { type: "radio", name: "page", value, checked: value === "show" };
  return createElement(
    "label",
    { className: "choice" },
    createElement("input", kind),
    createElement(
      "span",
      {},
      createElement("strong", {}, text(title)),
      createElement("span", { className: "soft" }, text(detail)),
    ),
  );
}
