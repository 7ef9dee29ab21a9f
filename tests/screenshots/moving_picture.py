"""Assemble screenshots into one moving picture that is light enough for the top of a page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

LIMIT = 300_000
"""The most bytes that a moving picture may have."""
# Text and areas of one colour are smaller without loss than with it, and stay sharp.
QUALITY: dict[str, Any] = {"lossless": True, "quality": 75, "method": 4}


class Frame(NamedTuple):
    """A screenshot, and for how many seconds it is shown."""

    picture: Path
    seconds: float


def assemble(frames: Sequence[Frame], path: Path) -> Path:
    """Write the frames as a WebP that starts again without an end; return its path.

    Raises ValueError for frames that do not fit together, or if the file would be over LIMIT bytes.
    """
    _check(frames)
    first, *others = (_read(frame.picture) for frame in frames)
    first.save(
        path,
        save_all=True,
        append_images=others,
        duration=[round(frame.seconds * 1000) for frame in frames],
        loop=0,
        **QUALITY,
    )
    if (size := path.stat().st_size) > LIMIT:
        path.unlink()
        raise ValueError(f"{path}: expected at most {LIMIT} bytes, found {size}")
    return path


def still(picture: Path, path: Path) -> Path:
    """Write one screenshot as a WebP, for people who want no motion; return its path."""
    _read(picture).save(path, **QUALITY)
    return path


def _check(frames: Sequence[Frame]) -> None:
    if len(frames) < 2:
        raise ValueError(f"frames: expected at least two, found {len(frames)}")
    for frame in frames:
        if frame.seconds <= 0:
            expected = "a time of more than 0 seconds"
            raise ValueError(f"{frame.picture}: expected {expected}, found {frame.seconds:g}")
    expected = _size(frames[0])
    for frame in frames[1:]:
        if (found := _size(frame)) != expected:
            raise ValueError(f"{frame.picture}: expected {expected}, found {found}")


def _size(frame: Frame) -> str:
    return "{} by {} pixels".format(*_read(frame.picture).size)


def _read(picture: Path) -> Image.Image:
    try:
        return Image.open(picture).convert("RGB")
    except OSError as error:
        raise ValueError(f"{picture}: expected a picture, found none") from error
