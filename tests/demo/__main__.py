"""The command line: `python -m tests.demo [--browser chromium|firefox] [--headless]`."""

import argparse
import os
import signal
import sys
import textwrap
from pathlib import Path

from selenium.common.exceptions import WebDriverException

from tests.browser import provide
from tests.browser.drive import BROWSERS, Browser, Options
from tests.browser.drive.find import KINDS, NotFoundError, installed_browser
from tests.demo.attended import accompany
from tests.demo.unattended import ShowError, show
from tests.linkedin import LinkedIn

DIST = Path("dist")
PICTURES = DIST / "demo"


def main() -> int:
    """Show the extension at work; return 0, or 1 with a sentence that says what went wrong."""
    arguments = _arguments()
    name = arguments.browser or _first_installed()
    build = DIST / name
    if not (build / "manifest.json").exists():
        return _fail(f"{build} is not there: run `make build` first")
    print()
    if provide.main([name]) != 0:
        return 1
    headless = arguments.headless or not _has_display()
    scale = 2 if headless else 1
    print(f"\nUntrain in {KINDS[name].title}, on a LinkedIn that is simulated on this machine.")
    print("The profile is fresh; no account and no website is touched.\n", flush=True)
    try:
        options = Options(headless=headless, scale=scale)
        with LinkedIn() as site, BROWSERS[name](site, build, options) as browser:
            return _unattended(browser, site) if headless else _attended(browser, site)
    except (ShowError, TimeoutError, LookupError) as error:
        return _fail(str(error))
    except WebDriverException as error:
        return _fail(f"{KINDS[name].title} did not do as it was told: {error.msg}")


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
    except NotFoundError:
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


def _fail(sentence: str) -> int:
    print(f"✗ {sentence}", file=sys.stderr)
    return 1


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
