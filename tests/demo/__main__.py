"""The command line: `python -m tests.demo [--browser chromium|firefox] [--headless]`."""

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
    """Show the extension at work; return 0, or 1 with a sentence that says what went wrong."""
    arguments = _arguments()
    name = arguments.browser or _first_installed()
    try:
        return _show(name, headless=arguments.headless or not _has_display())
    except BrowserError as error:
        return fail(str(error))
    except Exception as error:
        return fail(f"{_what_happened(name, error)}. What led to it is in {_write_log()}")


def _show(name: str, *, headless: bool) -> int:
    print()
    provide(name)
    print(f"\nUntrain in {KINDS[name].title}, on a LinkedIn that is simulated on this machine.")
    print("The profile is fresh; no account and no website is touched.\n", flush=True)
    options = Options(headless=headless, scale=2 if headless else 1)
    with LinkedIn() as site, BROWSERS[name](site, DIST / name, options) as browser:
        return _unattended(browser, site) if headless else _attended(browser, site)


def _what_happened(name: str, error: Exception) -> str:
    title = KINDS[name].title
    if isinstance(error, ShowError | TimeoutError | LookupError):
        return str(error)
    if isinstance(error, WebDriverException):
        said = (error.msg or "nothing").splitlines()[0]
        return f"{title} did not do what it was told: {said}"
    return f"the demo met what it did not expect in {title}: {type(error).__name__}: {error}"


def _write_log() -> Path:
    """Keep the error that is being handled, with where it came from."""
    LOG.write_text(traceback.format_exc(), encoding="utf-8")
    return LOG


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.demo", description=__doc__)
    parser.add_argument("--browser", choices=list(BROWSERS), help="default: what is installed")
    parser.add_argument(
        "--headless", action="store_true", help="show it by itself, without a window"
    )
    return parser.parse_args()


def _first_installed() -> str:
    try:
        return next(filter(installed_browser, BROWSERS), "chromium")
    except BrowserError:
        return "chromium"  # A variable leads nowhere; providing a browser says which.


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
    print("\nOff, and confirmed by a fresh load. With a display, `make demo` lets you try it.")
    return 0


def _fill(text: str) -> str:
    # An address is found again only if it is in one piece.
    return textwrap.fill(text, 96, subsequent_indent=" " * 7, break_on_hyphens=False)


def _attended(browser: Browser, site: LinkedIn) -> int:
    for line in accompany(browser, site):
        print(line, flush=True)
    print("\nThe browser is closed and its profile removed.")
    return 0


if __name__ == "__main__":
    # A terminal that cannot show a tick still gets the words.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    # A closed terminal or a polite kill ends the browser too, as Ctrl-C does.
    for each in {"SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, each), signal.default_int_handler)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nEnded; the browser is closed and its profile removed.")
