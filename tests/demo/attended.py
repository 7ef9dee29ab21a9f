"""Let a person use the browser, and report changes on the server."""

import time
from collections.abc import Iterator

from selenium.common.exceptions import WebDriverException

from tests.browser.drive import Browser
from tests.linkedin import AI_KEY, LinkedIn

TRY = """\
Try this in the window that opened:

  1. On the tab "Untrain", read the notice and accept it.
  2. Go to the tab with the simulated LinkedIn, click Untrain in the toolbar (it may be behind
     the puzzle piece), and press the button in its popup.

To end, close the browser or press Ctrl-C here."""


def accompany(browser: Browser, site: LinkedIn) -> Iterator[str]:
    """Open the tabs to try, and yield lines on the switch until the browser is closed."""
    browser.switch("pages/welcome.html")
    browser.new_tab("/feed/")
    browser.switch("pages/welcome.html")
    yield TRY
    known = site.switches[AI_KEY]
    yield f"\nThe simulated LinkedIn has AI training {'on' if known else 'off'}."
    while _is_open(browser):
        if site.switches[AI_KEY] != known:
            known = not known
            yield f"The simulated LinkedIn now has AI training {'on' if known else 'off'}."
        time.sleep(0.3)


def _is_open(browser: Browser) -> bool:
    try:
        return bool(browser.driver.window_handles)
    except (WebDriverException, OSError):
        return False
