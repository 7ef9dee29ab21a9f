"""The simulator's pages can be opened from disk, and have LinkedIn's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linkedin.page_driver import SHAPES
from tests.linkedin.words import words

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_saved_page_needs_only_its_style_sheet(file: Path) -> None:
    """It has no script, no inline style and no reference to another server."""
    text = file.read_text(encoding="utf-8")

    assert "<script" not in text
    assert "style=" not in text
    assert "https://" not in text
    assert 'href="../static/page.css"' in text


@pytest.mark.parametrize("shape", SHAPES)
def test_a_saved_page_has_the_words_of_the_rule(shape: str) -> None:
    """The words are in English."""
    text = (PAGES[0].parent / f"ai-{shape}.html").read_text(encoding="utf-8")

    assert f">{words('en').title}</h1>" in text
    assert f">{words('en').toggle}</" in text
