"""Tell, before a browser is started and after one did not start, what does not fit.

Every error is one BrowserError, whose text is for whoever typed the command.
"""

import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.browser.drive.errors import BrowserError
from tests.browser.drive.find import KINDS, Found, Kind

NUMBERS = re.compile(r"\d+(?:\.\d+)+")
# What ends a start, as chromedriver, geckodriver and Selenium say it; the rest is their stack.
FIRST_LINE = re.compile(r"[^\n]+")
PROFILE = 300_000_000
"""Bytes that a browser may need for its profile while it is tested."""


@dataclass(frozen=True)
class Versions:
    """The numbers that a browser and its driver give of themselves."""

    browser: str
    driver: str


def refuse_unfit(name: str, found: Found, build: Path) -> Versions:
    """Return the versions, or raise BrowserError if one is too old, does not run or does not fit.

    The oldest browser is the one that the manifest in folder `build` names.
    """
    kind = KINDS[name]
    browser = _version(found.browser, kind.title, f"{kind.variable}={kind.example}", kind)
    named = f"{kind.driver.upper()}=/path/to/{kind.driver}"
    driver = _version(found.driver, kind.driver, named, kind)
    if _major(browser) < (floor := oldest(build)):
        raise BrowserError(
            f"{kind.title} {browser} at {found.browser} is too old: {floor} or later is needed."
            f" Update it{kind.on_debian}, or name a newer one with {kind.variable}={kind.example}"
        )
    if kind.same_number and _major(driver) != _major(browser):
        raise BrowserError(
            f"{kind.driver} {driver} at {found.driver} does not fit {kind.title} {browser} at"
            f" {found.browser}: both must begin with the same number. Install both from one"
            f" source{kind.on_debian}, or name a driver that fits with {named}"
        )
    if _numbers(driver) < _numbers(kind.oldest_driver):
        raise BrowserError(
            f"{kind.driver} {driver} at {found.driver} is too old: {kind.oldest_driver} or later"
            f" is needed. Update it, or name a newer one with {named}"
        )
    return Versions(browser, driver)


def oldest(build: Path) -> int:
    """Return the first number of the oldest browser that the built manifest takes."""
    manifest = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    gecko = manifest.get("browser_specific_settings", {}).get("gecko", {})
    return _major(gecko.get("strict_min_version") or manifest["minimum_chrome_version"])


def refuse_full_disk() -> None:
    """Raise BrowserError where the browser's profile would not fit on the disk."""
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    if free < PROFILE:
        raise BrowserError(
            f"only {free // 1_000_000} MB are free in {folder}, and a browser's profile needs"
            f" {PROFILE // 1_000_000} MB: free some, or name another folder with TMPDIR=/path"
        )


def start_error(name: str, found: Found, build: Path, error: Exception, log: str) -> BrowserError:
    """Return what kept a browser from starting; `log` says where its driver's log is, if any."""
    try:
        versions = refuse_unfit(name, found, build)
    except BrowserError as unfit:
        return unfit
    kind = KINDS[name]
    line = FIRST_LINE.search(str(getattr(error, "msg", None) or error))
    reason = line[0].removeprefix("Message: ").rstrip(".: ") if line else type(error).__name__
    return BrowserError(
        f"{kind.title} {versions.browser} at {found.browser}, driven by {found.driver}, did not"
        f" start: {reason}.{log} Try whether it starts by itself, or name others with"
        f" {kind.variable}={kind.example} and {kind.driver.upper()}=/path/to/{kind.driver}"
    )


def unknown_inside(name: str, version: str, lacks: str) -> BrowserError:
    """Return what to say of a browser without something inside that the tests drive it by."""
    kind = KINDS[name]
    first, last = kind.tried
    return BrowserError(
        f"{kind.title} {version} has no {lacks}, which the tests drive it by: they are known to"
        f" work with {kind.title} {first} to {last}. Name one of these with"
        f" {kind.variable}={kind.example}"
    )


def _version(program: str, title: str, another: str, kind: Kind) -> str:
    """Return the version that a program gives of itself."""
    try:
        answer = subprocess.run(
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        said = str(error)
    else:
        if answer.returncode == 0 and (found := NUMBERS.search(answer.stdout)):
            return found[0]
        words = (answer.stderr.strip() or answer.stdout.strip() or "nothing").splitlines()[-1]
        said = f"{words!r}, exit code {answer.returncode}"
    raise BrowserError(
        f"{title} at {program} does not run: '{program} --version' gave {said}."
        f" Install it again{kind.on_debian}, or name another with {another}"
    )


def _major(version: str) -> int:
    return int(version.split(".")[0])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
