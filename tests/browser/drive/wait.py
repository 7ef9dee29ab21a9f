"""Wait for a condition; on timeout, report what was awaited."""

import time
from collections.abc import Callable
from typing import TypeVar

from selenium.common.exceptions import WebDriverException

from tests.browser.drive.script import ScriptError

T = TypeVar("T")
SHORTEST, LONGEST = 0.03, 0.2  # seconds between two polls, which cost the browser time as well
# Seconds after which a test gives up. Most waits take a tenth of a second, but not on a machine
# that is busy with other browsers.
PATIENCE = 20.0


def until(condition: Callable[[], T], awaited: str = "", timeout: float = PATIENCE) -> T:
    """Return the first truthy value of `condition`; raise TimeoutError after `timeout` seconds.

    A page that is being closed cannot answer, and a popup or card may still be missing. Their
    errors count as "not yet" and are shown only after the timeout.
    """
    end = time.monotonic() + timeout
    pause = SHORTEST
    while True:
        last: object
        try:
            value = condition()
            if value:
                return value
            last = value
        except (WebDriverException, ScriptError, LookupError) as error:
            last = error
        if time.monotonic() > end:
            name = awaited or getattr(condition, "__name__", "a condition")
            raise TimeoutError(f"waited {timeout:g} s for {name}; last saw {last!r}")
        time.sleep(pause)
        pause = min(pause * 1.3, LONGEST)
