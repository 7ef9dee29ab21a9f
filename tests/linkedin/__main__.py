"""Serve the simulator until Ctrl-C: python -m tests.linkedin [--port N].

With `adopt FILE` it adopts a page instead: see tests/linkedin/adopt/.
"""

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
INSTRUCTIONS = """\
Serving {origin} at https://127.0.0.1:{port}. Press Ctrl-C to stop.
{built}
To start Chromium with the extension, in a temporary profile that can reach no other server:

{chromium}

Then open {page} in it.

Google Chrome ignores --load-extension. In Chrome and in Firefox, load the extension by hand; see
"Install it from source" in README.md.

To start Firefox, in a temporary profile that can reach no other server:

{firefox}
"""
NOT_BUILT = "The extension is not built yet: run `make build` first.\n"


def main() -> int:
    """Serve the simulator and print how to open it; return 1 if the port cannot be used."""
    if sys.argv[1:2] == ["adopt"]:
        from tests.linkedin.adopt.__main__ import main as adopt

        return adopt(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m tests.linkedin", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port (default: a free one)")
    port = parser.parse_args().port
    try:
        site = LinkedIn(port)
    except (OSError, OverflowError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = os.strerror(number) if number else "it must be from 0 to 65535"
        print(f"Port {port} cannot be used ({reason}): try another.", file=sys.stderr)
        return 1
    with suppress(KeyboardInterrupt), site:
        print(_instructions(site), flush=True)
        Event().wait()
    print("\nClosed.")
    return 0


def _instructions(site: LinkedIn) -> str:
    return INSTRUCTIONS.format(
        origin=ORIGIN,
        port=site.port,
        page=f"{ORIGIN}{AI_PATH}",
        built="" if (DIST / "chromium/manifest.json").exists() else NOT_BUILT,
        chromium=chromium_command(site, DIST / "chromium"),
        firefox=firefox_command(site),
    )


if __name__ == "__main__":
    sys.exit(main())
