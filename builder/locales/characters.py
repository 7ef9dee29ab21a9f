"""Check that a translation has only characters that belong to its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.locales.languages import Language, Script

# How the Unicode names of a script's characters begin.
NAMES: dict[Script, tuple[str, ...]] = {
    "Arabic": ("ARABIC", "EXTENDED ARABIC"),
    "Bengali": ("BENGALI",),
    "Cyrillic": ("CYRILLIC",),
    "Devanagari": ("DEVANAGARI",),
    "Greek": ("GREEK",),
    "Gurmukhi": ("GURMUKHI",),
    "Han": ("CJK", "IDEOGRAPHIC"),
    "Hangul": ("HANGUL",),
    "Hebrew": ("HEBREW",),
    "Japanese": ("HIRAGANA", "KATAKANA", "CJK", "IDEOGRAPHIC"),
    "Latin": (),
    "Telugu": ("TELUGU",),
    "Thai": ("THAI",),
}
# Scripts whose composed and decomposed letters must not be mixed. For the others NFC may take
# letters apart.
COMPOSED = ("Cyrillic", "Greek", "Hangul", "Japanese", "Latin")
ASCII_LETTER = re.compile(r"[A-Za-z]")
# All but ’, which is an apostrophe in many languages.
QUOTES = frozenset("«»‹›“”„‟‘‚‛「」『』《》״׳")
STRAIGHT = {'"': "a quotation mark of the language", "'": "’"}
JOINERS = ("\u200c", "\u200d")
MARKS = ("\u200e", "\u200f", "\u061c")


def character_faults(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield (expected, found) for each kind of character that does not belong."""
    for character in dict.fromkeys(text):
        expected = _expected(character, language)
        if expected:
            yield expected, described(character)
    if language.script in COMPOSED and not unicodedata.is_normalized("NFC", text):
        yield "composed letters (NFC)", "letters with separate accents"
    if language.script in ("Cyrillic", "Greek"):
        yield from ((f"one script in {word!r}", "two") for word in _mixed_words(text))


def described(character: str) -> str:
    """Return a character with its number and its name."""
    name = unicodedata.name(character, "no character")
    return f"{character!r} (U+{ord(character):04X}, {name})"


def _expected(character: str, language: Language) -> str:
    """Return what was expected in place of a character, "" if it belongs."""
    category = unicodedata.category(character)
    if category[0] in "LM" or category == "Nd":
        return "" if _is_own(character, language) else f"letters and digits of {language.name}"
    if character in JOINERS:
        return "" if language.joiners else "no joiner"
    if character in MARKS:
        return "" if language.direction == "rtl" else "no direction mark"
    if category[0] == "C" and character != "\n":
        return "no invisible character: Untrain itself isolates what it fills in"
    if character in STRAIGHT:
        return STRAIGHT[character]
    if character in QUOTES and character not in language.quotes:
        return f"the quotation marks {' '.join(language.quotes)}"
    return "no markup" if character in "<>" else ""


def _is_own(character: str, language: Language) -> bool:
    if character.isascii():
        return True
    if character.lower() in language.letters or character in language.letters:
        return True
    name = unicodedata.name(character, "")
    if character.lower() in language.foreign or not name.startswith(NAMES[language.script]):
        return False
    if language.encoding and name.startswith("CJK"):
        return _is_encodable(character, language.encoding)
    # str.startswith(()) is False, so a letter of a Latin language never gets here.
    return True


def _is_encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _mixed_words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", text)
    return [
        word
        for word in words
        if ASCII_LETTER.search(word) and any(not letter.isascii() for letter in word)
    ]
