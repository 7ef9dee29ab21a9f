"""The toolbar icons are as the tool draws them, in the colours of the design."""

import re
import struct
import zlib
from pathlib import Path

import pytest

from tools.draw_icons import BACKGROUND, FOLDER, PAPER, SIZES, UNIT, draw

ROOT = Path(__file__).parents[2]
DESIGN = (ROOT / "extension/shared/ui/design.css").read_text(encoding="utf-8")
MIDDLE = UNIT // 2


def pixels_in(picture: bytes) -> bytes:
    """Return the pixels of a PNG without filters; the header says its size."""
    (size,) = struct.unpack(">I", picture[16:20])
    at = picture.index(b"IDAT")
    (length,) = struct.unpack(">I", picture[at - 4 : at])
    rows = zlib.decompress(picture[at + 4 : at + 4 + length])
    step = 4 * size + 1
    return b"".join(rows[row + 1 : row + step] for row in range(0, len(rows), step))


def is_paper(state: str, x: int) -> bool:
    """Return whether a point in the middle of the drawing's height has the colour of the knob."""
    at = 4 * (UNIT * MIDDLE + x)
    return tuple(draw(state, UNIT)[at : at + 3]) == PAPER


@pytest.mark.parametrize("state", BACKGROUND)
@pytest.mark.parametrize("size", SIZES)
def test_each_picture_is_as_the_tool_draws_it(state: str, size: int) -> None:
    picture = (ROOT / FOLDER / f"{state}-{size}.png").read_bytes()

    assert pixels_in(picture) == draw(state, size)


@pytest.mark.parametrize(
    ("state", "left", "middle", "right"),
    [
        ("off", True, False, False),
        ("unknown", False, True, False),
        ("on", False, False, True),
        ("running", True, True, True),
    ],
)
def test_states_differ_without_colour(state: str, left: bool, middle: bool, right: bool) -> None:
    assert [is_paper(state, x) for x in (20, MIDDLE, 44)] == [left, middle, right]


@pytest.mark.parametrize(
    ("state", "name"), [("on", "warn"), ("running", "busy"), ("off", "accent")]
)
def test_the_colours_are_those_of_the_design(state: str, name: str) -> None:
    light = re.search(rf"--{name}: (#[0-9a-f]{{6}});", DESIGN)

    assert light
    assert light[1] == "#" + bytes(BACKGROUND[state]).hex()
