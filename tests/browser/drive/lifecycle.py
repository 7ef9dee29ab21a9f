"""Start a browser with its driver, and quit them."""

import shutil
import tempfile
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Self

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from tests.browser.drive.compatibility import refuse_full_disk, start_error
from tests.browser.drive.etc_overlay import driver_with_overlay
from tests.browser.drive.find import find
from tests.browser.drive.options import Options
from tests.browser.drive.processes import Guard
from tests.linkedin import LinkedIn


class Lifecycle(ABC):
    """A browser that was started for these tests."""

    name: ClassVar[str]
    driver: WebDriver

    def __init__(self, site: LinkedIn, build: Path, options: Options | None = None) -> None:
        """Start a browser with a fresh profile and the extension of folder `build` installed.

        The browser loads www.linkedin.com from `site` and cannot reach the internet. Raise
        BrowserError if it is not installed or does not start.
        """
        self.found = find(self.name)
        refuse_full_disk()
        self.site = site
        self.build = build.resolve()
        self.options = options or Options()
        # The browser's profile is in this folder, which is removed at the end.
        self._folder = tempfile.mkdtemp(prefix="untrain-")
        self.downloads = Path(self._folder) / "downloads"
        """The folder for downloads."""
        self.downloads.mkdir()
        self._guard = Guard(Path(self._folder))
        try:
            self._start()
        except (WebDriverException, OSError) as error:
            log = self._save_log()
            self._clean_up()
            raise start_error(self.name, self.found, self.build, error, log) from error
        except BaseException:
            self._clean_up()
            raise

    def __enter__(self) -> Self:
        """Return the running browser."""
        return self

    def __exit__(self, *_: object) -> None:
        """Quit the browser."""
        self.quit()

    def quit(self) -> None:
        """Quit the browser, kill what is left of it, and remove its profile."""
        # The driver cannot quit a browser that a person has closed.
        with suppress(WebDriverException, HTTPError):
            self.driver.quit()
        self._clean_up()

    def _clean_up(self) -> None:
        self._guard.end()

    def _driver_program(self) -> str:
        """Return the program to start as the driver, with Options.etc if it is set."""
        etc = self.options.etc
        return (
            driver_with_overlay(self.found.driver, etc, Path(self._folder))
            if etc
            else self.found.driver
        )

    @property
    def _log(self) -> Path:
        """The log of the driver, which includes the browser's output."""
        return Path(self._folder) / "driver.log"

    def _save_log(self) -> str:
        """Copy the log next to the build, and return a sentence with its path."""
        if not self._log.exists():
            return ""
        copy = self.build.parent / f"{self.name}-driver.log"
        shutil.copyfile(self._log, copy)
        inside = copy.is_relative_to(Path.cwd())
        return f" The driver's log is {copy.relative_to(Path.cwd()) if inside else copy}."

    @property
    def version(self) -> str:
        """The browser's version."""
        return str(self.driver.capabilities["browserVersion"])

    @abstractmethod
    def _start(self) -> None:
        """Start the browser and install the extension."""
