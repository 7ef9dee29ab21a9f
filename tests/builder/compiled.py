"""Read the modules that the builder compiles."""

from __future__ import annotations

import json
import re
from typing import Any


def exports(module: str) -> dict[str, Any]:
    """Return the exports of a compiled module by name."""
    parts = re.split(r"^export const (\w+) = ", module, flags=re.MULTILINE)[1:]
    values = (json.loads(text.rstrip().removesuffix(";")) for text in parts[1::2])
    return dict(zip(parts[::2], values, strict=True))
