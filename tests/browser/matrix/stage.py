"""What a person has in front of them during one cell, and what is written down of it."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.matrix.claims import Said
from tests.browser.runs import ENDED, open_popup_page
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn
from tests.linkedin.catalogue import AI_SLUG, COOKIE_ID


@dataclass(frozen=True)
class Target:
    """Name the setting that a cell is about, as Untrain and as LinkedIn know it."""

    setting: str
    key: str
    slug: str
    path: str


AI = Target("ai-training", AI_KEY, AI_SLUG, AI_PATH)
COOKIES = Target("cookies", COOKIE_ID, "member-cookies", "/mypreferences/d/member-cookies")

# Written down in the popup's page from before the click until the end, with the time (ms since
# 1970): everything that a person could have read there, and every record that was kept. The
# sentence at the top is about AI training, whatever else the click was for.
WRITE_DOWN = """(setting, isFirst) => {
  const row = () => document.querySelector(`[data-setting="${setting}"]`);
  const said = () => ({
    outcome: row()?.dataset.outcome ?? "",
    texts: [isFirst && document.querySelector("#title"), row()?.querySelector(".state")]
      .filter(Boolean).map((node) => node.textContent),
    kept: false,
    reading: "",
  });
  window.runs = new Set();
  window.written = [];
  const write = (what) => window.written.push({ at: Date.now(), ...what });
  new MutationObserver(() => write(said())).observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true });
  browser.storage.local.onChanged.addListener((changes) => {
    const record = changes[`record:${setting}`]?.newValue;
    if (record) write({ outcome: record.outcome, texts: [], kept: true, reading: record.reading });
    if (changes.progress?.newValue) window.runs.add(changes.progress.newValue.id);
  });
  write(said());
}"""


class Stage:
    """Hold a browser with the popup open in a tab of its own, and LinkedIn beside it."""

    def __init__(self, browser: Browser, site: LinkedIn, target: Target = AI) -> None:
        self.browser = browser
        self.site = site
        self.target = target
        self.clicked_at = 0.0
        self._remembered = ""
        self._before = {who: switches[target.key] for who, switches in site.accounts.items()}
        self._earlier: list[Said] = []
        self._open_popup()

    def _open_popup(self) -> None:
        open_popup_page(self.browser)
        self._popup = self.browser.driver.current_window_handle
        self.browser.js(WRITE_DOWN, self.target.setting, self.target == AI)

    # Going from tab to tab.

    def to_popup(self) -> None:
        """Bring the popup's tab to the front."""
        self.browser.driver.switch_to.window(self._popup)

    def to_setting(self) -> None:
        """Bring a tab with the setting to the front."""
        self.browser.switch(self.target.path)

    def remember_tab(self) -> None:
        """Remember the tab in front, to which the person comes back."""
        self._remembered = self.browser.driver.current_window_handle

    def to_remembered_tab(self) -> None:
        """Bring that tab to the front, whatever it shows by now."""
        self.browser.switch_to_handle(self._remembered)

    def restart_extension(self) -> None:
        """Turn the extension off and on again, which closes its pages and no other."""
        self._earlier = self.written()
        self.browser.restart_extension()
        self._open_popup()

    # What the extension is doing.

    @property
    def progress(self) -> dict[str, Any]:
        """Return what is kept of the run under way, {} without one."""
        kept: dict[str, Any] = self.browser.storage().get("progress", {})
        return kept

    @property
    def record(self) -> dict[str, Any]:
        """Return what is kept of the setting, {} before anything was read."""
        kept: dict[str, Any] = self.browser.storage().get(f"record:{self.target.setting}", {})
        return kept

    def wait_for_step(self, *steps: str) -> None:
        """Wait until the run is at one of these steps."""
        until(lambda: self.progress.get("step") in steps, 45, f"the run to come to {steps}")

    def wait_for_run(self) -> None:
        """Wait until a run is under way, or was and has ended already."""
        until(lambda: self.progress or self.outcome() in ENDED, 10, "the run to begin")

    def wait_for_end(self, timeout: float) -> str:
        """Wait until the run has ended or wants the person, and return the outcome."""
        until(lambda: self.outcome() in ENDED, timeout, f"an ending; now {self.progress}")
        return self.outcome()

    def watch_for(self, reading: str, seconds: float) -> None:
        """Give the extension so long to read the switch as it should not be read."""
        with suppress(TimeoutError):
            until(lambda: self.record.get("reading") == reading, seconds)

    def outcome(self) -> str:
        """Return the outcome as it is kept, "running" during a run."""
        kept = self.browser.storage()
        if (step := kept.get("progress", {}).get("step")) and step != "person":
            return "running"
        if step == "person":
            return "needs-you"
        return str(kept.get(f"record:{self.target.setting}", {}).get("outcome", ""))

    # What is written down.

    def clicks_now(self) -> None:
        """Note the time of the one click."""
        self.clicked_at = time.time()

    def written(self) -> list[Said]:
        """Return all that was written down in the popup's page, oldest first."""
        self.to_popup()
        return self._earlier + [
            Said(**each | {"at": each["at"] / 1000, "texts": tuple(each["texts"])})
            for each in self.browser.js("window.written")
        ]

    def receipts(self) -> list[dict[str, Any]]:
        """Return the setting's receipts, in no order."""
        kept = self.browser.storage()
        receipts = [value for name, value in kept.items() if name.startswith("receipt:")]
        return [each for each in receipts if each["setting"] == self.target.setting]

    def claims_off(self) -> Iterator[Said]:
        """Return every claim of off at the moment it was made: on screen, kept, in a receipt."""
        shown_before = False
        for each in self.written():
            if each.claims_off and (each.kept or not shown_before):
                yield each
            shown_before = shown_before if each.kept else each.claims_off
        yield from (each for each in self._in_receipts() if each.claims_off)

    def claims_on(self) -> Iterator[Said]:
        """Return every claim of on that was made after the click, in the same way."""
        shown_before = False
        for each in self.written():
            is_new = each.at > self.clicked_at and (each.kept or not shown_before)
            if each.claims_on and is_new:
                yield each
            shown_before = shown_before if each.kept else each.claims_on
        yield from (each for each in self._in_receipts() if each.claims_on)

    def _in_receipts(self) -> Iterator[Said]:
        for each in self.receipts():
            yield Said(each["endedAt"] / 1000, each["outcome"])

    def was_on_at(self, when: float) -> bool:
        """Tell whether who was signed in at a time (seconds since 1970) had the switch on."""
        account = self.site.account_at(when)
        value = self._before[account]
        for change in self.site.changes:
            is_of_it = (change.key, change.account) == (self.target.key, account)
            if is_of_it and change.at <= when:
                value = change.value
        return value
