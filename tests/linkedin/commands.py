"""Build the commands that start a person's own browser on the simulator."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import ssl
from hashlib import sha256
from pathlib import Path

from tests.linkedin.catalogue import AI_PATH, HOST, ORIGIN
from tests.linkedin.site import LinkedIn

SHA_256 = "OID.2.16.840.1.101.3.4.2.1"


def chromium_command(site: LinkedIn, build: Path) -> str:
    """Return the command that starts Chromium in a temporary profile with the extension in `build`.

    It opens no page: a page that starts to load while Chromium loads an extension with `webRequest`
    from the command line may hang (Chromium 156, two cores; not with an installed extension).
    """
    options = ["--no-first-run", "--ignore-certificate-errors", *site.chromium_arguments]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to start a sandbox as root.
    options.append(f"--load-extension={build}")
    lines = ['--user-data-dir="$(mktemp -d)"', *map(shlex.quote, options)]
    return " \\\n    ".join([_program("chromium", "chromium-browser"), *lines])


def firefox_command(site: LinkedIn) -> str:
    """Return the commands that start Firefox in a temporary profile."""
    firefox = _program("firefox", "firefox-esr")
    lines = [
        "profile=$(mktemp -d)",
        "cat >\"$profile/user.js\" <<'END'",
        *(
            f'user_pref("{name}", {json.dumps(value)});'
            for name, value in site.firefox_preferences.items()
        ),
        "END",
        f"printf '{_certificate_override(site)}' >\"$profile/cert_override.txt\"",
        f'{firefox} --no-remote --profile "$profile" {ORIGIN}{AI_PATH}',
    ]
    return "\n".join(lines)


def _certificate_override(site: LinkedIn) -> str:
    """Return the line with which Firefox stores an accepted certificate, escaped for printf."""
    # The line needs the simulator's port, so an exception that a person adds for port 443 is no
    # use.
    digest = sha256(ssl.PEM_cert_to_DER_cert(site.certificate_pem)).hexdigest().upper()
    fingerprint = ":".join(digest[place : place + 2] for place in range(0, len(digest), 2))
    return rf"{HOST}:{site.port}:\t{SHA_256}\t{fingerprint}\t\n"


def _program(*names: str) -> str:
    return next(filter(shutil.which, names), names[0])
