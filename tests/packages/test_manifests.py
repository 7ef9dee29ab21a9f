"""What a built manifest asks for, to the letter."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from builder.sources import BROWSERS

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)
SETTINGS_PAGE = re.compile(
    r"https://www\.linkedin\.com/(mypreferences|psettings)/([\w-]+/)*[\w-]{3,}\*"
)
# Whatever a manifest may ask for; a key that is not here grants nothing.
ASKS = (
    "permissions",
    "host_permissions",
    "optional_permissions",
    "optional_host_permissions",
)
# Ways in from outside, and ways to change the browser itself.
NEVER = (
    "chrome_settings_overrides",
    "chrome_url_overrides",
    "commands",
    "devtools_page",
    "externally_connectable",
    "omnibox",
    "sandbox",
    "update_url",
    "web_accessible_resources",
)


def manifest(built: Path, browser: str) -> dict[str, Any]:
    """Return a built manifest."""
    text = (built / browser / "manifest.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_permissions_are_these_and_no_others(built: Path, browser: str) -> None:
    made = manifest(built, browser)

    assert {name: made[name] for name in ASKS if name in made} == {
        "permissions": ["alarms", "scripting", "storage", "webRequest"],
        "host_permissions": ["https://www.linkedin.com/*"],
    }


@pytest.mark.parametrize("browser", BROWSERS)
def test_scripts_run_in_settings_pages_alone(built: Path, browser: str) -> None:
    scripts = manifest(built, browser)["content_scripts"]

    assert len(scripts) == 1
    assert scripts[0]["js"] == ["content/main.js"]
    for pattern in scripts[0]["matches"]:
        assert SETTINGS_PAGE.fullmatch(pattern), pattern


@pytest.mark.parametrize("browser", BROWSERS)
def test_our_pages_load_and_reach_nothing_from_elsewhere(built: Path, browser: str) -> None:
    assert manifest(built, browser)["content_security_policy"] == {"extension_pages": POLICY}


@pytest.mark.parametrize("browser", BROWSERS)
def test_there_is_no_way_in(built: Path, browser: str) -> None:
    made = manifest(built, browser)

    assert not made.keys() & set(NEVER)
    assert made["incognito"] == "not_allowed"


def test_firefox_is_told_that_no_data_is_collected(built: Path) -> None:
    gecko = manifest(built, "firefox")["browser_specific_settings"]["gecko"]

    assert gecko["data_collection_permissions"] == {"required": ["none"]}
