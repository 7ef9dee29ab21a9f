"""List the extension's source files and refuse names that must not ship."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from builder.errors import Fault, raise_faults

SOURCE = "extension"
LOCALES = "_locales"
BROWSERS = ("chromium", "firefox")
# Files that editors, merges and operating systems leave behind.
LEFT_BEHIND = re.compile(
    r".*(~|\.(bak|orig|rej|sw[a-p]|tmp|pyc))|#.*#|Thumbs\.db|desktop\.ini", re.I
)
# Files that the build writes; it would silently overwrite a source file of the same name.
GENERATED = re.compile(
    r"manifest\.json|content/highlight\.css|shared/(about|report-data|rules)\.js|vendor/.+"
)
# Files that only one browser reads.
ONLY_FOR = {"managed-schema.json": "chromium"}
VARIANT = re.compile(rf"(?P<name>.+)\.(?P<browser>{'|'.join(BROWSERS)})\.js")


def source_files(root: Path) -> tuple[str, ...]:
    """Return the names of all files in extension/, sorted; raise BuildError for bad names."""
    source = root / SOURCE
    if not source.is_dir():
        raise_faults([Fault(SOURCE, "a folder", "nothing")])
    found = sorted(path.relative_to(source).as_posix() for path in source.rglob("*"))
    raise_faults(fault for name in found for fault in _name_faults(source, name))
    files = tuple(name for name in found if (source / name).is_file())
    raise_faults(_clash_faults(files))
    return files


def shipped_as(name: str, browser: str, files: Collection[str]) -> str | None:
    """Return the name of a source file in a browser's build, or None if it is not copied.

    `files` are all source files: x.chromium.js ships to Chromium in place of x.js.
    """
    if name.endswith(".d.ts") or name.startswith(("content/", f"{LOCALES}/")):
        return None
    if ONLY_FOR.get(name, browser) != browser:
        return None
    variant = VARIANT.fullmatch(name)
    if variant is None:
        return None if f"{name.removesuffix('.js')}.{browser}.js" in files else name
    return f"{variant['name']}.js" if variant["browser"] == browser else None


def _name_faults(source: Path, name: str) -> Iterator[Fault]:
    where, last = f"{SOURCE}/{name}", Path(name).name
    if last.startswith("_") and name != LOCALES:
        expected = f"no name that starts with '_' except {LOCALES}"
        yield Fault(where, expected, repr(last), "rename it")
    elif last.startswith("."):
        yield Fault(where, "no hidden file", repr(last), "delete it or move it out")
    elif LEFT_BEHIND.fullmatch(last):
        yield Fault(where, "no file left behind by an editor", repr(last), "delete it")
    elif (source / name).is_symlink():
        yield Fault(where, "a regular file", "a symbolic link")


def _clash_faults(files: tuple[str, ...]) -> Iterator[Fault]:
    for name in files:
        where = f"{SOURCE}/{name}"
        if GENERATED.fullmatch(name) and not name.endswith(".d.ts"):
            yield Fault(where, "no file that the build generates", "one", "rename it")
        variant = VARIANT.fullmatch(name)
        if variant is not None and f"{variant['name']}.js" not in files:
            expected = f"{SOURCE}/{variant['name']}.js beside it"
            yield Fault(where, expected, "nothing", "write the file for the other browsers")
