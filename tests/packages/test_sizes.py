"""How much we put into LinkedIn's pages, minified and gzipped to be comparable."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from builder.bundle import ESBUILD
from builder.sources import BROWSERS
from tests.packages.conftest import REPOSITORY

# Every settings page gets the first, a tenth of which is there to see what a person can see. The
# second comes where the person lets us draw.
LARGEST = {"content/main.js": 7_600, "content/show.js": 8_000}


def size(script: Path) -> int:
    """Return how many bytes a script would be if it were shipped as small as can be."""
    command = [str(REPOSITORY / ESBUILD), str(script), "--minify", "--charset=utf8"]
    small = subprocess.run(command, capture_output=True, check=True).stdout
    return len(gzip.compress(small, 9))


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("script", LARGEST)
def test_a_content_script_is_small(built: Path, browser: str, script: str) -> None:
    measured = size(built / browser / script)

    assert measured < LARGEST[script], f"{script}: {measured} bytes"


@pytest.mark.parametrize("browser", BROWSERS)
def test_what_every_settings_page_gets_cannot_draw(built: Path, browser: str) -> None:
    folder = built / browser / "content"
    scripts = [(folder / name).read_text(encoding="utf-8") for name in ("main.js", "show.js")]

    assert ["attachShadow" in script for script in scripts] == [False, True]
