"""Observe a setting in small pages, as the content script does.

The modules are bundled and run in a plain page without the extension, so that hundreds of pages
take the time of one.
"""

import json
import subprocess
from typing import Any

from builder.bundle import ESBUILD, OPTIONS
from builder.rules.load import load_rules
from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.linkedin.catalogue import COOKIE_ID

RULES = [
    {"key": each.key, "switchId": each.switch_id, "labels": each.toggles, "id": each.id}
    for each in load_rules(ROOT).settings
]
SITE = load_rules(ROOT).site
SIGNS = {
    "pageFrames": SITE.page_frames,
    "settingsSigns": SITE.settings_signs,
    "signInSigns": SITE.sign_in_signs,
    "translatedSigns": SITE.translated_signs,
    "offlineWords": SITE.offline_words,
}
AI = next(each for each in RULES if each["id"] == "ai-training")
COOKIES = next(each for each in RULES if each["switchId"] == COOKIE_ID)

ENTRY = """
export { observeSetting } from "./extension/content/absent-switch.js";
export { ofDocument } from "./extension/content/document-state.js";
export { pageKind } from "./extension/content/page-kind.js";
"""
# Inserts each page and observes it. The DOM methods are copied before a page can shadow them.
OBSERVE = """async (setting, rules, pages) => {{
  {linked}
  const {{ body, documentElement: root }} = document;
  const put = Element.prototype.setHTMLUnsafe;
  const find = (selector) => [...Element.prototype.querySelectorAll.call(body, selector)];
  const loads = (each) => new Promise((done) => each.addEventListener("load", done));
  const found = {{}};
  for (const [name, [page, attributes]] of Object.entries(pages)) {{
    for (const [key, value] of Object.entries(attributes)) root.setAttribute(key, value);
    put.call(body, page);
    for (const each of find("[data-style]")) each.style.cssText = each.dataset.style;
    await Promise.all(find("iframe").map(loads));
    for (const each of find("[data-scroll]")) each.scrollTop = each.dataset.scroll;
    const site = {signs};
    const {{ element, reading, foundBy, inFrame }} = Untrain.observeSetting(setting, rules, site);
    const kind = Untrain.pageKind(site);
    const own = Untrain.ofDocument("documentElement") === root;
    const ready = Untrain.ofDocument("readyState");
    const is = `${{element?.dataset.name ?? "none"}} ${{reading}}`;
    found[name] = {{ is, foundBy, own, ready, kind, inFrame }};
    put.call(body, "");
    for (const key of Object.keys(attributes)) root.removeAttribute(key);
  }}
  return found;
}}"""

Pages = dict[str, str]


def bundle() -> str:
    """Return the modules as one script that defines `Untrain`."""
    command = [str(ROOT / ESBUILD), *OPTIONS, "--global-name=Untrain"]
    result = subprocess.run(
        command, input=ENTRY.encode(), cwd=ROOT, capture_output=True, check=True
    )
    return result.stdout.decode()


SCRIPT = OBSERVE.format(linked=bundle(), signs=json.dumps(SIGNS))


def observe(page: Browser, pages: Pages, setting: Any = AI, **attributes: str) -> dict[str, Any]:
    """Return the details of each page's observation; `attributes` are set on `html`."""
    # LinkedIn's security policy forbids style attributes in HTML, but not styles set by script.
    arguments = {
        name: [text.replace("style=", "data-style="), attributes] for name, text in pages.items()
    }
    observed: dict[str, Any] = page.js(SCRIPT, setting, RULES, arguments)
    return observed


def summary(page: Browser, pages: Pages, setting: Any = AI, **attributes: str) -> dict[str, str]:
    """Return the found switch and its reading in each page."""
    return {name: it["is"] for name, it in observe(page, pages, setting, **attributes).items()}
