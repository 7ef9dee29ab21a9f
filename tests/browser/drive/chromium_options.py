"""The command line and the preferences of Chromium."""

import os
from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver

from tests.browser.drive.options import Options
from tests.linkedin import LinkedIn

# The driver adds these, so that timers of hidden tabs are never late. They are late for people, and
# a run works in a hidden tab.
UNTHROTTLED = [
    "disable-background-timer-throttling",
    "disable-backgrounding-occluded-windows",
    "disable-renderer-backgrounding",
]


def chromium_options(
    options: Options, site: LinkedIn, downloads: Path, net_log: Path
) -> webdriver.ChromeOptions:
    """Return what the driver needs to start Chromium on the simulator.

    Chromium writes its log of requests to `net_log`, with Options.record.
    """
    chosen = webdriver.ChromeOptions()
    for argument in (*site.chromium_arguments, *_arguments(options, net_log)):
        chosen.add_argument(argument)
    chosen.accept_insecure_certs = True
    # Without this, tabs that the extension opens are not listed.
    chosen.add_experimental_option("enableExtensionTargets", True)
    chosen.add_experimental_option("excludeSwitches", UNTHROTTLED)
    preferences = {
        # Without this, Chromium does not log the extension's errors.
        "extensions.ui.developer_mode": True,
        "download.default_directory": str(downloads),
    }
    chosen.add_experimental_option("prefs", preferences)
    return chosen


def _arguments(options: Options, net_log: Path) -> Iterator[str]:
    width, height = options.size
    yield f"--window-size={width},{height}"
    yield f"--force-device-scale-factor={options.scale:g}"
    yield f"--lang={options.language}"
    if options.right_to_left:
        # If the language is not installed, the interface is mirrored English.
        yield "--force-ui-direction=rtl"
    yield "--no-first-run"
    if options.headless:
        yield "--headless=new"
        # The default headless screen, 800 by 600 pixels, is too small for a popup at scale 2.
        yield f"--screen-info={{{_pixels(width, options)}x{_pixels(height, options)}}}"
    if options.record:
        yield f"--log-net-log={net_log}"
    if options.dark:
        yield "--force-dark-mode"
    if options.forced_colors:
        yield "--force-high-contrast"
    if options.reduced_motion:
        yield "--force-prefers-reduced-motion"
    if options.etc or (hasattr(os, "geteuid") and os.geteuid() == 0):
        yield "--no-sandbox"  # Chromium refuses to start a sandbox as root.


def _pixels(length: int, options: Options) -> int:
    return round(length * options.scale)
