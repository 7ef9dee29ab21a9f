"""Add the example setting of CONTRIBUTING.md to a copy of the source tree."""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDERS = ("builder", "extension", "rules", "tests", "tools")
FILES = (".gitignore", "CONTRIBUTING.md", "manifest.template.json", "package-lock.json")
COPIED = (*FOLDERS, *FILES, "pyproject.toml", "requirements.lock")
IGNORED = shutil.ignore_patterns("__pycache__", "node_modules")
CATALOGUE = "tests/linkedin/catalogue.py"
SECTION = re.compile(r"^## A new setting\n(.*?)^## ", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`(rules/[\w-]+\.toml)`")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETTINGS = re.compile(r"^SETTINGS: .* = \{\n", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """The example: a rule in `file`, and an entry of the simulator's catalogue."""

    file: str
    rule: str
    entry: str

    @property
    def id(self) -> str:
        """Return the setting's id."""
        return Path(self.file).stem

    @property
    def page(self) -> tuple[str, str, dict[str, str]]:
        """Return the parsed entry: slug, title, and labels by key."""
        ((slug, (title, switches)),) = ast.literal_eval(f"{{{self.entry}}}").items()
        return slug, title, switches


def example(root: Path = REPOSITORY) -> Example:
    """Read the example from CONTRIBUTING.md; rename it if `root` already has it."""
    section = SECTION.search((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert section is not None, "CONTRIBUTING.md has no section 'A new setting'"
    files, blocks = FILE.findall(section[1]), dict(BLOCK.findall(section[1]))
    new = Example(files[0], blocks["toml"], blocks["python"])
    while _exists(new, root):
        new = _renamed(new)
    return new


def _exists(new: Example, root: Path) -> bool:
    """Tell whether the tree already has the example or a part of it."""
    places = [root / CATALOGUE, *(root / "rules").glob("*.toml")]
    texts = [place.read_text(encoding="utf-8") for place in places]
    return any(f'"{key}"' in text for key in new.page[2] for text in texts)


def _renamed(new: Example) -> Example:
    """Return the example with another file name, address and keys."""
    names = {new.id: f"{new.id}-two"} | {key: f"{key}Two" for key in new.page[2]}
    return Example(*(_replaced(text, names) for text in (new.file, new.rule, new.entry)))


def _replaced(text: str, names: dict[str, str]) -> str:
    for old, other in names.items():
        text = text.replace(old, other)
    return text


def copy_with(new: Example, root: Path, source: Path = REPOSITORY) -> None:
    """Copy the tree `source` to `root`, which must not exist, and add the example."""
    for name in COPIED:
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name, ignore=IGNORED)
        else:
            shutil.copyfile(source / name, root / name)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    assert not (root / new.file).exists(), f"{new.file} exists, but without the example's key"
    (root / new.file).write_text(new.rule, encoding="utf-8")
    catalogue = (root / CATALOGUE).read_text(encoding="utf-8")
    text, places = SETTINGS.subn(lambda opening: opening[0] + new.entry, catalogue)
    assert places == 1, f"{CATALOGUE} has {places} definitions of SETTINGS, not one"
    (root / CATALOGUE).write_text(text, encoding="utf-8")
