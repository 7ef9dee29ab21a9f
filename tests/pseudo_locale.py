"""Write a pseudo-locale: English that is longer, accented and in brackets. It is never shipped.

With it a test sees which text does not come from the messages, and what long words break.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from builder.locales.translations import GENERATED, PLACEHOLDER

ACCENTED = str.maketrans("aceginorsuyzACEGINORSUYZ", "áčéğîñöřšüýžÁČÉĞÎÑÖŘŠÜÝŽ")
VOWEL = re.compile(r"([aeiou])")
# As long as the longest words in a Finnish or German translation.
LONG_WORD = "länsilmoitusvahvistuksitta"
# Texts with fewer words are labels, in which one long word is unlikely.
SENTENCE = 6


def pseudo(text: str) -> str:
    """Return a text half as long again, with accents, in brackets, its placeholders unchanged."""
    parts = re.split(r"(\$[A-Za-z0-9_@]+\$)", text)
    said = [part if PLACEHOLDER.fullmatch(part) else _longer(part) for part in parts]
    more = f" {LONG_WORD}" if len(text.split()) >= SENTENCE else ""
    return f"⟦{''.join(said)}{more}⟧"


def _longer(text: str) -> str:
    return VOWEL.sub(r"\1\1", text).translate(ACCENTED)


def write_pseudo_build(build: Path, target: Path) -> None:
    """Copy a build, with the pseudo-locale in place of English."""
    shutil.copytree(build, target)
    path = target / "_locales/en/messages.json"
    messages = json.loads(path.read_text(encoding="utf-8"))
    for key, entry in messages.items():
        if entry["message"] and key not in (*GENERATED, "extName", "extDescription"):
            entry["message"] = pseudo(entry["message"])
    path.write_text(json.dumps(messages, ensure_ascii=False), encoding="utf-8")
