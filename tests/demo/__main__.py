"""Run the demo: `python -m tests.demo [--browser chromium|firefox] [--headless]`."""

import argparse
import os
import signal
import sys
import textwrap
import traceback
from pathlib import Path

from selenium.common.exceptions import WebDriverException

from tests.browser.drive import BROWSERS, Browser, BrowserError, Options
from tests.browser.drive.find import KINDS, installed_browser
from tests.browser.provide import fail, provide
from tests.demo.attended import accompany
from tests.demo.unattended import ShowError, show
from tests.linkedin import LinkedIn

DIST = Path("dist")
PICTURES = DIST / "demo"
LOG = DIST / "demo.log"


def main() -> int:
    """Run the demo; return 0, or 1 after printing what went wrong."""
    arguments = _arguments()
    name = arguments.browser or _first_installed()
    try:
        return _show(name, headless=arguments.headless or not _has_display())
    except BrowserError as error:
        return fail(str(error))
    except Exception as error:
        return fail(f"{_describe(name, error)}. The traceback is in {_write_log()}")


def _show(name: str, *, headless: bool) -> int:
    print()
    provide(name)
    print(f"\nUntrain in {KINDS[name].title}, on a LinkedIn simulated on this machine.")
    print("The browser profile is new; no account and no website is used.\n", flush=True)
    options = Options(headless=headless, scale=2 if headless else 1)
    with LinkedIn() as site, BROWSERS[name](site, DIST / name, options) as browser:
        return _unattended(browser, site) if headless else _attended(browser, site)


def _describe(name: str, error: Exception) -> str:
    title = KINDS[name].title
    if isinstance(error, ShowError | TimeoutError | LookupError):
        return str(error)
    if isinstance(error, WebDriverException):
        reason = (error.msg or "no reason").splitlines()[0]
        return f"{title} failed to run a command: {reason}"
    return f"an unexpected error occurred in {title}: {type(error).__name__}: {error}"


def _write_log() -> Path:
    """Write the traceback of the current error to the log, and return the path."""
    LOG.write_text(traceback.format_exc(), encoding="utf-8")
    return LOG


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.demo", description=__doc__)
    parser.add_argument("--browser", choices=list(BROWSERS), help="default: an installed one")
    parser.add_argument(
        "--headless", action="store_true", help="run without a window and without a person"
    )
    return parser.parse_args()


def _first_installed() -> str:
    try:
        return next(filter(installed_browser, BROWSERS), "chromium")
    except BrowserError:
        return "chromium"  # `provide` will report the wrong environment variable.


def _has_display() -> bool:
    if sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _unattended(browser: Browser, site: LinkedIn) -> int:
    for number, step in enumerate(show(browser, site, PICTURES), 1):
        print(_fill(f"{number:3}. ✓ {step.text}"))
        if step.picture:
            print(f"       picture: {step.picture}")
        sys.stdout.flush()
    print("\nOff, confirmed by a reload. With a display, `make demo` lets you try it yourself.")
    return 0


def _fill(text: str) -> str:
    # Do not break addresses at hyphens.
    return textwrap.fill(text, 96, subsequent_indent=" " * 7, break_on_hyphens=False)


def _attended(browser: Browser, site: LinkedIn) -> int:
    for line in accompany(browser, site):
        print(line, flush=True)
    print("\nThe browser is closed and its profile removed.")
    return 0


if __name__ == "__main__":
    # Print a replacement if the terminal cannot show a tick.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    # SIGTERM and a closed terminal quit the browser, as Ctrl-C does.
    for each in {"SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, each), signal.default_int_handler)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped; the browser is closed and its profile removed.")
