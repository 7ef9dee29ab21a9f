"""Two zips are the same, or every difference has a line of its own."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builder._compare import compare
from builder.archive import pack
from tests.builder.conftest import REPOSITORY
from tests.builder.faults import refused

FILES = {"manifest.json": b"{}\n", "popup/popup.js": b"// one\n"}
DATE = (1980, 1, 1, 0, 0, 0)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Return a zip of ours."""
    folder = tmp_path / "folder"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    pack(folder, tmp_path / "ours.zip")
    return tmp_path / "ours.zip"


def write(path: Path, files: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None]) -> Path:
    """Write a zip as we do, after a change to what it says of each file."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            change(entry)
            archive.writestr(entry, content)
    return path


def nothing(_: zipfile.ZipInfo) -> None:
    """Leave an entry as it is."""


def test_a_copy_is_the_same(ours: Path, tmp_path: Path) -> None:
    copy = write(tmp_path / "copy.zip", FILES, nothing)

    same = compare(ours, copy)

    assert same.files == 2
    assert same.sha256 == hashlib.sha256(copy.read_bytes()).hexdigest()


def test_each_difference_is_told(ours: Path, tmp_path: Path) -> None:
    """Missing, added and changed files, in the order of their names."""
    other = write(tmp_path / "other.zip", {"META-INF/x": b"", "manifest.json": b"{ }\n"}, nothing)
    old, new = (hashlib.sha256(content).hexdigest() for content in (b"{}\n", b"{ }\n"))

    with refused(
        f"{other}: META-INF/x: expected nothing, as in {ours}, found a file",
        f"{other}: manifest.json: expected 3 bytes with sha256 {old}, "
        f"found 4 bytes with sha256 {new}",
        f"{other}: popup/popup.js: expected the file, as in {ours}, found nothing",
    ):
        compare(ours, other)


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("external_attr", 0o100755 << 16, "mode: expected 100644, found 100755"),
        ("date_time", (2026, 1, 2, 0, 0, 0), "date: expected {old}, found (2026, 1, 2, 0, 0, 0)"),
        ("compress_type", zipfile.ZIP_DEFLATED, "compression: expected 0, found 8"),
        ("create_system", 0, "system: expected 3, found 0"),
        ("comment", b"hello", "comment: expected b'', found b'hello'"),
    ],
)
def test_metadata_counts(ours: Path, tmp_path: Path, field: str, value: object, line: str) -> None:
    """The content is the same, and a reviewer's tool would still see a difference."""
    other = write(tmp_path / "other.zip", FILES, lambda entry: setattr(entry, field, value))

    words = line.format(old=DATE)
    with refused(*(f"{other}: {name}: {words}" for name in FILES)):
        compare(ours, other)


def test_the_order_of_the_files_counts(ours: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other.zip", dict(reversed(FILES.items())), nothing)

    with refused(f"{other}: expected the files in the order of {ours}, found another order"):
        compare(ours, other)


def test_what_lies_outside_the_files_counts(ours: Path, tmp_path: Path) -> None:
    """A comment on the whole zip, or bytes before it, are in no file."""
    other = write(tmp_path / "other.zip", FILES, nothing)
    with zipfile.ZipFile(other, "a") as archive:
        archive.comment = b"hello"
    digits = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (ours, other)]

    with refused(
        f"{other}: expected sha256 {digits[0]}, found {digits[1]}; "
        "all files in it are the same: the zip was packed in another way"
    ):
        compare(ours, other)


def test_a_file_twice_is_refused(ours: Path, tmp_path: Path) -> None:
    """Programs disagree about which of the two counts."""
    other = write(tmp_path / "other.zip", FILES, nothing)
    with (
        zipfile.ZipFile(other, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("manifest.json", b"[]")

    with refused(f"{other}: manifest.json: expected each file once, found 2 of that name"):
        compare(ours, other)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, "nothing"),
        ("folder", "something else"),
        (b"", "none that can be read: File is not a zip file"),
        (b"PK\3\4 but no more", "none that can be read: File is not a zip file"),
    ],
)
def test_what_is_no_zip_is_named(
    ours: Path, tmp_path: Path, content: bytes | str | None, found: str
) -> None:
    other = tmp_path / "other.zip"
    if content == "folder":
        other.mkdir()
    elif isinstance(content, bytes):
        other.write_bytes(content)

    with refused(f"{other}: expected a zip, found {found}"):
        compare(ours, other)


def test_a_damaged_file_is_named(ours: Path, tmp_path: Path) -> None:
    """Its checksum in the zip no longer fits."""
    other = tmp_path / "other.zip"
    other.write_bytes(ours.read_bytes().replace(b"// one", b"// two"))

    with refused(
        f"{other}: expected a zip, "
        "found none that can be read: Bad CRC-32 for file 'popup/popup.js'"
    ):
        compare(ours, other)


def test_the_exit_code_tells_same_from_different(ours: Path, tmp_path: Path) -> None:
    """0 and the checksum, or 1 and the differences on stderr."""
    other = write(tmp_path / "other.zip", FILES | {"x": b""}, nothing)
    command = [sys.executable, "-m", "builder", "compare", str(ours)]

    same, different = (
        subprocess.run(
            [*command, str(path)], cwd=REPOSITORY, capture_output=True, text=True, check=False
        )
        for path in (ours, other)
    )

    digits = hashlib.sha256(ours.read_bytes()).hexdigest()
    assert (same.returncode, same.stdout, same.stderr) == (
        0,
        f"same     files 2, sha256 {digits}\n",
        "",
    )
    assert (different.returncode, different.stdout) == (1, "")
    assert different.stderr == f"{other}: x: expected nothing, as in {ours}, found a file\n"
