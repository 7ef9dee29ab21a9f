"""Provide the words on the AI page in each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RULE = Path(__file__).parents[2] / "rules" / "ai-training.toml"

# Inferred, except for English: no source prints these words in other languages.
STATES = {
    "en": ("On", "Off"),
    "de": ("Ein", "Aus"),
    "fr": ("Activé", "Désactivé"),
    "es": ("Activado", "Desactivado"),
    "it": ("Attivato", "Disattivato"),
    "nl": ("Aan", "Uit"),
    "pt": ("Ativado", "Desativado"),
    "pl": ("Włączone", "Wyłączone"),
    "cs": ("Zapnuto", "Vypnuto"),
    "fi": ("Käytössä", "Ei käytössä"),
}

# Words that no rule has, for an unknown language or wording.
UNSEEN_TITLE = "Þetta er önnur síða"
UNSEEN_TOGGLE = "Leyfa notkun á mínu efni"
UNSEEN_STATES = ("Já", "Nei")


@dataclass(frozen=True)
class Words:
    """The words of a page in one language."""

    title: str
    toggle: str
    on: str
    off: str


@cache
def _labels() -> dict[str, dict[str, str]]:
    rule: dict[str, Any] = tomllib.loads(RULE.read_text(encoding="utf-8"))
    labels: dict[str, dict[str, str]] = rule["labels"]
    return labels


def words(lang: str, *, known: bool = True) -> Words:
    """Return the words of the AI page in a language, unseen words where no rule has any."""
    labels = _labels().get(lang, {}) if known else {}
    on, off = STATES.get(lang, UNSEEN_STATES)
    return Words(labels.get("title", UNSEEN_TITLE), labels.get("toggle", UNSEEN_TOGGLE), on, off)
