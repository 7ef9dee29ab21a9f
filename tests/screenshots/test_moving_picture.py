"""Screenshots become one light moving picture."""

from pathlib import Path

import pytest
from PIL import Image

from tests.screenshots import moving_picture
from tests.screenshots.moving_picture import Frame, assemble, still


def picture(path: Path, colour: str, size: tuple[int, int] = (40, 30)) -> Path:
    """Write a picture of one colour."""
    Image.new("RGB", size, colour).save(path)
    return path


def test_every_frame_is_shown_for_its_time_and_again(tmp_path: Path) -> None:
    frames = [
        Frame(picture(tmp_path / "1.png", "red"), 2.5),
        Frame(picture(tmp_path / "2.png", "blue"), 0.5),
    ]

    made = Image.open(assemble(frames, tmp_path / "made.webp"))

    shown = []
    for number in range(made.n_frames):  # type: ignore[attr-defined]
        made.seek(number)
        made.load()
        shown.append((made.info["duration"], made.convert("RGB").getpixel((20, 15))))
    assert shown == [(2500, (255, 0, 0)), (500, (0, 0, 255))]
    assert made.info["loop"] == 0
    assert made.size == (40, 30)


def test_a_still_is_the_picture_itself(tmp_path: Path) -> None:
    made = Image.open(still(picture(tmp_path / "1.png", "red"), tmp_path / "still.webp"))

    assert made.convert("RGB").getpixel((20, 15)) == (255, 0, 0)


def test_frames_that_do_not_fit_together_are_named(tmp_path: Path) -> None:
    first, second = picture(tmp_path / "1.png", "red"), picture(tmp_path / "2.png", "blue")
    small = picture(tmp_path / "small.png", "blue", (20, 30))
    missing = tmp_path / "missing.png"
    cases = {
        (Frame(first, 1),): "frames: expected at least two, found 1",
        (Frame(first, 1), Frame(second, 0)): (
            f"{second}: expected a time of more than 0 seconds, found 0"
        ),
        (
            Frame(first, 1),
            Frame(small, 1),
        ): f"{small}: expected 40 by 30 pixels, found 20 by 30 pixels",
        (Frame(first, 1), Frame(missing, 1)): f"{missing}: expected a picture, found none",
    }
    for frames, words in cases.items():
        with pytest.raises(ValueError, match="expected") as caught:
            assemble(frames, tmp_path / "made.webp")

        assert str(caught.value) == words


def test_a_heavy_picture_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving_picture, "LIMIT", 10)
    frames = [Frame(picture(tmp_path / f"{name}.png", name), 1) for name in ("red", "blue")]

    with pytest.raises(ValueError, match="expected at most 10 bytes"):
        assemble(frames, tmp_path / "made.webp")

    assert not (tmp_path / "made.webp").exists()
