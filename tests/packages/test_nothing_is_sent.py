"""No script of the extension uses an API that could send data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.archive import files_in
from builder.sources import BROWSERS

# The content security policy covers extension pages only, so content scripts need this check.
SENDING_APIS = re.compile(
    r"\b(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection"
    r"|importScripts|Image|Worker|SharedWorker|connectNative|sendNativeMessage"
    r"|sendMessageExternal|connectExternal)\s*\(|\.src\s*=|\bimport\("
)
VENDOR = "vendor/"
ORIGIN = re.compile(r"\b\w+://[\w.:@-]+")
# The second one is the namespace of SVG, which is never loaded; the third a page of the browser, on
# which people choose the key.
KNOWN = {"https://www.linkedin.com", "http://www.w3.org", "chrome://extensions"}


@pytest.mark.parametrize("browser", BROWSERS)
def test_no_script_uses_an_api_that_sends_data(built: Path, browser: str) -> None:
    folder = built / browser
    scripts = [name for name in files_in(folder) if name.endswith(".js")]

    ours = [name for name in scripts if not name.startswith(VENDOR)]
    assert {"content/main.js", "background/main.js", "popup/popup.js"} <= set(ours)
    for name in ours:
        found = SENDING_APIS.search((folder / name).read_text(encoding="utf-8"))
        assert found is None, f"{name}: {found and found[0]}"


@pytest.mark.parametrize("browser", BROWSERS)
def test_every_address_is_on_linkedin(built: Path, browser: str) -> None:
    """Scripts, styles, pages and data are checked."""
    for name in files_in(built / browser):
        if name.startswith(VENDOR) or name.endswith(".png"):
            continue
        text = (built / browser / name).read_text(encoding="utf-8")
        assert set(ORIGIN.findall(text)) <= KNOWN, name
