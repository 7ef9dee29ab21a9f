"""Bring the polyfill that gives older Chromium the `browser` object."""

from __future__ import annotations

import hashlib
from pathlib import Path

from builder.errors import Fault, refuse

PACKAGE = "node_modules/webextension-polyfill"
# Add-on review compares checksums with the release, 0.12.0; so the file ships byte for byte.
SHA256 = "918ed891c0e7f9b58b39ac32c9c3133eb2a1fbaaa27f4aa7579ae55e7572cc21"
FILES = {
    "dist/browser-polyfill.min.js": "vendor/browser-polyfill.min.js",
    "LICENSE": "vendor/browser-polyfill.LICENSE",
}


def polyfill_files(root: Path) -> dict[str, bytes]:
    """Return the polyfill and its licence by the name they ship under; raise BuildError."""
    for name in FILES:
        if not (root / PACKAGE / name).is_file():
            refuse([Fault(f"{PACKAGE}/{name}", "the polyfill", "nothing", "run `npm ci`")])
    files = {ships_as: (root / PACKAGE / name).read_bytes() for name, ships_as in FILES.items()}
    for name, ships_as in FILES.items():
        found = hashlib.sha256(files[ships_as]).hexdigest()
        if name.endswith(".js") and found != SHA256:
            refuse([Fault(f"{PACKAGE}/{name}", f"sha256 {SHA256}", found, "run `npm ci`")])
    return files
