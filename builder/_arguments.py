"""Read the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from builder.sources import BROWSERS

Arguments = argparse.Namespace
REPOSITORY = Path(__file__).resolve().parent.parent


def parser(commands: Mapping[str, str | None]) -> argparse.ArgumentParser:
    """Return a parser for `commands`, each with the sentence that explains it."""
    made = argparse.ArgumentParser(prog="python -m builder", description="Build Untrain.")
    chosen = made.add_subparsers(dest="command", required=True)
    for name, words in commands.items():
        _add_arguments(chosen.add_parser(name, help=words, description=words), name)
    return made


def _add_arguments(command: argparse.ArgumentParser, name: str) -> None:
    if name == "verify-receipts":
        command.add_argument("file", type=Path, help="a file exported by the extension")
    else:
        _add_tree(command, name)


def _add_tree(command: argparse.ArgumentParser, name: str) -> None:
    if name in {"ready", "release"}:
        command.add_argument("version", help="the version to be released, such as 1.2.3")
        words = "only warn where the live check is still open"
        command.add_argument("--dry-run", action="store_true", help=words)
    command.add_argument("--root", type=_folder, default=REPOSITORY, help="the source tree")
    if name != "check":
        command.add_argument("--out", type=Path, default=Path("dist"), help="where builds go")
    if name in {"build", "watch"}:
        command.add_argument("--browser", choices=(*BROWSERS, "all"), default="all")


def _folder(text: str) -> Path:
    return Path(text).resolve()
