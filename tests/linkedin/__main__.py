"""Serve the simulator until Ctrl-C: python -m tests.linkedin [--port N]."""

from __future__ import annotations

import argparse
from contextlib import suppress
from threading import Event

from tests.linkedin import AI_PATH, ORIGIN, LinkedIn


def main() -> None:
    """Serve, and print how to point a browser here."""
    parser = argparse.ArgumentParser(prog="python -m tests.linkedin", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on loopback (a free one)")
    with suppress(KeyboardInterrupt), LinkedIn(parser.parse_args().port) as site:
        print(f"Serving {ORIGIN} at https://127.0.0.1:{site.port}. Ctrl-C ends it.\n")
        print("Chromium, in a throw-away profile that can reach nothing else:\n")
        print(
            "  chromium --user-data-dir=$(mktemp -d) --no-first-run --ignore-certificate-errors \\"
        )
        print(f"    '{site.chromium_arguments[0]}' \\\n    {ORIGIN}{AI_PATH}\n")
        print("Firefox, in a profile of its own, in about:config:\n")
        for name, value in site.firefox_preferences.items():
            print(f"  {name} = {value}")
        Event().wait()
    print("\nClosed.")


if __name__ == "__main__":
    main()
