"""Put new files and folders into place together, or leave everything as it was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Move:
    """A rename, within one file system, of `source` to `target`, which must not exist."""

    source: Path
    target: Path


def swap(new: dict[Path, Path], gone: list[Path], aside: Path) -> None:
    """Rename each source in `new` to its target; move what was there, and `gone`, to `aside`.

    Raises OSError when a rename fails, after undoing those that went before.
    """
    aside.mkdir()
    old = [target for target in [*new.values(), *gone] if target.exists() or target.is_symlink()]
    moves = [Move(path, aside / path.name) for path in dict.fromkeys(old)]
    moves += [Move(source, target) for source, target in new.items()]
    done: list[Move] = []
    try:
        for move in moves:
            move.source.rename(move.target)
            done.append(move)
    except BaseException:
        for move in reversed(done):
            move.target.rename(move.source)
        raise
