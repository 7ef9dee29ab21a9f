"""The browser of a cell: its tabs, the state of the run, and a log of all statements."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.matrix.claims import Statement
from tests.browser.runs import ENDED, open_popup_page
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn
from tests.linkedin.catalogue import AI_SLUG, COOKIE_ID


@dataclass(frozen=True)
class Target:
    """The setting that a cell is about, with its names in Untrain and on LinkedIn."""

    setting: str
    key: str
    slug: str
    path: str


AI = Target("ai-training", AI_KEY, AI_SLUG, AI_PATH)
COOKIES = Target("cookies", COOKIE_ID, "member-cookies", "/mypreferences/d/member-cookies")

# Logs in the popup's page, from before the click until the end, everything that the popup shows and
# every record that is stored, with the time (ms since 1970). The popup's title is about AI training
# only.
LOG_STATEMENTS = """(setting, isFirst) => {
  const row = () => document.querySelector(`[data-setting="${setting}"]`);
  const shown = () => ({
    outcome: row()?.dataset.outcome ?? "",
    texts: [isFirst && document.querySelector("#title"), row()?.querySelector(".state")]
      .filter(Boolean).map((node) => node.textContent),
    stored: false,
    reading: "",
  });
  window.runs = new Set();
  window.statements = [];
  const log = (statement) => window.statements.push({ at: Date.now(), ...statement });
  new MutationObserver(() => log(shown())).observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true });
  browser.storage.local.onChanged.addListener((changes) => {
    const record = changes[`record:${setting}`]?.newValue;
    if (record) log({ outcome: record.outcome, texts: [], stored: true, reading: record.reading });
    if (changes.progress?.newValue) window.runs.add(changes.progress.newValue.id);
  });
  log(shown());
}"""

VISIT = 7
"""Seconds within which a visit's reading is stored, if it ever is."""

NAVIGATE = "(path) => void window.__navigate(path)"


class Stage:
    """A browser with the popup's page in one tab and LinkedIn in others."""

    def __init__(self, browser: Browser, site: LinkedIn, target: Target = AI) -> None:
        self.browser = browser
        self.site = site
        self.target = target
        self.clicked_at = 0.0
        self._remembered = ""
        self._before = {name: switches[target.key] for name, switches in site.accounts.items()}
        self._earlier: list[Statement] = []
        self._open_popup()

    def _open_popup(self) -> None:
        open_popup_page(self.browser)
        self._popup = self.browser.driver.current_window_handle
        self.browser.js(LOG_STATEMENTS, self.target.setting, self.target == AI)

    # Tabs.

    def switch_to_popup(self) -> None:
        """Bring the popup's tab to the front."""
        self.browser.driver.switch_to.window(self._popup)

    def switch_to_setting(self) -> None:
        """Bring a tab with the setting's page to the front."""
        self.browser.switch(self.target.path)

    def remember_tab(self) -> None:
        """Remember the current tab."""
        self._remembered = self.browser.driver.current_window_handle

    def switch_to_remembered_tab(self) -> None:
        """Bring the remembered tab to the front."""
        self.browser.switch_to_handle(self._remembered)

    def restart_extension(self) -> None:
        """Turn the extension off and on again, and reopen the popup, which that closes."""
        self._earlier = self.statements()
        self.browser.restart_extension()
        self._open_popup()

    # The state of the run.

    @property
    def progress(self) -> dict[str, Any]:
        """Return the progress of the run, {} without a run."""
        progress: dict[str, Any] = self.browser.storage().get("progress", {})
        return progress

    @property
    def record(self) -> dict[str, Any]:
        """Return the record of the setting, {} before anything was read."""
        record: dict[str, Any] = self.browser.storage().get(f"record:{self.target.setting}", {})
        return record

    def wait_for_step(self, *steps: str) -> None:
        """Wait until the run is at one of these steps."""
        until(lambda: self.progress.get("step") in steps, f"the run to reach {steps}", timeout=45)

    def wait_for_run(self) -> None:
        """Wait until the run has started."""
        until(lambda: self.progress or self.outcome() in ENDED, "the run to begin")

    def wait_for_end(self, timeout: float) -> str:
        """Wait until the run has ended or waits for the person, and return the outcome."""
        until(
            lambda: self.outcome() in ENDED,
            f"the end of the run; now {self.progress}",
            timeout=timeout,
        )
        return self.outcome()

    def wait_for_wrong_reading(self, reading: str, seconds: float) -> None:
        """Wait for a reading that should not come; return after `seconds` at the latest."""
        with suppress(TimeoutError):
            until(lambda: self.record.get("reading") == reading, timeout=seconds)

    def outcome(self) -> str:
        """Return the stored outcome, "running" during a run."""
        stored = self.browser.storage()
        if (step := stored.get("progress", {}).get("step")) and step != "person":
            return "running"
        if step == "person":
            return "needs-you"
        return str(stored.get(f"record:{self.target.setting}", {}).get("outcome", ""))

    # The log of statements.

    def record_click_time(self) -> None:
        """Record the time of the click."""
        self.clicked_at = time.time()

    def statements(self) -> list[Statement]:
        """Return all logged statements, oldest first."""
        self.switch_to_popup()
        return self._earlier + [
            Statement(**each | {"at": each["at"] / 1000, "texts": tuple(each["texts"])})
            for each in self.browser.js("window.statements")
        ]

    def receipts(self) -> list[dict[str, Any]]:
        """Return the setting's receipts, in any order."""
        stored = self.browser.storage()
        receipts = [value for name, value in stored.items() if name.startswith("receipt:")]
        return [each for each in receipts if each["setting"] == self.target.setting]

    def claims_off(self) -> Iterator[Statement]:
        """Yield every new claim of off, whether shown, stored or in a receipt."""
        shown_before = False
        for each in self.statements():
            if each.claims_off and (each.stored or not shown_before):
                yield each
            shown_before = shown_before if each.stored else each.claims_off
        yield from (each for each in self._in_receipts() if each.claims_off)

    def claims_on(self) -> Iterator[Statement]:
        """Yield every new claim of on after the click, whether shown, stored or in a receipt."""
        shown_before = False
        for each in self.statements():
            is_new = each.at > self.clicked_at and (each.stored or not shown_before)
            if each.claims_on and is_new:
                yield each
            shown_before = shown_before if each.stored else each.claims_on
        yield from (each for each in self._in_receipts() if each.claims_on)

    def _in_receipts(self) -> Iterator[Statement]:
        for each in self.receipts():
            yield Statement(each["endedAt"] / 1000, each["outcome"])

    def was_on_at(self, when: float) -> bool:
        """Tell whether the account signed in at a time (seconds since 1970) had the switch on."""
        account = self.site.account_at(when)
        value = self._before[account]
        for change in self.site.changes:
            concerns = (change.key, change.account) == (self.target.key, account)
            if concerns and change.at <= when:
                value = change.value
        return value
