"""The pages of the frameworks have the markup of the saved pages, and refuse what they ignore."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.linkedin import AI_KEY, Scene
from tests.linkedin.catalogue import AI_SLUG, LABELS
from tests.linkedin.pages import PAGES, render, setting_page
from tests.linkedin.scene import Shape


class Outline(HTMLParser):
    """The elements, attributes and texts of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.parts: list[Any] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, without the simulator's marks and generated ids."""
        named = {name: value or "" for name, value in attrs if not name.startswith("data-sim")}
        self.parts.append((tag, {name: _known(name, value) for name, value in named.items()}))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        self.parts.append(tag if tag != "input" else "")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.parts.append(data.strip())


def _known(name: str, value: str) -> str:
    return "generated" if name in ("id", "for") and value != AI_KEY else value


def main_of(markup: str) -> list[Any]:
    """Return the outline of the content of a page."""
    main = re.search(r"<main[^>]*>(.*)</main>", markup, re.DOTALL)
    assert main
    return [part for part in Outline(main[1]).parts if part]


def rendered(scene: Scene, *, on: bool = True) -> str:
    """Return the HTML of the AI page, with the switch on or off."""
    return render(setting_page(AI_SLUG, scene), dict.fromkeys(LABELS, True) | {AI_KEY: on})


@pytest.mark.parametrize("shape", ["2026", "2024"])
def test_react_draws_the_saved_page_on_the_server(shape: Shape) -> None:
    saved = (PAGES / f"ai-{shape}.html").read_text(encoding="utf-8")

    assert main_of(rendered(Scene(framework="react", shape=shape))) == main_of(saved)


def test_react_draws_the_state_of_the_server_or_a_skeleton() -> None:
    def is_on(scene: Scene, *, on: bool) -> bool:
        return ' checked=""' in rendered(scene, on=on)

    late = Scene(framework="react", skeleton="off", state_after=1)
    assert is_on(Scene(framework="react"), on=True)
    assert not is_on(Scene(framework="react"), on=False)
    assert not is_on(late, on=True)


def test_ember_draws_nothing_on_the_server() -> None:
    assert main_of(rendered(Scene(framework="ember", shape="2020"))) == []


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"framework": "react", "shape": "2020"}, "shape: react has"),
        ({"framework": "ember"}, "shape: ember has"),
        ({"framework": "react", "dialog": "anyone"}, "dialog: pages of react do not play it"),
        ({"framework": "ember", "shape": "2020", "handler_after": 1}, "handler_after: pages of"),
    ],
)
def test_a_framework_refuses_what_its_pages_would_ignore(
    fields: dict[str, Any], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        Scene(**fields)
