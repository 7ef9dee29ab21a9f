"""Adopt a page: python -m tests.linkedin adopt FILE [--name NAME]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.errors import BuildError
from builder.sources import BROWSERS
from tests.linkedin.adopt.steps import Options, adopt


def main(arguments: list[str] | None = None) -> int:
    """Adopt a page and print what was found; return 1 for a fault."""
    options = _parser().parse_args(arguments)
    chosen = () if options.no_browser else (options.browser,) if options.browser else BROWSERS
    wanted = Options(
        file=options.file,
        name=options.name,
        setting=options.setting,
        address=options.address,
        switch=options.switch,
        browsers=chosen,
    )
    try:
        adopt(wanted, lambda line: print(line, flush=True))
    except (BuildError, OSError) as error:
        print(f"{error}\nnothing was written", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.linkedin adopt",
        description="Turn a page report or a saved page into a page of the simulator and a test.",
    )
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="page report, HTML, MHTML or web archive")
    add("--name", default="", help="name of the new files (default: the setting with a number)")
    add("--setting", default="", help="id of the setting (default: by the page's address)")
    add("--address", default="", help="path of the page, if the file does not say it")
    add("--switch", type=int, metavar="N", help="number of the setting's switch, if unclear")
    browsers = parser.add_mutually_exclusive_group()
    browsers.add_argument("--browser", choices=BROWSERS, help="try this browser only")
    browsers.add_argument("--no-browser", action="store_true", help="try no browser")
    return parser


if __name__ == "__main__":
    sys.exit(main())
