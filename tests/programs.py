"""Fake programs for tests."""

from pathlib import Path


def write_program(path: Path, script: str) -> Path:
    """Write an executable shell script and return its path."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path
