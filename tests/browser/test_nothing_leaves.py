"""The extension sends no request and leaves no trace that a page could find."""

from typing import Any

from tests.browser.conftest import Launch, accept_notice
from tests.browser.drive import Browser, Options
from tests.browser.drive.wait import until
from tests.browser.erase import erase
from tests.browser.highlights import rings
from tests.browser.runs import open_popup_page, press, wait_for_record
from tests.browser.sweep import rules, select, wait_until_over
from tests.linkedin import AI_PATH, LIST_PATH, ORIGIN, LinkedIn

SEVERAL = ("ai-training", "research")
SWITCH = "[role=switch]"
KNOB = ".knob"

# Scripts on LinkedIn look for files of extensions, and for their addresses in the document (facts,
# section 6). This probe also collects everything else that could reveal the extension.
PROBE = """async (base) => {
  const files = ["manifest.json", "content/main.js", "content/show.js", "icons/icon-16.png",
    "popup/popup.html", "pages/welcome.html", "_locales/en/messages.json"];
  const tried = await Promise.all(files.map((file) => fetch(`${base}/${file}`)
    .then(({ status }) => `${file}: ${status}`, (error) => `${file}: ${error.name}`)));
  const pictured = await new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve("loaded");
    image.onerror = () => resolve("refused");
    image.src = `${base}/icons/icon-16.png`;
  });
  const addresses = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/\\w+-extension:/.test(value)) addresses.push(name);
    }
  }
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets].length;
  const path = ({ name }) => new URL(name).pathname;
  return {
    tried, pictured, addresses, sheets,
    html: document.documentElement.outerHTML,
    attributes: document.documentElement.getAttributeNames(),
    // ChromeDriver adds and removes some globals.
    globals: Object.getOwnPropertyNames(window).filter((name) => !/^(cdc_|ret_nodes$)/.test(name)),
    nodes: [...document.documentElement.children].map(({ localName }) => localName),
    looks: [...document.querySelectorAll("main *")].map((each) => getComputedStyle(each).outline),
    cookies: document.cookie.split("; ").map((each) => each.split("=")[0]).sort(),
    stored: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    asked: performance.getEntriesByType("resource").map(path).sort(),
  };
}"""


def test_the_extension_sends_no_request_of_its_own(launch: Launch, site: LinkedIn) -> None:
    browser = launch(Options(record=True))
    own = browser.base
    use_everything(browser)
    with_extension = requests_of(site)

    browser.switch(LIST_PATH)
    browser.uninstall()
    site.reset()
    use_by_hand(browser, site)
    by_hand = requests_of(site)
    requests = browser.recorded_requests()

    assert with_extension == by_hand
    assert {each.url for each in requests if each.url.startswith(ORIGIN)}, "the log must work"
    assert [each for each in requests if each.by == own and not each.is_page] == []
    elsewhere = [each for each in requests if not each.url.startswith(ORIGIN)]
    assert [each for each in elsewhere if each.by in (own, ORIGIN)] == []


def use_everything(browser: Browser) -> None:
    """Use every function: reading, runs, all pages, reminder, undo and erase."""
    accept_notice(browser)
    browser.new_tab(LIST_PATH)
    browser.new_tab(AI_PATH)
    wait_for_record(browser, reading="on")
    open_popup_page(browser)
    select(browser, *SEVERAL)
    press(browser)
    wait_until_over(browser)
    due = {"days": 30, "from": 1}
    browser.storage_set({"reminder": due})
    for page in ("history", "options", "rights", "welcome"):
        browser.page(f"pages/{page}.html")
        until(lambda: browser.text("h1") != "", "the page")
    browser.extension("api.runtime.sendMessage({type: 'undo', setting: 'ai-training'})")
    wait_for_record(browser, outcome="confirmed-on")
    erase(browser)


def use_by_hand(browser: Browser, site: LinkedIn) -> None:
    """Do the same on LinkedIn without the extension: visit, click, and reload."""
    browser.new_tab(LIST_PATH)
    for path in (rules()[name]["paths"][0] for name in SEVERAL):
        browser.open(path)
        before = len(site.saves)
        browser.click(KNOB)
        until(lambda count=before: len(site.saves) > count, "the save")  # type: ignore[misc]
        browser.open(path)
    browser.open(AI_PATH)
    browser.click(KNOB)
    until(lambda: len(site.saves) == 3, "the last save")
    browser.open(AI_PATH)


def requests_of(site: LinkedIn) -> set[tuple[object, ...]]:
    """Return the different requests that the server received."""
    return {(each.method, each.path, each.query, each.dest, each.key) for each in site.requests}


def test_a_page_cannot_detect_the_extension(launch: Launch) -> None:
    agreed = launch(Options())
    accept_notice(agreed)
    base = agreed.base
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card() and rings(agreed) == 1, "the card and the ring")
    shown = probe(agreed, base)
    agreed.storage_set({"notice": {"acceptedAt": 1, "onPage": False}})
    agreed.extension("api.storage.local.remove('record:ai-training')")
    agreed.reload()
    wait_for_record(agreed, reading="on")
    left_alone = probe(agreed, base)

    agreed.uninstall()
    agreed.reload()
    until(lambda: agreed.js(f"document.querySelector('{SWITCH}') !== null"), "the switch")
    without = probe(agreed, base)

    assert left_alone["globals"] ^ without["globals"] == set()
    assert left_alone == without
    assert without["pictured"] == "refused"
    assert shown.pop("nodes") == [*without.pop("nodes"), "div"]
    changed = {name for name in shown if shown[name] != without[name]}
    assert changed == {"html", "looks"}, "the host of the card, and the ring round the row"
    host = shown["html"].removesuffix("</html>").removeprefix(without["html"][:-7])
    assert host.startswith("<div")
    assert host.endswith("></div>")


def probe(browser: Browser, base: str) -> dict[str, Any]:
    """Let the current page look for the extension, whose address it knows."""
    found: dict[str, Any] = browser.js(PROBE, base)
    return found | {"globals": set(found["globals"])}
