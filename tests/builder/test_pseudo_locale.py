"""The pseudo-locale of the tests is longer than English, in brackets, and in no package."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builder.builds import build_all
from tests.builder.conftest import Tree
from tests.pseudo_locale import pseudo, write_pseudo_build


def test_a_pseudo_text_is_longer_and_in_brackets_with_its_placeholders() -> None:
    assert pseudo("Turn off: $WHEN$") == "⟦Tüüřñ ööff: $WHEN$⟧"
    assert len(pseudo("Read and accept the notice first, then press")) > 60


def test_no_build_has_it(tree: Tree, tmp_path: Path) -> None:
    build_all(tree)

    for path in tree.dist.rglob("*.json"):
        assert "⟦" not in path.read_text(encoding="utf-8"), path
    write_pseudo_build(tree.dist / "firefox", tmp_path / "pseudo")
    path = tmp_path / "pseudo/_locales/en/messages.json"
    messages = json.loads(path.read_text(encoding="utf-8"))
    assert messages["language"]["message"] == "en"
    assert messages["confirmedOn"]["message"].startswith("⟦")
