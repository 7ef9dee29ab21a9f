"""Programs that stand in for others in tests."""

from pathlib import Path


def write_program(path: Path, script: str) -> Path:
    """Write a shell script that can be started, and return its path."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path
