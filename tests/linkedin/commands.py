"""The commands with which a person points a browser of their own at the simulator."""

from __future__ import annotations

import json
import os
import shlex
import shutil
from pathlib import Path

from tests.linkedin.catalogue import AI_PATH, ORIGIN
from tests.linkedin.site import LinkedIn

# Firefox has a list of hosts whose wrong certificate nobody may accept; LinkedIn may be on it.
ALLOW_EXCEPTIONS = {"network.stricttransportsecurity.preloadlist": False}


def chromium_command(site: LinkedIn, build: Path) -> str:
    """Return what starts Chromium in a throw-away profile, with the extension in `build`."""
    options = ["--no-first-run", "--ignore-certificate-errors", *site.chromium_arguments]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to start a sandbox as root.
    words = [*options, f"--load-extension={build}", f"{ORIGIN}{AI_PATH}"]
    lines = ['--user-data-dir="$(mktemp -d)"', *map(shlex.quote, words)]
    return " \\\n    ".join([_program("chromium", "chromium-browser"), *lines])


def firefox_command(site: LinkedIn) -> str:
    """Return what starts Firefox in a throw-away profile."""
    firefox = _program("firefox", "firefox-esr")
    lines = [
        "profile=$(mktemp -d)",
        "cat >\"$profile/user.js\" <<'END'",
        *(
            f'user_pref("{name}", {json.dumps(value)});'
            for name, value in {**site.firefox_preferences, **ALLOW_EXCEPTIONS}.items()
        ),
        "END",
        f'{firefox} --no-remote --profile "$profile" {ORIGIN}{AI_PATH}',
    ]
    return "\n".join(lines)


def _program(*names: str) -> str:
    return next(filter(shutil.which, names), names[0])
