"""Wait for changes in the inputs of the build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from builder.errors import Fault, raise_faults

FOLDERS = ("extension", "rules")
FILES = ("manifest.template.json", "pyproject.toml")
# The watch on a file ends when an editor replaces the file, so the files are polled as well.
POLL_INTERVAL = 1000  # milliseconds

Stamps = dict[str, tuple[int, int]]


def changes(root: Path) -> Iterator[tuple[str, ...]]:
    """Yield an empty tuple at once, then the names of the changed files after each change.

    Names are relative to `root`. Changes made while the caller handles one tuple are in the next.
    Ends only with KeyboardInterrupt. Raises BuildError if the package watchfiles is missing.
    """
    try:
        import watchfiles
    except ImportError:
        advice = "install the development dependencies"
        raise_faults([Fault("watch", "the package watchfiles", "nothing", advice)])
    known = _stamps(root)
    yield ()
    inputs = [root / name for name in (*FOLDERS, *FILES) if (root / name).exists()]
    for _ in watchfiles.watch(*inputs, rust_timeout=POLL_INTERVAL, yield_on_timeout=True):
        now = _stamps(root)
        changed = {name for name in known | now if known.get(name) != now.get(name)}
        known = now
        if changed:
            yield tuple(sorted(changed))


def _stamps(root: Path) -> Stamps:
    """Return modification time and size of every input by name."""
    paths = [root / name for name in FILES]
    paths += [path for folder in FOLDERS for path in (root / folder).rglob("*")]
    stamps: Stamps = {}
    for path in paths:
        # An editor may remove a file at any moment.
        with suppress(FileNotFoundError):
            status = path.stat()
            stamps[path.relative_to(root).as_posix()] = (status.st_mtime_ns, status.st_size)
    return stamps
