"""Draw the toolbar icons of all states into extension/icons: python3 tools/draw_icons.py.

Each picture is a switch: its knob is at the right if a setting is on, at the left if it is off, and
in the middle if that is not known. The edges are smoothed by the distance of each pixel from them.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

Colour = tuple[int, int, int]
Distance = Callable[[float, float], float]
"""The signed distance of a point from a shape, in units of the drawing; negative inside."""

FOLDER = Path("extension/icons")
SIZES = (16, 32, 48)
UNIT = 64
"""The width of the drawing, as in icon.svg."""

PAPER: Colour = (0xFF, 0xFD, 0xF9)
BACKGROUND: dict[str, Colour] = {
    "unknown": (0x6B, 0x66, 0x5D),
    "on": (0xA3, 0x32, 0x0B),
    "running": (0x2F, 0x5F, 0xA8),
    "off": (0x1F, 0x5F, 0x4A),
}
KNOBS: dict[str, list[tuple[float, float]]] = {
    "unknown": [(32, 8.5)],
    "on": [(42, 8.5)],
    "running": [(20, 4), (32, 4), (44, 4)],
    "off": [(22, 8.5)],
}
"""The centre and the radius of each circle in the switch."""


def main() -> None:
    """Write the pictures of all states."""
    for state in BACKGROUND:
        for size in SIZES:
            picture = to_png(size, draw(state, size))
            (FOLDER / f"{state}-{size}.png").write_bytes(picture)


def draw(state: str, size: int) -> bytes:
    """Return the pixels of the icon of a state, four bytes each: red, green, blue, opacity."""
    shapes: list[tuple[Distance, Colour]] = [
        (rounded(0, 0, 64, 64, 14), BACKGROUND[state]),
        (outline(rounded(7, 17, 50, 30, 15), 5), PAPER),
        *((circle(x, radius), PAPER) for x, radius in KNOBS[state]),
    ]
    scale = UNIT / size
    centres = [(index + 0.5) * scale for index in range(size)]
    return b"".join(_pixel(shapes, x, y, scale) for y in centres for x in centres)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Distance:
    """Return the distance from a rectangle with rounded corners."""

    def distance(px: float, py: float) -> float:
        dx = abs(px - x - width / 2) - width / 2 + radius
        dy = abs(py - y - height / 2) - height / 2 + radius
        return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius

    return distance


def outline(shape: Distance, width: float) -> Distance:
    """Return the distance from the outline of a shape."""
    return lambda x, y: abs(shape(x, y)) - width / 2


def circle(x: float, radius: float) -> Distance:
    """Return the distance from a circle in the middle of the drawing's height."""
    return lambda px, py: math.hypot(px - x, py - UNIT / 2) - radius


def _pixel(shapes: list[tuple[Distance, Colour]], x: float, y: float, scale: float) -> bytes:
    """Return one pixel; the first shape decides how opaque it is."""
    shares = [min(max(0.5 - shape(x, y) / scale, 0), 1) for shape, _ in shapes]
    red, green, blue = shapes[0][1]
    for share, (_, colour) in zip(shares[1:], shapes[1:], strict=True):
        red, green, blue = (
            round(under + (over - under) * share)
            for under, over in zip((red, green, blue), colour, strict=True)
        )
    return bytes((red, green, blue, round(255 * shares[0])))


def to_png(size: int, pixels: bytes) -> bytes:
    """Return a square PNG of 8-bit RGBA pixels (https://www.w3.org/TR/png-3/)."""
    width = 4 * size
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    header = struct.pack(">2I5B", size, size, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main()
