"""Run the built extension on an adopted page, in a browser with the simulator."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.rules.load import load_rules
from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser, until
from tests.browser.observe_switch import SIGNS, bundle
from tests.linkedin import LinkedIn
from tests.linkedin.adopt.propose import Proposal
from tests.linkedin.adopted import AdoptedPage

BUILT_FROM = ("builder", "extension", "rules")
FILES = ("manifest.template.json", "package-lock.json", "package.json", "pyproject.toml", "LICENSE")
RUN_LIMIT = 120  # seconds

OBSERVE = """(setting, rules) => {{
  {linked}
  const found = Untrain.observeSetting(setting, rules, {signs});
  const {{ element, reading, foundBy }} = found;
  return {{ switch: element?.cloneNode(false).outerHTML ?? "", reading, sign: foundBy }};
}}"""
START = """(id) => (globalThis.browser ?? chrome).runtime
  .sendMessage({ type: "start-from-popup", settings: [id] }).then(() => true)"""


@dataclass(frozen=True)
class Seen:
    """What the extension finds in a page, before any click."""

    switch: str
    reading: str
    sign: str


@dataclass(frozen=True)
class Tried:
    """What the extension found in a page, and what a run did there."""

    seen: Seen
    outcome: str
    proof: str
    saves: tuple[str, ...]
    is_on: bool
    """Whether the server says on at the end."""

    @property
    def is_false_claim(self) -> bool:
        """Tell whether the run claims off while the server says on."""
        return self.outcome in {"confirmed-off", "already-off"} and self.is_on

    def __str__(self) -> str:
        """Return all of it for a person."""
        saves = ", ".join(self.saves) or "nothing"
        return (
            f"switch {self.seen.switch or 'not found'}\n"
            f"  sign {self.seen.sign or 'none'}, reading {self.seen.reading}\n"
            f"  run: {self.outcome} ({self.proof or 'no proof'}); saved {saves};"
            f" the server says {'on' if self.is_on else 'off'}"
        )


def observe(browser: Browser, page: AdoptedPage, root: Path) -> Seen:
    """Open the page and read its switch as the content script does."""
    settings = load_rules(root).settings
    rules = [
        {"id": each.id, "key": each.key, "switchId": each.switch_id, "labels": each.toggles}
        for each in settings
    ]
    setting = next(each for each in rules if each["id"] == page.setting)
    script = OBSERVE.format(linked=bundle(), signs=json.dumps(SIGNS))
    browser.new_tab(page.address)
    until(lambda: browser.js("document.readyState === 'complete'"), "the page")
    return Seen(**browser.js(script, setting, rules))


def run(browser: Browser, page: AdoptedPage) -> dict[str, Any]:
    """Turn the setting off as the popup does, and return its record at the end."""

    def ended() -> dict[str, Any]:
        record: dict[str, Any] = browser.storage().get(f"record:{page.setting}", {})
        return record if record.get("outcome") else {}

    browser.page("popup/popup.html")
    browser.js(START, page.setting)
    found: dict[str, Any] = until(ended, "the run to end", timeout=RUN_LIMIT)
    return found


def try_out(name: str, build: Path, page: AdoptedPage, root: Path) -> Tried:
    """Start a browser with a build, and let the extension turn the setting off in the page."""
    with LinkedIn() as site, BROWSERS[name](site, build) as browser:
        start_on_welcome(browser)
        accept_notice(browser)
        site.adopt(page)
        seen = observe(browser, page, root)
        record = run(browser, page)
        saves = tuple(
            f"{each.method} {each.path} ({each.key}: {'on' if each.value else 'off'})"
            for each in site.saves
        )
        return Tried(seen, record["outcome"], record["proof"], saves, site.switches[page.key])


def copy_with(proposals: list[Proposal], source: Path, root: Path) -> None:
    """Copy what a build needs from `source` to `root`, and change the rules as proposed."""
    for folder in BUILT_FROM:
        shutil.copytree(
            source / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    for file in FILES:
        shutil.copyfile(source / file, root / file)
    (root / "node_modules").symlink_to(source / "node_modules")
    for each in proposals:
        (root / each.file).write_text(each.new, encoding="utf-8")
