"""Drive the built extension in Chromium and Firefox through one interface."""

from tests.browser.drive.base import Browser
from tests.browser.drive.chromium import Chromium
from tests.browser.drive.errors import BrowserError
from tests.browser.drive.firefox import Firefox
from tests.browser.drive.measurements import Footprint, RecordedRequest
from tests.browser.drive.options import Options
from tests.browser.drive.script import ScriptError
from tests.browser.drive.wait import until

BROWSERS: dict[str, type[Browser]] = {"chromium": Chromium, "firefox": Firefox}

__all__ = [
    "BROWSERS",
    "Browser",
    "BrowserError",
    "Chromium",
    "Firefox",
    "Footprint",
    "Options",
    "RecordedRequest",
    "ScriptError",
    "until",
]
