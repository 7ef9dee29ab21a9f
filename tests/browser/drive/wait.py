"""Wait for a condition, and say what was awaited when it does not come."""

import time
from collections.abc import Callable
from typing import TypeVar

from selenium.common.exceptions import WebDriverException

from tests.browser.drive.script import ScriptError

T = TypeVar("T")
SHORTEST, LONGEST = 0.03, 0.2  # seconds between two looks: they cost the browser time as well


def until(look: Callable[[], T], timeout: float = 10, what: str = "") -> T:
    """Return the first truthy value of `look`; raise TimeoutError after `timeout` seconds.

    A page that is just going away cannot answer, and a popup or card may be about to come, so
    their errors count as "not yet" and are shown only if the time runs out.
    """
    end = time.monotonic() + timeout
    pause = SHORTEST
    while True:
        last: object
        try:
            value = look()
            if value:
                return value
            last = value
        except (WebDriverException, ScriptError, LookupError) as error:
            last = error
        if time.monotonic() > end:
            awaited = what or getattr(look, "__name__", "a condition")
            raise TimeoutError(f"waited {timeout:g} s for {awaited}; last saw {last!r}")
        time.sleep(pause)
        pause = min(pause * 1.3, LONGEST)
