"""Provide the packages for the stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build
from builder.sources import BROWSERS

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a build of the current sources for each browser."""
    out = tmp_path_factory.mktemp("packages") / "dist"
    build(REPOSITORY, out, BROWSERS)
    return out
