"""The ring is drawn from the rules, is seen on any background and moves nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.rules.highlight import COLOUR, css_string, highlight_css
from builder.rules.load import Rules, load_rules
from builder.rules.models import Setting
from tests.builder.conftest import REPOSITORY

RULES = load_rules(REPOSITORY)


def with_settings(*settings: Setting) -> Rules:
    """Return rules with these settings alone."""
    return replace(RULES, settings=settings)


def test_a_setting_of_which_nobody_knows_which_way_is_off_gets_no_ring() -> None:
    """Only what should be off is pointed at."""
    css = highlight_css(
        with_settings(RULES.settings[0].model_copy(update={"direction": "unknown"}))
    )

    assert "outline" not in css


def test_the_ring_follows_the_key() -> None:
    """The row of label and switch is ringed, or the switch's parent."""
    css = highlight_css(with_settings(RULES.settings[0].model_copy(update={"key": "someKey"})))

    assert ':has(> [id="someKey"])' in css
    assert '[aria-labelledby="someKey"]:is(:checked, [aria-checked="true"]:not(input))' in css
    assert css.count("@media (forced-colors: active)") == 1
    assert "Highlight !important" in css


def test_the_ring_follows_the_id_where_there_is_no_key() -> None:
    """The label is then the one for the switch."""
    setting = RULES.settings[0].model_copy(update={"key": None, "switch_id": "someId"})

    css = highlight_css(with_settings(setting))

    assert ':has(> [for="someId"])' in css
    assert '[id="someId"]:is(:checked, [aria-checked="true"]:not(input))' in css
    assert "aria-labelledby" not in css


def test_the_ring_moves_nothing() -> None:
    """An outline takes no room; nothing else is declared."""
    declared = set(re.findall(r"^ +([a-z-]+): ", highlight_css(RULES), re.MULTILINE))

    assert declared == {"outline", "outline-offset", "outline-color"}


@pytest.mark.parametrize("background", ["#ffffff", "#f4f2ee", "#1b1f23", "#000000"])
def test_the_ring_stands_out(background: str) -> None:
    """WCAG 2.2, 1.4.11 asks for a contrast of 3:1."""
    light, dark = sorted((luminance(COLOUR), luminance(background)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 3


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb as WCAG defines it, 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_a_key_cannot_leave_its_string(key: str) -> None:
    """Read back by the rules of CSS, the string is the key and nothing more."""
    quoted = css_string(key)

    inside = quoted[1:-1]
    assert not re.search(r'["\n\r\f<]', inside)
    assert "\\" not in re.sub(r"\\[0-9a-f]{1,6} ", "", inside)
    assert re.sub(r"\\([0-9a-f]{1,6}) ", lambda hit: chr(int(hit[1], 16)), inside) == key
