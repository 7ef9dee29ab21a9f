"""Refuse a file with one sentence that says what to do."""

from __future__ import annotations

from typing import NoReturn

from builder.errors import BuildError, Fault


def refuse(where: str, expected: str, found: str, advice: str) -> NoReturn:
    """Raise a BuildError with one fault."""
    raise BuildError([Fault(where, expected, found, advice)])
