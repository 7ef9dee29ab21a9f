"""The content scripts are small; sizes are minified and gzipped, for comparison."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from builder.bundle import ESBUILD
from builder.sources import BROWSERS
from tests.packages.conftest import REPOSITORY

# Every settings page loads main.js; a tenth of it checks what is visible to a person. The second
# one is inserted during a run, the third during a check, the fourth during a run in which the
# person clicks, the fifth where Untrain may draw, the last for a page report.
LARGEST = {
    "content/main.js": 8_010,
    "content/run.js": 4_800,
    "content/check.js": 4_300,
    "content/by-hand.js": 4_650,
    "content/show.js": 10_700,
    "content/report.js": 15_000,
}


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
@pytest.mark.parametrize(
    ("ability", "script"), [("attachShadow", "content/show.js"), (".click.call(", "content/run.js")]
)
def test_only_one_script_can_draw_and_only_one_can_click(
    built: Path, browser: str, ability: str, script: str
) -> None:
    """Neither of them is the one that every settings page loads."""
    folder = built / browser

    assert [name for name in LARGEST if ability in (folder / name).read_text("utf-8")] == [script]
