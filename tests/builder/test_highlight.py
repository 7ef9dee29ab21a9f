"""The ring is generated from the rules, is visible on any background and moves nothing."""

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
    """Return rules with only these settings."""
    return replace(RULES, settings=settings)


def test_a_setting_with_an_unknown_off_position_gets_no_ring() -> None:
    """The ring means that a switch should be off."""
    css = highlight_css(
        with_settings(RULES.settings[0].model_copy(update={"direction": "unknown"}))
    )

    assert "outline" not in css


def test_the_ring_finds_a_switch_by_its_key() -> None:
    """It is drawn round the row of label and switch, or round the parent of the switch."""
    css = highlight_css(with_settings(RULES.settings[0].model_copy(update={"key": "someKey"})))

    assert ':has(> [id="someKey"])' in css
    assert '[aria-labelledby="someKey"]:is(:checked, [aria-checked="true"]:not(input))' in css
    assert css.count("@media (forced-colors: active)") == 1
    assert "Highlight !important" in css


def test_the_ring_finds_a_switch_without_a_key_by_its_id() -> None:
    """The label then refers to the switch by `for`."""
    setting = RULES.settings[0].model_copy(update={"key": None, "switch_id": "someId"})

    css = highlight_css(with_settings(setting))

    assert ':has(> [for="someId"])' in css
    assert '[id="someId"]:is(:checked, [aria-checked="true"]:not(input))' in css
    assert "aria-labelledby" not in css


def test_the_ring_does_not_change_the_layout() -> None:
    """It is an outline and nothing else."""
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
    """Parsed by the rules of CSS, the string equals the key."""
    quoted = css_string(key)

    inside = quoted[1:-1]
    assert not re.search(r'["\n\r\f<]', inside)
    assert "\\" not in re.sub(r"\\[0-9a-f]{1,6} ", "", inside)
    assert re.sub(r"\\([0-9a-f]{1,6}) ", lambda hit: chr(int(hit[1], 16)), inside) == key
