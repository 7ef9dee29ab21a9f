"""Each Firefox container counts as a separate account. Only Firefox has containers."""

import pytest

from tests.browser.accounts import fill_in
from tests.browser.drive import Browser
from tests.browser.drive.firefox import Firefox
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS
from tests.browser.messages import words
from tests.browser.runs import open_popup_page, opt_out, record, wait_for_record
from tests.linkedin import (
    AI_KEY,
    AI_PATH,
    LIST_PATH,
    MEMBER,
    ORIGIN,
    OTHER_MEMBER,
    LinkedIn,
    Scene,
)

CONTAINER = 2
STORE = f"firefox-container-{CONTAINER}"
CLAIM = "Off, confirmed"
TITLE = "document.querySelector('#title').textContent"
UNDO_HIDDEN = "document.querySelector('#undo').hidden"

pytestmark = pytest.mark.parametrize("browser_name", ["firefox"], indirect=True, scope="session")


def sign_in_inside(browser: Browser, site: LinkedIn) -> None:
    """Sign the other member in inside the container, and stay there on the feed."""
    assert isinstance(browser, Firefox)
    site.sessions = {}
    browser.open_in_container(f"{ORIGIN}/login?within", CONTAINER)
    browser.switch("/login?within")
    fill_in(browser, OTHER_MEMBER)
    until(lambda: OTHER_MEMBER in (site.sessions or {}).values(), "the sign-in")
    until(lambda: "/feed/" in browser.url, "the feed")


def test_a_run_stays_in_its_container_and_is_shown_only_there(
    agreed: Browser, site: LinkedIn
) -> None:
    opt_out(agreed)
    # A switch in this tab might be reported only after the run inside, and replace its record.
    site.scene = Scene(load="proxy")
    agreed.new_tab(AI_PATH)
    site.scene = Scene()
    sign_in_inside(agreed, site)
    until(lambda: list(agreed.storage().get("signedInAt", {})) == [STORE], "the sign-in")
    open_popup_page(agreed)
    assert agreed.text("#title").startswith(CLAIM), "nobody signed in outside of the container"
    agreed.close_tab()
    agreed.switch("/feed/")

    agreed.click_action()
    until(lambda: agreed.popup(TITLE) == words("titleUnknown"), "the popup to claim nothing inside")
    assert agreed.popup(UNDO_HIDDEN)
    agreed.popup_click("#opt-out")
    wait_for_record(agreed, outcome="confirmed-off", store=STORE)
    agreed.close_popup()

    assert site.accounts[OTHER_MEMBER][AI_KEY] is False
    assert [each.account for each in site.changes] == [MEMBER, OTHER_MEMBER]
    open_popup_page(agreed)
    assert agreed.text("#title") == words("titleUnknown")
    assert "store" in record(agreed)


def test_the_marks_in_the_list_are_those_of_the_tabs_container(
    agreed: Browser, site: LinkedIn
) -> None:
    opt_out(agreed)
    agreed.new_tab(LIST_PATH)
    until(lambda: agreed.card(MARKS) == [f"✓ {CLAIM}"], "the mark outside of the container")
    sign_in_inside(agreed, site)

    agreed.open(LIST_PATH)

    until(lambda: agreed.card(MARKS) == [words("markLook")], "no claim inside the container")
