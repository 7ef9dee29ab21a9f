"""The built manifests request exactly the documented permissions."""

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
# The keys with which a manifest requests access; no other key grants any.
ACCESS_KEYS = (
    "permissions",
    "host_permissions",
    "optional_permissions",
    "optional_host_permissions",
)
# Keys that open the extension to others, or change the browser.
FORBIDDEN_KEYS = (
    "chrome_settings_overrides",
    "chrome_url_overrides",
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
def test_the_manifest_requests_exactly_these_permissions(built: Path, browser: str) -> None:
    made = manifest(built, browser)

    assert {name: made[name] for name in ACCESS_KEYS if name in made} == {
        "permissions": ["alarms", "scripting", "storage", "webRequest"],
        "host_permissions": ["https://www.linkedin.com/*"],
    }


@pytest.mark.parametrize("browser", BROWSERS)
def test_content_scripts_run_only_in_settings_pages(built: Path, browser: str) -> None:
    scripts = manifest(built, browser)["content_scripts"]

    assert len(scripts) == 1
    assert scripts[0]["js"] == ["content/main.js"]
    for pattern in scripts[0]["matches"]:
        assert SETTINGS_PAGE.fullmatch(pattern), pattern


@pytest.mark.parametrize("browser", BROWSERS)
def test_extension_pages_can_load_and_contact_nothing_remote(built: Path, browser: str) -> None:
    assert manifest(built, browser)["content_security_policy"] == {"extension_pages": POLICY}


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_manifest_opens_no_access_from_outside(built: Path, browser: str) -> None:
    made = manifest(built, browser)

    assert not made.keys() & set(FORBIDDEN_KEYS)
    assert made["incognito"] == "not_allowed"


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_only_shortcut_opens_the_popup(built: Path, browser: str) -> None:
    assert set(manifest(built, browser)["commands"]) == {"_execute_action"}


def test_the_firefox_manifest_declares_that_no_data_is_collected(built: Path) -> None:
    gecko = manifest(built, "firefox")["browser_specific_settings"]["gecko"]

    assert gecko["data_collection_permissions"] == {"required": ["none"]}
