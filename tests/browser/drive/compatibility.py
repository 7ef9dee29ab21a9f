"""Check browsers and drivers before they start, and explain why a start failed.

Every error is a BrowserError, whose text is shown to the person who typed the command.
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
# The first line of an error of chromedriver, geckodriver or Selenium; the rest is a stack trace.
FIRST_LINE = re.compile(r"[^\n]+")
PROFILE = 300_000_000
"""Bytes that a browser's profile may take during the tests."""


@dataclass(frozen=True)
class Versions:
    """The versions that a browser and its driver report."""

    browser: str
    driver: str


def check_compatibility(name: str, found: Found, build: Path) -> Versions:
    """Return the versions; raise BrowserError for a program that is too old or does not run.

    Also raise it if browser and driver do not fit together. The manifest in the folder `build`
    gives the oldest supported browser.
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
    if kind.same_major and _major(driver) != _major(browser):
        raise BrowserError(
            f"{kind.driver} {driver} at {found.driver} does not fit {kind.title} {browser} at"
            f" {found.browser}: both must have the same major version. Install both from one"
            f" source{kind.on_debian}, or name a matching driver with {named}"
        )
    if _numbers(driver) < _numbers(kind.oldest_driver):
        raise BrowserError(
            f"{kind.driver} {driver} at {found.driver} is too old: {kind.oldest_driver} or later"
            f" is needed. Update it, or name a newer one with {named}"
        )
    return Versions(browser, driver)


def oldest(build: Path) -> int:
    """Return the major version of the oldest browser that the built manifest supports."""
    manifest = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    gecko = manifest.get("browser_specific_settings", {}).get("gecko", {})
    return _major(gecko.get("strict_min_version") or manifest["minimum_chrome_version"])


def refuse_full_disk() -> None:
    """Raise BrowserError if the disk has less than PROFILE left."""
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    if free < PROFILE:
        raise BrowserError(
            f"only {free // 1_000_000} MB are free in {folder}, and a browser's profile needs"
            f" {PROFILE // 1_000_000} MB: free some, or name another folder with TMPDIR=/path"
        )


def start_error(name: str, found: Found, build: Path, error: Exception, log: str) -> BrowserError:
    """Explain why a browser did not start; `log` is a sentence with the log's path, or ""."""
    try:
        versions = check_compatibility(name, found, build)
    except BrowserError as incompatible:
        return incompatible
    kind = KINDS[name]
    line = FIRST_LINE.search(str(getattr(error, "msg", None) or error))
    reason = line[0].removeprefix("Message: ").rstrip(".: ") if line else type(error).__name__
    return BrowserError(
        f"{kind.title} {versions.browser} at {found.browser}, driven by {found.driver}, did not"
        f" start: {reason}.{log} Try whether it starts by itself, or name others with"
        f" {kind.variable}={kind.example} and {kind.driver.upper()}=/path/to/{kind.driver}"
    )


def missing_internal_error(name: str, version: str, lacks: str) -> BrowserError:
    """Return the error for a browser without an internal API that the tests use."""
    kind = KINDS[name]
    first, last = kind.tested
    return BrowserError(
        f"{kind.title} {version} has no {lacks}, which the tests need: they are known to work with"
        f" {kind.title} {first} to {last}. Name one of these with {kind.variable}={kind.example}"
    )


def _version(program: str, title: str, another: str, kind: Kind) -> str:
    """Return the version that a program reports; raise BrowserError."""
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
        output = str(error)
    else:
        if answer.returncode == 0 and (found := NUMBERS.search(answer.stdout)):
            return found[0]
        last = (answer.stderr.strip() or answer.stdout.strip() or "nothing").splitlines()[-1]
        output = f"{last!r}, exit code {answer.returncode}"
    raise BrowserError(
        f"{title} at {program} does not run: '{program} --version' gave {output}."
        f" Install it again{kind.on_debian}, or name another with {another}"
    )


def _major(version: str) -> int:
    return int(version.split(".")[0])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
