"""A page report shows how a page is built, and contains nothing personal."""

import json
import re

import jsonschema

from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.messages import words
from tests.browser.page_reports import (
    FILE,
    PAGE,
    TRACES,
    fill_with_secrets,
    open_report,
    shown_report,
)
from tests.browser.runs import open_popup_page, opt_out
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

SCHEMA = json.loads((ROOT / "tests/linkedin/page-report.schema.json").read_text("utf-8"))
# Without Untrain's own card, which may come and go.
HTML = """(() => { const page = document.documentElement.cloneNode(true);
  for (const card of page.querySelectorAll("div[popover=manual]")) card.remove();
  return page.outerHTML; })()"""
LINK = "document.querySelector('#report').hidden ? null : document.querySelector('#report').href"
VISIBLE = "(id) => document.getElementById(id).checkVisibility()"
# Delays the next script that is inserted until `release` is called.
SLOW_ONCE = """() => {
  const { scripting } = browser;
  const insert = scripting.executeScript;
  scripting.executeScript = (...given) => {
    scripting.executeScript = insert;
    return new Promise((resolve) => { window.release = resolve; }).then(() => insert(...given));
  };
}"""
ANSWER = """(id) => { const list = document.getElementById(id); list.value = "no";
  list.dispatchEvent(new Event("change", { bubbles: true })); }"""


def test_nothing_personal_is_in_a_report(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, "the card")
    fill_with_secrets(agreed)
    before = agreed.js(HTML)

    open_report(agreed)

    text = str(agreed.js(FILE))
    report = shown_report(agreed)
    jsonschema.validate(report, SCHEMA)
    lines = "\n".join(line for frame in report["frames"] for line in frame["html"])
    assert [trace for trace in TRACES if trace in text.lower()] == []
    assert (report["address"], report["language"]) == (AI_PATH, "en")
    assert f'aria-labelledby="{AI_KEY}"' in lines
    assert "Use my data for training content creation AI models" in lines
    assert '<template shadowrootmode="open">' in lines
    assert '<template shadowrootmode="closed">' in lines
    assert [frame["path"] for frame in report["frames"]] == [AI_PATH, "…", "about:blank"]
    assert 'data-frame="2"' in lines
    assert report["readings"][0]["value"] == "on"
    agreed.switch(AI_PATH)
    assert agreed.js(HTML) == before, "the page is not changed"


def test_a_page_that_was_too_busy_is_reported_once_it_answers(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    open_report(agreed)
    agreed.js(SLOW_ONCE)

    agreed.click("#again")

    until(lambda: agreed.text("#why") == words("reportUnreachable"), "the words")
    agreed.js("() => window.release()")
    until(lambda: agreed.js(VISIBLE, "report"), "the report")
    assert shown_report(agreed)["readings"][0]["value"] == "on"


def test_a_report_is_offered_where_a_page_was_not_recognised(
    agreed: Browser, site: LinkedIn
) -> None:
    open_popup_page(agreed)
    assert agreed.js(LINK) is None
    site.scene = Scene(in_frame="always")
    agreed.new_tab(AI_PATH)

    assert opt_out(agreed).outcome == "not-recognised"
    link = str(until(lambda: agreed.js(LINK), "the link"))
    open_report(agreed, link.removeprefix(f"{agreed.base}/"))

    report = shown_report(agreed)
    jsonschema.validate(report, SCHEMA)
    assert (report["outcome"], report["setting"]) == ("not-recognised", "ai-training")
    assert {"method": "GET", "path": AI_PATH, "status": 200} in report["requests"]
    assert report["readings"][1]["reason"] == "in-frame"
    assert re.fullmatch(r"(Firefox|Chromium) \d+", report["browser"])


def test_the_address_of_a_save_is_in_the_report(agreed: Browser) -> None:
    assert opt_out(agreed).outcome == "confirmed-off"
    agreed.new_tab(AI_PATH)

    open_report(agreed)

    saves = [each for each in shown_report(agreed)["requests"] if each["method"] == "PUT"]
    path = f"/mysettings-api/settingsApiSettings/{AI_KEY}"
    assert saves == [{"method": "PUT", "path": path, "status": 200}]


def test_without_a_page_the_report_says_what_to_do(browser: Browser) -> None:
    """Before the notice is accepted, not even that: Untrain reads no page."""
    browser.new_tab(AI_PATH)
    open_report(browser)
    assert (browser.js(VISIBLE, "not-yet"), browser.js(VISIBLE, "choose")) == (True, False)

    browser.storage_set({"notice": {"acceptedAt": 1, "onPage": False}})
    browser.close_others()
    open_report(browser)

    assert (browser.js(VISIBLE, "why"), browser.js(VISIBLE, "report")) == (True, False)
    assert "No LinkedIn page is open" in browser.text("#why")
    assert browser.js("document.querySelector('#open').href").endswith(AI_PATH)


def test_the_check_under_help_ends_in_a_report_with_the_answers(agreed: Browser) -> None:
    assert opt_out(agreed).outcome == "confirmed-off"
    agreed.new_tab(AI_PATH)
    agreed.page("pages/options.html")
    link = str(agreed.js("document.querySelector('.help a[href*=\"#check\"]').href"))
    open_report(agreed, link.removeprefix(f"{agreed.base}/"))

    agreed.js(ANSWER, "live-ring")

    report = shown_report(agreed)
    jsonschema.validate(report, SCHEMA)
    answers = report["answers"]
    assert answers["ring"] == "no"
    assert answers["address-seen"] == AI_PATH
    assert answers["one-switch-seen"] == "1"
    assert f'aria-labelledby="{AI_KEY}"' in answers["shape-seen"]
    assert re.fullmatch(r"confirmed-off, \d+\.\d s", answers["confirmed-seen"])
    assert answers["save-seen"].startswith("PUT /mysettings-api/")
    open_report(agreed, PAGE)
    assert shown_report(agreed)["answers"] == {}
