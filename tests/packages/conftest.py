"""The packages as a store gets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build
from builder.sources import BROWSERS

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a build for each browser, made from the sources as they are now."""
    out = tmp_path_factory.mktemp("packages") / "dist"
    build(REPOSITORY, out, BROWSERS)
    return out
