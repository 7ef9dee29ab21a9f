"""The bounds of bounds.toml, by name."""

import tomllib
from pathlib import Path

BOUNDS: dict[str, float] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
