"""`adopt` reads what browsers save and what Untrain reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linkedin.adopt.load import load
from tests.linkedin.adopt.switches import candidates
from tests.linkedin.adopt_samples import (
    NEW_KEY,
    adopted,
    mhtml,
    page,
    report,
    web_archive,
    write_page,
    write_report,
)
from tests.linkedin.catalogue import AI_PATH, ORIGIN

INNER = "<main><h1>Frame</h1></main>"


def files(folder: Path) -> dict[str, Path]:
    """Write the same page in every format, each with a document in a frame."""
    beside = folder / "page_files"
    beside.mkdir()
    write_page(beside / "saved_resource.html", INNER)
    complete = page(body='<iframe src="./page_files/saved_resource.html"></iframe>')
    (folder / "page.mhtml").write_bytes(
        mhtml(page(body='<iframe src="cid:frame-1@mhtml.blink"></iframe>'), INNER)
    )
    (folder / "page.webarchive").write_bytes(
        web_archive(page(body='<iframe src="/preload/"></iframe>'), INNER)
    )
    lines = report()["frames"][0]["html"]
    lines = [*lines[:-3], '<iframe data-frame="1">', "</iframe>", *lines[-3:]]
    frames = [{"path": AI_PATH, "html": lines}, {"path": "/preload/", "html": [*lines[:3]]}]
    return {
        "saved page": write_page(folder / "page.html", complete),
        "MHTML file": folder / "page.mhtml",
        "web archive": folder / "page.webarchive",
        "page report": write_report(folder / "report.json", frames=frames),
    }


@pytest.mark.parametrize("kind", ["saved page", "MHTML file", "web archive", "page report"])
def test_every_format_gives_the_page_its_address_and_its_frames(tmp_path: Path, kind: str) -> None:
    source = load(files(tmp_path)[kind])

    assert (source.kind, source.address, len(source.documents)) == (kind, AI_PATH, 2)
    assert source.documents[0].select_one(f'[aria-labelledby="{NEW_KEY}"]')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page().encode(encoding))

    heading = load(file).documents[0].find("h1")

    assert heading
    assert heading.get_text() == "Gögn"


def test_a_switch_after_a_frame_and_in_a_shadow_root_is_found(tmp_path: Path) -> None:
    frame = '<iframe data-frame="1"> </iframe>'
    root = '<x-card><template shadowrootmode="closed"><input type="checkbox"></template></x-card>'

    found = candidates(load(write_page(tmp_path / "page.html", page(body=frame + root))))

    assert [each.key for each in found] == [NEW_KEY, ""]


def test_a_frame_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    write_page(tmp_path / "other.html", INNER)
    srcs = ("../other.html", f"file://{tmp_path}/other.html", "page.html", "%2e%2e/other.html")
    body = "".join(f'<iframe src="{each}"></iframe>' for each in srcs)
    file = write_page(tmp_path / "inner/page.html", page(body=body))

    assert len(load(file).documents) == 1


def test_broken_addresses_are_no_addresses(tmp_path: Path) -> None:
    broken = "http://[::1"
    body = f'<iframe src="{broken}"></iframe><iframe src="a&#1;b"></iframe><a href="{broken}">x</a>'
    text = page(body=body).replace(f"{ORIGIN}{AI_PATH}", broken)
    (tmp_path / "page.mhtml").write_bytes(mhtml(text))

    for file in (write_page(tmp_path / "page.html", text), tmp_path / "page.mhtml"):
        assert len(load(file).documents) == 1


def test_the_same_page_is_written_from_every_saved_format(tmp_path: Path) -> None:
    written = files(tmp_path)
    kinds = ["saved page", "MHTML file", "web archive"]

    pages = [adopted(written[each], tmp_path / each)[0] for each in kinds]

    assert len({each.html() for each in pages}) == 1
    assert {each.frames for each in pages} == {1}
    assert "<h1>" in pages[0].html(frame=1)
