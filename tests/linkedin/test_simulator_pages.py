"""The simulator's pages behave in a browser as their scenes say."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.linkedin import AI_KEY, AI_PATH, ORIGIN, LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID, MICROSOFT_KEY, NEWSLETTER_KEY, SIMILAR_KEY
from tests.linkedin.words import words

PAGES = Path(__file__).parent / "pages"
SWITCH = "document.querySelector('[role=switch]')"
TWO_IDS = f"{AI_KEY} {MICROSOFT_KEY}"
SHAPES = ["2026", "2024", "2022", "2020", "shadow"]

# Also searches the only shadow root of the pages.
FIND = """
const host = document.querySelector("settings-card");
return (host?.shadowRoot ?? document).querySelector(arguments[0]);
"""


class Browser:
    """Chromium, driven on the simulator."""

    def __init__(self, site: LinkedIn) -> None:
        options = ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for argument in ("--headless=new", "--no-sandbox", *site.chromium_arguments):
            options.add_argument(argument)
        options.accept_insecure_certs = True
        driver = shutil.which("chromedriver")
        self.driver = Chrome(options=options, service=Service(driver) if driver else Service())

    def open(self, path: str = AI_PATH) -> None:
        """Load a page."""
        self.driver.get(path if ":" in path else ORIGIN + path)

    def js(self, body: str, *arguments: object) -> Any:
        """Run a script in the page."""
        return self.driver.execute_script(body, *arguments)

    @contextmanager
    def recording(self, expression: str) -> Iterator[None]:
        """Let each page record the values of an expression in `recorded`, from its start.

        WebDriver cannot run a script in a page that is still loading.
        """
        source = f"""window.recorded = [];
        setInterval(() => {{
          const value = {expression};
          if (value && value !== recorded.at(-1)) recorded.push(value);
        }}, 10);"""
        add, remove = "addScriptToEvaluateOnNewDocument", "removeScriptToEvaluateOnNewDocument"
        added = self.driver.execute_cdp_cmd(f"Page.{add}", {"source": source})
        yield
        self.driver.execute_cdp_cmd(f"Page.{remove}", added)

    def find(self, selector: str) -> WebElement:
        """Wait for an element of the page or of its shadow root."""
        element: WebElement = self.until(lambda: self.js(FIND, selector))
        return element

    def click(self, selector: str = ".knob") -> None:
        """Click with a real mouse event."""
        self.find(selector).click()

    def script_click(self, selector: str = '[role="switch"]') -> None:
        """Click by script."""
        self.js("arguments[0].click()", self.find(selector))

    def click_at(self, element: str) -> None:
        """Click in the middle of an element that Selenium cannot return from a clobbered page."""
        x, y = self.js(
            f"const box = {element}.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)"
        )
        actions = ActionBuilder(self.driver)
        # Selenium 4.51 has no types for this method.
        actions.pointer_action.move_to_location(x, y)  # type: ignore[no-untyped-call]
        actions.pointer_action.click()
        actions.perform()

    def on(self) -> bool:
        """Return the state of the checkbox."""
        checked = FIND.replace("(arguments[0])", "('[role=switch]')?.checked")
        self.until(lambda: self.js(checked) is not None)
        return bool(self.js(checked))

    def until(self, condition: Callable[[], Any]) -> Any:
        """Wait until a condition holds and return its value."""
        return WebDriverWait(self.driver, 5, 0.02).until(lambda _: condition())


@pytest.fixture(scope="module")
def served() -> Iterator[LinkedIn]:
    """Serve one site for all tests here."""
    with LinkedIn() as site:
        yield site


@pytest.fixture(scope="module")
def started(served: LinkedIn) -> Iterator[Browser]:
    """Start one browser for all tests here."""
    browser = Browser(served)
    yield browser
    browser.driver.quit()


@pytest.fixture
def site(served: LinkedIn) -> LinkedIn:
    """Return the site in its default state."""
    served.reset()
    return served


@pytest.fixture
def browser(started: Browser, site: LinkedIn) -> Browser:
    """Return a browser on a blank page."""
    started.open("about:blank")
    site.reset()  # The page of the previous test may have saved something until now.
    return started


@pytest.mark.parametrize("shape", SHAPES)
def test_each_saved_page_shows_its_switch(browser: Browser, shape: str) -> None:
    """It is opened from disk, without a server."""
    browser.open((PAGES / f"ai-{shape}.html").as_uri())

    assert browser.on()
    assert browser.find(".knob").is_displayed()


def test_the_saved_page_with_a_frame_shows_its_switch(browser: Browser) -> None:
    """The frame is a saved page as well."""
    browser.open((PAGES / "ai-2022-frame.html").as_uri())

    browser.driver.switch_to.frame(0)

    assert browser.find(".knob").is_displayed()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("method", ["click", "script_click"])
def test_a_click_saves_in_each_shape(
    browser: Browser, site: LinkedIn, shape: Any, method: str
) -> None:
    """The server stores the value; the page and a fresh load show Off."""
    site.scene = Scene(shape=shape)
    browser.open()

    getattr(browser, method)()

    browser.until(lambda: not site.switches[AI_KEY])
    browser.until(lambda: not browser.on())
    assert "Off" in browser.js("return arguments[0].parentElement.innerText", browser.find(".knob"))
    browser.open()
    assert not browser.on()
    assert [(save.key, save.value) for save in site.saves] == [(AI_KEY, False)]


def test_a_click_saves_in_the_frame(browser: Browser, site: LinkedIn) -> None:
    """The frame has the origin of the page and contains the switch."""
    site.scene = Scene(shape="2022-frame")
    browser.open()
    frame = browser.find("iframe")
    browser.driver.switch_to.frame(frame)

    browser.click()

    browser.until(lambda: not site.switches[AI_KEY])


@pytest.mark.parametrize("shape", ["2026", "2020"])
def test_a_refused_save_snaps_back(browser: Browser, site: LinkedIn, shape: Any) -> None:
    """The page shows the click at once and undoes it after the answer."""
    site.scene = Scene(shape=shape, save="500", save_after=0.3)
    browser.open()

    browser.click()

    browser.until(lambda: not browser.on())
    browser.until(browser.on)
    assert site.saves[0].status == 500


def test_a_dropped_save_stays_dropped(browser: Browser, site: LinkedIn) -> None:
    """Chromium repeats it, which does not count as the next save; a second click does."""
    site.scene = Scene(save_faults=("dropped",))
    browser.open()

    browser.click()

    browser.until(lambda: not browser.on() or site.saves)
    browser.until(browser.on)
    assert {save.status for save in site.saves} == {0}
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])


def test_a_page_may_keep_showing_a_refused_change(browser: Browser, site: LinkedIn) -> None:
    """The checkbox then proves nothing."""
    site.scene = Scene(save="500", snaps_back=False)
    browser.open()

    browser.click()

    browser.until(lambda: site.saves)
    assert (browser.on(), site.switches[AI_KEY]) == (False, True)


def test_a_page_may_snap_back_by_itself(browser: Browser, site: LinkedIn) -> None:
    """It sends nothing."""
    site.scene = Scene(snap_back_after=0.3)
    browser.open()

    browser.click()

    browser.until(lambda: not browser.on())
    browser.until(browser.on)
    assert (site.saves, site.switches[AI_KEY]) == ([], True)


@pytest.mark.parametrize("shape", ["2026", "2020"])
@pytest.mark.parametrize(("untrusted", "shown"), [("restored", True), ("ignored", False)])
def test_a_page_may_ignore_scripted_clicks(
    browser: Browser, site: LinkedIn, shape: Any, untrusted: Any, shown: bool
) -> None:
    """It sends nothing, whatever the checkbox shows. A real click still works."""
    site.scene = Scene(shape=shape, untrusted=untrusted)
    browser.open()

    browser.script_click()

    browser.until(lambda: browser.on() == shown)
    assert site.saves == []
    browser.open()
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])


def test_nodes_are_replaced_after_a_click(browser: Browser, site: LinkedIn) -> None:
    """The old nodes are removed, and the new ones work."""
    site.scene = Scene(replace_after=(0.05, 0.1))
    browser.open()
    browser.js("window.old = arguments[0]", browser.find('[role="switch"]'))

    browser.click()

    browser.until(lambda: browser.js("return !window.old.isConnected"))
    browser.until(lambda: not site.switches[AI_KEY] and not browser.on())
    browser.js("document.querySelector('.knob').click()")
    browser.until(lambda: site.switches[AI_KEY])


def test_content_is_drawn_late(browser: Browser, site: LinkedIn) -> None:
    """The document is complete before it contains the switch."""
    site.scene = Scene(draw_after=0.5)

    browser.open()

    assert browser.js("return document.readyState") == "complete"
    assert browser.js(FIND, '[role="switch"]') is None
    assert browser.on()


@pytest.mark.parametrize("skeleton", ["off", "disabled"])
def test_a_skeleton_is_corrected(browser: Browser, site: LinkedIn, skeleton: Any) -> None:
    """The skeleton does not show the state of the server."""
    site.scene = Scene(skeleton=skeleton, skeleton_for=0.6)
    browser.open()
    state = "const s = arguments[0]; return [s.checked, s.disabled]"
    switch = browser.find('[role="switch"]')

    assert browser.js(state, switch) == [skeleton != "off", skeleton == "disabled"]
    browser.until(lambda: browser.js(state, switch) == [True, False])


@pytest.mark.parametrize("skeleton", ["off", "disabled", "none"])
def test_the_state_may_come_over_the_network(
    browser: Browser, site: LinkedIn, skeleton: Any
) -> None:
    """The page shows its skeleton until its settings request is answered."""
    site.scene = Scene(skeleton=skeleton, state_after=1)
    browser.open()
    assert browser.js("return document.readyState") == "complete"
    shown = browser.js(f"const s = {SWITCH}; return s && [s.checked, s.disabled]")
    assert shown == {"off": [False, False], "disabled": [True, True], "none": None}[skeleton]

    browser.until(lambda: browser.js(f"const s = {SWITCH}; return s?.checked && !s.disabled"))

    assert [each.path for each in site.requests][-1] == "/mysettings-api/settings"
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])


def test_the_answer_has_the_state_at_the_time_of_the_answer(
    browser: Browser, site: LinkedIn
) -> None:
    """The state at the time of the page load does not matter."""
    site.scene = Scene(skeleton="disabled", state_after=0.5)
    browser.open()

    site.switches[AI_KEY] = False

    browser.until(lambda: browser.js(f"return !{SWITCH}.disabled"))
    assert not browser.on()


@pytest.mark.parametrize("state", ["500", "dropped"])
def test_a_page_without_an_answer_keeps_its_skeleton(
    browser: Browser, site: LinkedIn, state: Any
) -> None:
    """It does not know the state of the server."""
    site.scene = Scene(skeleton="off", state=state)

    browser.open()

    browser.until(lambda: "/mysettings-api/settings" in [each.path for each in site.requests])
    browser.click()
    assert browser.js("return arguments[0].checked", browser.find("[role=switch]"))
    assert site.saves == []


def test_the_settings_request_may_never_be_answered(browser: Browser, site: LinkedIn) -> None:
    """The request stays open, and the page keeps its skeleton."""
    site.scene = Scene(skeleton="off", state="never")

    browser.open()

    assert not browser.on()
    browser.until(lambda: browser.js("return document.readyState === 'complete'"))
    assert [each.path for each in site.requests] == [AI_PATH]


@pytest.mark.parametrize(
    ("script", "ready"), [("blocking", "loading"), ("deferred", "interactive")]
)
def test_the_script_that_draws_may_be_late(
    browser: Browser, site: LinkedIn, script: Any, ready: str
) -> None:
    """Until then the HTML shows the skeleton, and the document is not complete, twice."""
    site.scene = Scene(skeleton="off", skeleton_for=0.1, script_after=0.6, script=script)
    with browser.recording(f"{SWITCH} && `${{document.readyState}} ${{{SWITCH}.checked}}`"):
        for _ in range(2):
            browser.open()

            browser.until(browser.on)

            recorded = browser.js("return window.recorded")
            # The parser may still be at work when the switch is first seen.
            assert recorded[0] in ("loading false", f"{ready} false")
            assert f"{ready} false" in recorded
            assert recorded[-1] == "complete true"


def test_a_switch_may_change_only_when_its_save_is_answered(
    browser: Browser, site: LinkedIn
) -> None:
    """The click has no visible effect until then."""
    site.scene = Scene(moves="when-answered", save_after=0.5)
    browser.open()

    browser.click()

    assert browser.on()
    assert site.switches[AI_KEY]
    browser.until(lambda: not browser.on())
    assert not site.switches[AI_KEY]
    assert len(site.saves) == 1


@pytest.mark.parametrize("shape", ["2026", "2020"])
def test_such_a_switch_never_changes_when_its_save_is_refused(
    browser: Browser, site: LinkedIn, shape: Any
) -> None:
    """The page has nothing to undo."""
    site.scene = Scene(shape=shape, moves="when-answered", save="500")
    browser.open()

    browser.click()

    browser.until(lambda: site.saves)
    assert browser.on()


def test_a_page_may_read_before_it_saves(browser: Browser, site: LinkedIn) -> None:
    """Both requests have the same address."""
    site.scene = Scene(reads_first=True)
    browser.open()

    browser.click()

    browser.until(lambda: site.saves)
    address = f"/mysettings-api/settingsApiSettings/{AI_KEY}"
    requests = [each for each in site.requests if each.path == address]
    assert [each.method for each in requests] == ["GET", "PUT"]
    assert requests[1].at - requests[0].at >= 0.6


def test_the_answer_to_a_save_may_stay_unread(browser: Browser, site: LinkedIn) -> None:
    """The save then stays open, so Chromium's resource timing usually does not list it."""
    site.scene = Scene(save_body_read=False)
    browser.open()

    browser.click()

    browser.until(lambda: not site.switches[AI_KEY])
    browser.until(lambda: browser.js("return window.__unread?.ok"))
    assert not browser.js("return window.__unread.bodyUsed")


def test_a_save_may_go_to_the_common_address(browser: Browser, site: LinkedIn) -> None:
    """The body has the key, and the faults of the scene apply."""
    site.scene = Scene(save_to="flagship", save_faults=("500",))
    browser.open()

    browser.click()
    browser.until(lambda: browser.on() and site.saves)
    browser.click()

    browser.until(lambda: len(site.saves) == 2)
    assert [(save.method, save.key, save.value, save.status) for save in site.saves] == [
        ("POST", AI_KEY, False, 500),
        ("POST", AI_KEY, False, 200),
    ]


@pytest.mark.parametrize("stream", ["fetch", "event-source"])
def test_a_page_may_keep_a_stream_open(browser: Browser, site: LinkedIn, stream: Any) -> None:
    """The stream delays neither a click nor the next page load."""
    site.scene = Scene(stream=stream)
    browser.open()

    browser.until(lambda: browser.js("return window.__streamed"))

    assert "/realtime/connect" in [each.path for each in site.requests]
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])
    browser.open()
    assert not browser.on()


def test_a_page_may_track_its_person(browser: Browser, site: LinkedIn) -> None:
    """It posts at each click and once a second."""
    site.scene = Scene(tracking=True)
    browser.open()

    def posts() -> int:
        return [each.path for each in site.requests].count("/li/track")

    browser.click("h1")

    browser.until(lambda: posts() == 1)
    browser.until(lambda: posts() >= 2)


def test_navigating_within_the_app_loads_no_document(browser: Browser, site: LinkedIn) -> None:
    """Only the address, the title and the content change."""
    browser.open("/mypreferences/d/categories/privacy")
    browser.js("window.marker = 1")

    browser.click('a[href$="data-for-ai-improvement"]')

    assert browser.on()
    assert browser.driver.current_url == ORIGIN + AI_PATH
    assert browser.driver.title.startswith("Data for Generative AI Improvement")
    browser.driver.back()
    browser.until(lambda: "Data privacy" in browser.driver.title)
    browser.js("window.__navigate(arguments[0])", "/mypreferences/d/settings/linkedin-promotions")
    browser.until(lambda: browser.js("return document.querySelectorAll('.knob').length") == 2)
    assert browser.js("return window.marker") == 1
    assert [r.path for r in site.requests if r.dest == "document"] == [
        "/mypreferences/d/categories/privacy"
    ]


def test_the_cookies_switch_has_an_id_instead_of_a_key(browser: Browser, site: LinkedIn) -> None:
    """A click on its label saves."""
    browser.open("/mypreferences/d/member-cookies")

    switch = browser.find('[role="switch"]')
    assert switch.get_dom_attribute("id") == COOKIE_ID
    assert switch.get_dom_attribute("aria-labelledby") is None
    browser.script_click("label[for]")

    browser.until(lambda: not site.switches[COOKIE_ID])


def test_a_page_may_have_several_settings(browser: Browser, site: LinkedIn) -> None:
    """The first switch is not the one of the rule."""
    browser.open("/mypreferences/d/interest-categories")
    browser.until(lambda: browser.js("return document.querySelectorAll('.knob').length") == 4)

    browser.script_click('[aria-labelledby="adsPrivacyAllowInterestsAndBehaviors"]')

    browser.until(lambda: site.saves)
    assert [key for key, on in site.switches.items() if not on] == [
        "adsPrivacyAllowInterestsAndBehaviors"
    ]


def test_the_list_shows_on_or_off(browser: Browser, site: LinkedIn) -> None:
    """A row shows the state of the server."""
    site.switches[AI_KEY] = False

    browser.open("/mypreferences/d/categories/privacy")

    row = browser.find('a[href$="data-for-ai-improvement"]')
    assert row.text.split("\n")[-1] == "Off"


@pytest.mark.parametrize(
    ("scene", "keys"),
    [
        (Scene(), [AI_KEY]),
        (Scene(twin="similar-label"), [SIMILAR_KEY, AI_KEY]),
        (Scene(twin="same-key-hidden"), [AI_KEY, AI_KEY]),
        (Scene(twin="same-key-visible"), [AI_KEY, AI_KEY]),
        (Scene(twin="similar-label", twin_place="after"), [AI_KEY, SIMILAR_KEY]),
        (Scene(twin="two-ids"), [TWO_IDS, AI_KEY]),
        (Scene(twin="two-ids", hidden="display", twin_place="after"), [AI_KEY, TWO_IDS]),
        (Scene(switch="microsoft"), [MICROSOFT_KEY]),
        (Scene(switch="newsletter"), []),
        (Scene(neighbours=(MICROSOFT_KEY,)), [MICROSOFT_KEY, AI_KEY]),
        (Scene(switch="not-offered"), []),
        (Scene(switch="elsewhere"), []),
    ],
)
def test_a_scene_decides_which_switches_there_are(
    browser: Browser, site: LinkedIn, scene: Scene, keys: list[str]
) -> None:
    """They are in the order in which they are drawn."""
    site.scene = scene
    browser.open()
    browser.find("#main h1")

    assert keys == browser.js(
        "return [...document.querySelectorAll('[role=switch]')]"
        ".map(s => s.getAttribute('aria-labelledby'))"
    )


HIDDEN = {
    "display": "!row.checkVisibility()",
    "visibility": "!row.checkVisibility({ visibilityProperty: true })",
    "opacity": "!row.checkVisibility({ opacityProperty: true })",
    "size": "[row, ...row.querySelectorAll('*')].every((each) => each.clientWidth === 0)",
    "position": "row.getBoundingClientRect().right < 0",
    "inert": "row.inert && row.checkVisibility()",
    "dialog": "row.parentElement.matches('dialog:not([open])') && !row.checkVisibility()",
    "details": "row.parentElement.matches('details:not([open])') && !row.checkVisibility()",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_switch_may_be_hidden_in_each_way(browser: Browser, site: LinkedIn, way: Any) -> None:
    """Either the look-alike or the real switch is hidden, whichever comes first."""
    row = "const row = switches[arguments[0]].closest('[class*=_row_]'); "
    hidden = f"const switches = document.querySelectorAll('[role=switch]'); {row} return "
    for scene, place in (
        (Scene(twin="same-key-hidden", twin_hidden=way), 0),
        (Scene(twin="same-key-hidden", twin_hidden=way, twin_place="after"), 1),
        (Scene(twin="two-ids", hidden=way), 1),
    ):
        site.scene = scene
        browser.open()
        browser.find("#main h1")

        assert browser.js(f"{hidden} {HIDDEN[way]}", place)
        assert not browser.js(f"{hidden} {HIDDEN[way]}", 1 - place)


def test_a_heading_may_have_the_missing_key_as_its_id(browser: Browser, site: LinkedIn) -> None:
    """The look-alike is labelled by that heading, and the real switch by another id."""
    site.scene = Scene(twin="two-ids", key=False)
    browser.open()
    browser.find("#main h1")

    labelled = "[...document.querySelectorAll('[role=switch]')].map(s => s.ariaLabelledByElements)"
    names = browser.js(f"return {labelled}.map(each => each.map(({{ localName }}) => localName))")

    assert names == [["h2", "div"], ["div"]]


@pytest.mark.parametrize(
    ("switch", "key"), [("microsoft", MICROSOFT_KEY), ("newsletter", NEWSLETTER_KEY)]
)
def test_another_switch_may_be_near_the_known_words(
    browser: Browser, site: LinkedIn, switch: Any, key: str
) -> None:
    """A click there changes the other setting."""
    site.scene = Scene(switch=switch, save="500")
    browser.open()
    browser.find("#main h1")

    assert words("en").toggle in browser.js("return document.querySelector('section').innerText")
    browser.click()

    browser.until(lambda: not site.switches[key])
    assert site.switches[AI_KEY]


def test_a_neighbour_works_independently(browser: Browser, site: LinkedIn) -> None:
    """It saves under its own key, even when saves of the AI switch fail."""
    site.scene = Scene(neighbours=(MICROSOFT_KEY,), save="500", untrusted="restored")
    browser.open()

    browser.script_click(f'[aria-labelledby="{MICROSOFT_KEY}"]')

    browser.until(lambda: not site.switches[MICROSOFT_KEY])
    assert site.switches[AI_KEY]


@pytest.mark.parametrize("lang", ["de", "is"])
def test_a_page_is_in_the_language_of_its_scene(
    browser: Browser, site: LinkedIn, lang: str
) -> None:
    """Its words are those of the rule, or unseen ones."""
    site.scene = Scene(lang=lang)
    browser.open()

    label = browser.find(f"#{AI_KEY}").text

    assert label.startswith({"de": "Ihre Daten zum Schulen", "is": "Leyfa notkun"}[lang])
    assert browser.js("return document.documentElement.lang") == lang


def test_a_dialog_asks_before_it_saves(browser: Browser, site: LinkedIn) -> None:
    """A scripted click on its button has no effect if the scene requires a person."""
    site.scene = Scene(dialog="person")
    browser.open()
    browser.click()

    browser.script_click(".confirm")
    assert site.saves == []
    browser.click(".confirm")

    browser.until(lambda: not site.switches[AI_KEY])


@pytest.mark.parametrize(
    ("mode", "shown"), [("absent", None), ("present", "false"), ("stale", "true")]
)
def test_the_scene_decides_aria_checked(
    browser: Browser, site: LinkedIn, mode: Any, shown: str | None
) -> None:
    """The attribute may be missing, right or wrong."""
    site.scene = Scene(aria_checked=mode)
    site.switches[AI_KEY] = False
    browser.open()

    assert browser.find('[role="switch"]').get_dom_attribute("aria-checked") == shown


def test_a_page_may_lack_the_key(browser: Browser, site: LinkedIn) -> None:
    """Only the label is left then."""
    site.scene = Scene(key=False)
    browser.open()

    assert AI_KEY not in browser.js("return document.querySelector('main').outerHTML")


def test_a_disabled_switch_ignores_clicks(browser: Browser, site: LinkedIn) -> None:
    """Its state does not change."""
    site.scene = Scene(disabled=True)
    browser.open()

    browser.script_click()

    assert (browser.on(), site.saves) == (True, [])


def test_a_hostile_page_still_works_for_a_person(browser: Browser, site: LinkedIn) -> None:
    """Even with all attacks at once, a real click saves."""
    site.scene = Scene(
        mutations_per_second=10_000, patched=True, clobbered=True, synthetic_clicks=True
    )
    browser.open()
    browser.until(lambda: browser.js("return window.__mutations > 1000 && window.__pressed > 50"))

    browser.click_at("document.getElementsByClassName('knob')[0]")

    browser.until(lambda: not site.switches[AI_KEY])
    assert [save.value for save in site.saves] == [False]


def test_a_hostile_page_breaks_scripts_in_its_own_world(browser: Browser, site: LinkedIn) -> None:
    """Methods to find and click elements are replaced or shadowed there."""
    site.scene = Scene(patched=True, clobbered=True)
    browser.open()

    browser.js("document.getElementsByClassName('knob')[0].click()")

    assert browser.js("return window.__lied") == ["click"]
    assert browser.js("return String(document.querySelector)") == "[object HTMLFormElement]"
    assert browser.js("return document.body.tagName") == "IMG"
    assert browser.js("return document.forms.tagName") == "FORM"
    assert site.saves == []


def test_signing_in_leads_back_to_the_requested_page(browser: Browser, site: LinkedIn) -> None:
    """The address of the sign-in page has the path."""
    site.signed_in = False
    browser.open()

    browser.click("form button")

    assert browser.on()
    assert browser.driver.current_url == ORIGIN + AI_PATH
