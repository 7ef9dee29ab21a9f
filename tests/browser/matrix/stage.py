"""What a person has in front of them during one cell, and what is written down of it."""

import time
from dataclasses import dataclass
from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import ENDED, SUCCESS, open_popup_page
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn

# What popup, list and card say of a setting that is done, and of no other.
CLAIM = "Off, confirmed"

# Written down in the popup's page from before the click until the end, with the time (ms since
# 1970): everything that a person could have read there, and every record that was kept.
WRITE_DOWN = """() => {
  const row = () => document.querySelector('[data-setting="ai-training"]');
  const said = () => ({
    outcome: row()?.dataset.outcome ?? "",
    words: [document.querySelector("#title"), row()?.querySelector(".state")]
      .map((node) => node?.textContent ?? ""),
  });
  window.runs = new Set();
  window.written = [];
  const write = (more) => window.written.push({ at: Date.now(), ...said(), ...more });
  new MutationObserver(() => write({})).observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true });
  browser.storage.local.onChanged.addListener((changes) => {
    const record = changes["record:ai-training"]?.newValue;
    if (record) write({ kept: record.outcome });
    if (changes.progress?.newValue) window.runs.add(changes.progress.newValue.id);
  });
  write({});
}"""


@dataclass(frozen=True)
class Written:
    """Something the extension said or kept, and when."""

    at: float
    """Seconds since 1970."""
    outcome: str
    words: tuple[str, ...]
    kept: str = ""

    @property
    def claims_off(self) -> bool:
        """Tell whether a person, or we later, would take this for done."""
        outcomes = {self.outcome, self.kept}
        return bool(outcomes & SUCCESS) or any(CLAIM in each for each in self.words)


class Stage:
    """Hold a browser with the popup open in a tab of its own, and LinkedIn beside it."""

    def __init__(self, browser: Browser, site: LinkedIn) -> None:
        self.browser = browser
        self.site = site
        self.clicked_at = 0.0
        open_popup_page(browser)
        self._popup = browser.driver.current_window_handle
        browser.js(WRITE_DOWN)

    # Going from tab to tab.

    def to_popup(self) -> None:
        """Bring the popup's tab to the front."""
        self.browser.driver.switch_to.window(self._popup)

    def to_setting(self) -> None:
        """Bring a tab with the setting to the front."""
        self.browser.switch(AI_PATH)

    # What the extension is doing.

    @property
    def progress(self) -> dict[str, Any]:
        """Return what is kept of the run under way, {} without one."""
        kept: dict[str, Any] = self.browser.storage().get("progress", {})
        return kept

    @property
    def record(self) -> dict[str, Any]:
        """Return what is kept of the setting, {} before anything was read."""
        kept: dict[str, Any] = self.browser.storage().get("record:ai-training", {})
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

    def outcome(self) -> str:
        """Return the outcome as it is kept, "running" during a run."""
        kept = self.browser.storage()
        if (step := kept.get("progress", {}).get("step")) and step != "person":
            return "running"
        if step == "person":
            return "needs-you"
        return str(kept.get("record:ai-training", {}).get("outcome", ""))

    # What is written down.

    def clicks_now(self) -> None:
        """Note the time of the one click."""
        self.clicked_at = time.time()

    def written(self) -> list[Written]:
        """Return all that was written down in the popup's page, oldest first."""
        self.to_popup()
        return [
            Written(each["at"] / 1000, each["outcome"], tuple(each["words"]), each.get("kept", ""))
            for each in self.browser.js("window.written")
        ]

    def claims(self) -> list[Written]:
        """Return every claim of off at the moment it was made: on screen, kept, in a receipt."""
        written = self.written()
        earlier = [None, *written[:-1]]
        made = [
            each
            for each, last in zip(written, earlier, strict=True)
            if each.claims_off and not (last and last.claims_off)
        ]
        receipts = (
            Written(each["endedAt"] / 1000, "", (), str(each["outcome"]))
            for name, each in self.browser.storage().items()
            if name.startswith("receipt:")
        )
        return made + [each for each in receipts if each.claims_off]

    def was_on_at(self, when: float, before: bool) -> bool:
        """Tell whether the server had the switch on at a time, in seconds since 1970."""
        value = before
        for change in self.site.changes:
            if change.key == AI_KEY and change.at <= when:
                value = change.value
        return value
