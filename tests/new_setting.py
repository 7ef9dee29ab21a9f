"""Add the setting that CONTRIBUTING.md takes as its example to a copy of the source tree."""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDERS = ("builder", "extension", "rules", "tests")
FILES = (".gitignore", "manifest.template.json", "pyproject.toml", "package-lock.json")
COPIED = (*FOLDERS, *FILES, "requirements.lock")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules")
CATALOGUE = "tests/linkedin/catalogue.py"
SECTION = re.compile(r"^## A new setting\n(.*?)^## ", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`(rules/[\w-]+\.toml)`")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETTINGS = re.compile(r"^SETTINGS: .* = \{\n", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """What the page tells people to write: a rule in `file`, and an entry of the catalogue."""

    file: str
    rule: str
    entry: str

    @property
    def id(self) -> str:
        """Return the setting's id."""
        return Path(self.file).stem

    @property
    def page(self) -> tuple[str, str, dict[str, str]]:
        """Return the entry as the simulator has it: slug, title and the switches' labels."""
        ((slug, (title, switches)),) = ast.literal_eval(f"{{{self.entry}}}").items()
        return slug, title, switches


def example() -> Example:
    """Read the example from CONTRIBUTING.md."""
    section = SECTION.search((REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert section is not None
    files, blocks = FILE.findall(section[1]), dict(BLOCK.findall(section[1]))
    return Example(files[0], blocks["toml"], blocks["python"])


def copy_with(new: Example, root: Path) -> None:
    """Copy the source tree to `root`, which must not exist, and do what the example says."""
    for name in COPIED:
        source, target = REPOSITORY / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=LEFT_OUT)
        else:
            shutil.copyfile(source, target)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    assert not (root / new.file).exists()
    (root / new.file).write_text(new.rule, encoding="utf-8")
    catalogue = (root / CATALOGUE).read_text(encoding="utf-8")
    text, places = SETTINGS.subn(lambda opening: opening[0] + new.entry, catalogue)
    assert places == 1
    (root / CATALOGUE).write_text(text, encoding="utf-8")
