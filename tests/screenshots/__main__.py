"""Take screenshots: `python -m tests.screenshots [--browser chromium|firefox] [--only …]`."""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from tests.browser.drive import BROWSERS, Options
from tests.linkedin import LinkedIn
from tests.screenshots.demo import film_run
from tests.screenshots.guidance import show_guidance, show_small
from tests.screenshots.languages import show_languages
from tests.screenshots.sheets import contact_sheet, store_pictures
from tests.screenshots.stage import Stage
from tests.screenshots.states import show_dark, show_mirrored, show_states
from tests.shard import Shard

DIST = Path("dist")
FOLDER = DIST / "screenshots"
SHOWS: list[tuple[str, Options, Callable[[Stage], None]]] = [
    ("", Options(scale=2), show_states),
    ("-dark", Options(scale=2, dark=True), show_dark),
    ("-right-to-left", Options(scale=2, language="ur"), show_mirrored),
    ("", Options(scale=2), show_guidance),
    ("", Options(scale=2), show_small),
    ("-dark", Options(scale=2, dark=True), show_guidance),
    ("-forced-colours", Options(scale=2, forced_colors=True), show_guidance),
]


def main() -> int:
    """Take all screenshots and print where they are; return 0, or 1 without a build."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--browser", choices=list(BROWSERS), help="default: both")
    parser.add_argument("--only", choices=["languages", "demo"], help="default: everything")
    asked = parser.parse_args()
    try:
        shard = Shard.from_environment()
    except ValueError as error:
        parser.error(str(error))
    only = asked.browser
    for name in [only] if only else BROWSERS:
        build, folder = DIST / name, FOLDER / name
        if not (build / "manifest.json").exists():
            print(f"✗ {build} is missing: run `make build` first", file=sys.stderr)
            return 1
        if asked.only == "demo":
            _film(name, build, folder)
            continue
        if not asked.only:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            print(f"{name}: screenshots of every state", flush=True)
            pictures = _take_all(name, build, folder)
            print(f"{name}: {len(pictures)} screenshots in {folder}, all on contact-sheet.png")
            _film(name, build, folder)
        # Firefox draws the same pages, so its languages are taken only when asked for.
        if name == "chromium" or only:
            print(f"{name}: screenshots of every language", flush=True)
            sheets = show_languages(name, folder / "languages", shard)
            print(f"{name}: {len(sheets)} sheets of languages in {folder / 'languages'}")
    return 0


def _take_all(name: str, build: Path, folder: Path) -> list[Path]:
    pictures: list[Path] = []
    with LinkedIn() as site:
        for suffix, options, show in SHOWS:
            site.reset()
            with BROWSERS[name](site, build, options) as browser:
                first = len(pictures) + 1
                stage = Stage(browser, site, folder, suffix, log=_log, first=first)
                show(stage)
                pictures += stage.taken
        site.reset()
        print("  the screenshots for the stores and the contact sheet", flush=True)
        with BROWSERS[name](site, build, Options()) as browser:
            pictures += store_pictures(browser, folder)
            contact_sheet(browser, pictures, folder)
    return pictures


def _film(name: str, build: Path, folder: Path) -> None:
    with LinkedIn() as site, BROWSERS[name](site, build, Options(scale=2)) as browser:
        moving, last = film_run(browser, site, folder)
    print(f"{name}: a run in {moving}, its end in {last.name}", flush=True)


def _log(picture: Path) -> None:
    print(f"  {picture.name}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
