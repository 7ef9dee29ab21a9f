"""The content scripts are small; sizes are minified and gzipped, for comparison."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from builder.bundle import ESBUILD
from builder.sources import BROWSERS
from tests.packages.conftest import REPOSITORY

# Every settings page loads the first script; a tenth of it checks what is visible to a person. The
# second one is inserted where Untrain may draw.
LARGEST = {"content/main.js": 7_600, "content/show.js": 8_000}


def size(script: Path) -> int:
    """Return the size of a script in bytes, minified and gzipped."""
    command = [str(REPOSITORY / ESBUILD), str(script), "--minify", "--charset=utf8"]
    small = subprocess.run(command, capture_output=True, check=True).stdout
    return len(gzip.compress(small, 9))


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("script", LARGEST)
def test_a_content_script_is_small(built: Path, browser: str, script: str) -> None:
    measured = size(built / browser / script)

    assert measured < LARGEST[script], f"{script}: {measured} bytes"


@pytest.mark.parametrize("browser", BROWSERS)
def test_only_the_second_script_can_draw(built: Path, browser: str) -> None:
    folder = built / browser / "content"
    scripts = [(folder / name).read_text(encoding="utf-8") for name in ("main.js", "show.js")]

    assert ["attachShadow" in script for script in scripts] == [False, True]
