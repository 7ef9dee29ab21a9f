"""Serve the simulator until Ctrl-C: python -m tests.linkedin [--port N]."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

from tests.linkedin import AI_PATH, ORIGIN, LinkedIn
from tests.linkedin.commands import chromium_command, firefox_command

DIST = Path(__file__).resolve().parents[2] / "dist"
WORDS = """\
Serving {origin} at https://127.0.0.1:{port}. Ctrl-C ends it.
{built}
Chromium, in a throw-away profile that can reach nothing else, with the extension in it:

{chromium}

Then open {page} in it.

Chrome itself ignores --load-extension. There, and in Firefox, load the extension by hand, as
README says under "Install it from source".

Firefox, in a throw-away profile that can reach nothing else:

{firefox}
"""
NOT_BUILT = "The extension is not built yet: run `make build` before you go on.\n"


def main() -> int:
    """Serve, and print how to point a browser here; return 1 if the port cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m tests.linkedin", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on loopback (a free one)")
    port = parser.parse_args().port
    try:
        site = LinkedIn(port)
    except (OSError, OverflowError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = os.strerror(number) if number else "it must be from 0 to 65535"
        print(f"Port {port} cannot be used ({reason}): try another.", file=sys.stderr)
        return 1
    with suppress(KeyboardInterrupt), site:
        print(_words(site), flush=True)
        Event().wait()
    print("\nClosed.")
    return 0


def _words(site: LinkedIn) -> str:
    return WORDS.format(
        origin=ORIGIN,
        port=site.port,
        page=f"{ORIGIN}{AI_PATH}",
        built="" if (DIST / "chromium/manifest.json").exists() else NOT_BUILT,
        chromium=chromium_command(site, DIST / "chromium"),
        firefox=firefox_command(site),
    )


if __name__ == "__main__":
    sys.exit(main())
