"""Wait for a change in what the build starts from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from builder.errors import Fault, raise_faults

FOLDERS = ("extension", "rules")
FILES = ("manifest.template.json", "pyproject.toml")
# An editor that replaces a file takes the watch on it along, so we look now and then as well.
LOOK_AGAIN = 1000  # milliseconds

Stamps = dict[str, tuple[int, int]]


def changes(root: Path) -> Iterator[tuple[str, ...]]:
    """Yield nothing at once, then the names of changed files, relative to `root`, at each change.

    What changes while the caller works on one answer is in the next. Ends only with
    KeyboardInterrupt. Raises BuildError if the package watchfiles is missing.
    """
    try:
        import watchfiles
    except ImportError:
        advice = "install the development dependencies"
        raise_faults([Fault("watch", "the package watchfiles", "nothing", advice)])
    known = _stamps(root)
    yield ()
    inputs = [root / name for name in (*FOLDERS, *FILES) if (root / name).exists()]
    for _ in watchfiles.watch(*inputs, rust_timeout=LOOK_AGAIN, yield_on_timeout=True):
        now = _stamps(root)
        changed = {name for name in known | now if known.get(name) != now.get(name)}
        known = now
        if changed:
            yield tuple(sorted(changed))


def _stamps(root: Path) -> Stamps:
    """Return time and size of every input there is, by name."""
    paths = [root / name for name in FILES]
    paths += [path for folder in FOLDERS for path in (root / folder).rglob("*")]
    stamps: Stamps = {}
    for path in paths:
        # An editor may take a file away between any two looks at it.
        with suppress(FileNotFoundError):
            status = path.stat()
            stamps[path.relative_to(root).as_posix()] = (status.st_mtime_ns, status.st_size)
    return stamps
