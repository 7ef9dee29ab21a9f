"""The example of CONTRIBUTING.md works in a browser."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import IN_USE, accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser
from tests.browser.drive.wait import until
from tests.linkedin import LinkedIn
from tests.linkedin.catalogue import LABELS, SETTINGS
from tests.new_setting import Example, copy_with, example


@pytest.fixture
def new(site: LinkedIn, monkeypatch: pytest.MonkeyPatch) -> Example:
    """Return the example after adding its page to the simulator."""
    added = example()
    slug, title, switches = added.page
    monkeypatch.setitem(SETTINGS, slug, (title, switches))
    for key, label in switches.items():
        monkeypatch.setitem(LABELS, key, label)
    site.reset()
    return added


@pytest.fixture
def built(
    request: pytest.FixtureRequest, browser_name: str, new: Example, site: LinkedIn, tmp_path: Path
) -> Iterator[Browser]:
    """Return a browser with a build that includes the example, the notice accepted."""
    root = tmp_path / "copy"
    copy_with(new, root)
    command = [sys.executable, "-m", "builder", "build", "--browser", browser_name]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    with BROWSERS[browser_name](site, root / "dist" / browser_name) as browser:
        request.node.stash.setdefault(IN_USE, []).append(browser)
        start_on_welcome(browser)
        accept_notice(browser)
        yield browser


def test_a_new_setting_is_read_turned_off_and_confirmed(
    built: Browser, new: Example, site: LinkedIn
) -> None:
    slug, _, switches = new.page
    (key,) = switches
    others = {name: value for name, value in site.switches.items() if name != key}

    built.new_tab(f"/mypreferences/d/settings/{slug}")
    until(lambda: built.has_card(), "the card")
    assert "This switch is on" in built.card_texts()
    built.card_click(".action")
    until(lambda: record_of(built, new.id).get("outcome"), "the run to end", timeout=60)

    assert record_of(built, new.id)["outcome"] == "confirmed-off"
    assert record_of(built, new.id)["proof"] == "confirmed"
    assert site.switches == others | {key: False}


def record_of(browser: Browser, setting: str) -> dict[str, str]:
    """Return the record of a setting, {} before anything was read."""
    record: dict[str, str] = browser.storage().get(f"record:{setting}", {})
    return record
