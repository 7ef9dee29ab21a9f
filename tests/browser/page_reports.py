"""Take page reports, and pages full of what must not be in one."""

import json
from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.messages import words

PAGE = "pages/report.html"
FILE = "document.querySelector('#file').value"

# A made-up member, whom nothing in a report may name.
NAME = "Quilliam Zsombor"
SECRETS = (
    NAME,
    "quilliam-zsombor",
    "QuilliamZsombor",
    "quilliam.zsombor@mail.test",
    "https://www.linkedin.com/in/quilliam-zsombor-4711/?mini=4711",
    "/in/quilliam-zsombor-4711",
    "urn:li:member:4711",
    "ACoAAB3xyzQwertyZsombor",
    "Shall we have dinner with Zsombor at eight?",
    "toggle-quilliam",
    "switch zsombor main",
)
# What a secret would leave behind, in lower case.
TRACES = ("quilliam", "zsombor", "4711", "acoaab", "mail.test", "urn:li", "dinner", "eight")
ATTRIBUTES = [
    "id",
    "class",
    "name",
    "href",
    "src",
    "title",
    "alt",
    "value",
    "placeholder",
    "style",
    "role",
    "type",
    "lang",
    "dir",
    "for",
    "action",
    "content",
    "aria-label",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-checked",
    "aria-valuetext",
    "aria-roledescription",
    "data-testid",
    "data-sdui-screen",
    "data-control-name",
    "componentkey",
    "data-member-urn",
    "checked",
    "disabled",
    "hidden",
    "open",
    "shadowrootmode",
    "srcdoc",
    "x-unknown",
]
FILL = """(secrets, attributes) => {
  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };
  const fill = (root) => {
    for (const secret of secrets) {
      root.append(document.createComment(secret), element("p", secret), secret);
      for (const name of ["code", "script", "style", "textarea", "title", "svg", "template"]) {
        const made = element(name, secret);
        if (name === "script") made.type = "application/json";
        root.append(made);
      }
      root.append(element("select", element("option", secret)));
      for (const attribute of attributes)
        for (const name of ["div", "input", "a", "button"]) {
          const made = element(name);
          made.setAttribute(attribute, secret);
          root.append(made);
        }
      const input = element("input");
      input.value = secret;
      root.append(input);
    }
    root.append(element("quilliam-zsombor"), element("quilliam"));
  };
  const open = element("settings-card");
  fill(open.attachShadow({ mode: "open" }));
  const closed = element("toggle-row");
  fill(closed.attachShadow({ mode: "closed" }));
  const frame = element("iframe");
  frame.name = secrets[0];
  frame.srcdoc = "<h1>x</h1>";
  const elsewhere = element("iframe");
  elsewhere.setAttribute("sandbox", "");
  elsewhere.srcdoc = secrets[0];
  document.documentElement.dataset.member = secrets[0];
  document.documentElement.className = secrets[1];
  document.title = secrets[0];
  fill(document.querySelector("main"));
  document.querySelector("main").append(open, closed, elsewhere);
  history.replaceState(null, "", location.pathname + "?u=quilliam#zsombor");
  return new Promise((resolve) => {
    frame.onload = () => { fill(frame.contentDocument.body); resolve(true); };
    document.querySelector("main").append(frame);
  });
}"""


def fill_with_secrets(browser: Browser) -> None:
    """Put names, addresses, links, tokens and messages everywhere in the current page."""
    browser.js(FILL, SECRETS, ATTRIBUTES)


def open_report(browser: Browser, address: str = f"{PAGE}?setting=ai-training") -> None:
    """Open the page of the page report, and wait until it shows a report or says why not."""
    browser.page(address)
    shown = "['not-yet', 'problem', 'report'].some((id) => !document.getElementById(id).hidden)"
    unreachable = words("reportUnreachable")
    # A busy browser may have needed more than the five seconds.
    is_late = "(words) => document.querySelector('#why').textContent === words"
    until(lambda: browser.js(shown) and not browser.js(is_late, unreachable), "the report")


def shown_report(browser: Browser) -> dict[str, Any]:
    """Return the report that the current page shows."""
    report: dict[str, Any] = json.loads(browser.js(FILE))
    return report
