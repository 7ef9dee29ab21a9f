"""Provide a small source tree to build, break and build again."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SMALL_EXTENSION = Path(__file__).parent / "tree"
SMALL_RULES = Path(__file__).parent / "rules"
# Files that do not depend on the rules.
SHARED_RULES = ("schema.json", "site.toml")
# The content scripts, in the order in which they are bundled.
SCRIPTS = [
    "content/main.js",
    "content/check.js",
    "content/by-hand.js",
    "content/run.js",
    "content/show.js",
    "content/report.js",
]
# Further inputs of the package command.
PACKAGE_INPUTS = (".gitignore", "package-lock.json", "requirements.lock")


@dataclass(frozen=True)
class Tree:
    """A source tree that builds: a small extension and a few rules in the repository's schema."""

    root: Path

    @property
    def dist(self) -> Path:
        """Return the output folder."""
        return self.root / "dist"

    def write(self, name: str, text: str) -> None:
        """Write a file, creating its folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """Return a file's text."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file, which must contain it."""
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def snapshot(self) -> dict[str, str]:
        """Return the checksums of all files, and all folders, by name; leave out node_modules."""
        return {
            path.relative_to(self.root).as_posix(): (
                hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            )
            for path in self.root.rglob("*")
            if path != self.root / "node_modules"
        }

    def track(self) -> None:
        """Let git track all files."""
        subprocess.run(["git", "init", "--quiet"], cwd=self.root, check=True)
        subprocess.run(["git", "add", "--all"], cwd=self.root, check=True)

    def commit(self) -> None:
        """Commit all files under an arbitrary name."""
        author = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        for command in (("add", "--all"), (*author, "commit", "--quiet", "--message=x")):
            subprocess.run(["git", *command], cwd=self.root, check=True)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m builder` on this tree."""
        command, *options = arguments
        return subprocess.run(
            [sys.executable, "-m", "builder", command, "--root", str(self.root), *options],
            cwd=REPOSITORY,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def create_tree(root: Path) -> Tree:
    """Create a tree in the folder `root`, which must not exist."""
    shutil.copytree(SMALL_EXTENSION, root / "extension")
    shutil.copytree(SMALL_RULES, root / "rules")
    for name in SHARED_RULES:
        shutil.copyfile(REPOSITORY / "rules" / name, root / "rules" / name)
    for name in ("manifest.template.json", *PACKAGE_INPUTS):
        shutil.copyfile(REPOSITORY / name, root / name)
    # A fixed version, so that a release of Untrain changes no test.
    (root / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n', encoding="utf-8")
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return Tree(root)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return a tree that builds."""
    return create_tree(tmp_path / "tree")
