"""Compare a translation with English, message by message."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from builder.errors import Fault
from builder.files import read_toml
from builder.locales.characters import character_faults
from builder.locales.languages import HERE, Language

LIMITS = "limits.toml"
# Messages that the build writes for every language: the brand, and what belongs to the code.
GENERATED = ("brand", "language", "direction")
PLACEHOLDER = re.compile(r"\$([A-Za-z0-9_@]+)\$")
COUNT = "count"
# Words that stay as they are in every language.
NAMES = re.compile(r"Untrain|LinkedIn|linkedin\.com|GDPR|Microsoft|Firefox|Edge|ICO|POPIA|JSON")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
# As many English words in a row are no coincidence.
LEFT_IN_ENGLISH = 4
NUMBER = re.compile(r"\d+")
CLOSING = "”’»“\"')）」』"
ENDS = {"?": "?？؟;\u037e", ":": ":：", "…": "…"}
SENTENCE_ENDS = "".join([".。।۔", *ENDS.values()])

English = Mapping[str, dict[str, Any]]


def plural_bases(english: English) -> tuple[str, ...]:
    """Return the keys of counted messages, without their plural form."""
    bases = (key.removesuffix("_one") for key in english if key.endswith("_one"))
    return tuple(base for base in bases if f"{base}_other" in english)


def english_key(key: str, bases: tuple[str, ...]) -> str:
    """Return the English message that `key` translates: of a plural form, that of "other"."""
    base = key.rpartition("_")[0]
    return f"{base}_other" if base in bases else key


def keys_of(language: Language, english: English) -> list[str]:
    """Return the keys that a translation must have, in the order of English."""
    bases = plural_bases(english)
    keys: dict[str, None] = {}
    for key in english:
        base = key.rpartition("_")[0]
        if base in bases:
            keys |= dict.fromkeys(f"{base}_{form}" for form in language.plurals)
        elif key not in GENERATED:
            keys[key] = None
    return list(keys)


def translation_faults(
    name: str,
    language: Language,
    texts: Mapping[str, str],
    english: English,
    same: tuple[str, ...] = (),
) -> Iterator[Fault]:
    """Yield every fault of the texts in the file `name`; `same` are keys that may equal English."""
    bases, wanted = plural_bases(english), keys_of(language, english)
    for key in wanted:
        if key not in texts:
            source = english[english_key(key, bases)]["message"]
            yield Fault(f"{name}: {key}", f"a translation of {source!r}", "nothing")
    for key, text in texts.items():
        where = f"{name}: {key}"
        if key not in wanted:
            yield Fault(where, _why_unwanted(key, language, bases), "one it lacks")
        else:
            source = english[english_key(key, bases)]
            for expected, found in _text_faults(key, text, source, language, bases, same):
                yield Fault(where, expected, found)
    for key in same:
        source = english.get(english_key(key, bases), {}).get("message")
        if texts.get(key) != source or source is None:
            expected = "keys whose text equals the English one"
            yield Fault(f"{name}: glossary, same_as_english", expected, repr(key))


def _why_unwanted(key: str, language: Language, bases: tuple[str, ...]) -> str:
    if key in GENERATED:
        return "no message that the build writes itself"
    if key.rpartition("_")[0] in bases:
        return f"the plural forms {', '.join(language.plurals)}"
    return "a message that English has"


def _text_faults(
    key: str,
    text: str,
    source: dict[str, Any],
    language: Language,
    bases: tuple[str, ...],
    same: tuple[str, ...],
) -> Iterator[tuple[str, str]]:
    """Yield (expected, found) for each fault of one text."""
    english = str(source["message"])
    if not text.strip():
        yield "text", repr(text)
        return
    base, _, form = key.rpartition("_")
    may_omit = {COUNT} if base in bases and form in language.exact else set()
    yield from _placeholder_faults(text, english, may_omit)
    words = PLACEHOLDER.sub("", text)
    yield from character_faults(words, language)
    yield from _spacing_faults(text, english)
    yield from _end_faults(text, english, language)
    yield from _number_faults(words, PLACEHOLDER.sub("", english))
    if key not in same:
        yield from _english_faults(text, english)
    longest = limit_of(key)
    if longest and len(words) > longest:
        yield f"at most {longest} characters without placeholders", str(len(words))


def placeholders_used(message: str) -> Counter[str]:
    """Return how often each placeholder is used, names in lower case; $$ is a dollar sign."""
    return Counter(name.lower() for name in PLACEHOLDER.findall(message.replace("$$", "")))


def _placeholder_faults(text: str, english: str, may_omit: set[str]) -> Iterator[tuple[str, str]]:
    used, wanted = set(placeholders_used(text)), set(placeholders_used(english))
    if not wanted - may_omit <= used <= wanted:
        yield f"the placeholders of English, {_list(wanted)}", _list(used)
    if "$" in PLACEHOLDER.sub("", text):
        yield "'$' only round the name of a placeholder", "another"


def _list(placeholders: set[str]) -> str:
    return ", ".join(f"${name}$" for name in sorted(placeholders)) or "none"


def _spacing_faults(text: str, english: str) -> Iterator[tuple[str, str]]:
    if text != text.strip() or "  " in text or re.search(r" \n|\n ", text):
        yield "single spaces between words only", "others"
    if text.count("\n") != english.count("\n"):
        yield f"{english.count(chr(10))} line breaks as in English", str(text.count("\n"))


def _end_faults(text: str, english: str, language: Language) -> Iterator[tuple[str, str]]:
    end = english.rstrip(CLOSING)[-1:]
    found = text.rstrip(CLOSING)[-1:]
    if end == ".":
        expected = language.stop
        if (found != expected) if expected else (found in SENTENCE_ENDS):
            yield (
                f"{expected or 'no mark'!r} at the end, as English ends in a full stop",
                repr(found),
            )
    elif end in ENDS:
        # Thai has no question mark either.
        if found not in ENDS[end] and language.stop:
            yield f"{end!r} at the end, as in English", repr(found)
    elif found in SENTENCE_ENDS:
        yield "no mark at the end, as English has none", repr(found)


def _number_faults(words: str, english: str) -> Iterator[tuple[str, str]]:
    wanted, found = _numbers(english), _numbers(words)
    missing = wanted - found
    if missing:
        yield f"the numbers of English, {', '.join(sorted(wanted))}", f"no {sorted(missing)[0]}"


def _numbers(text: str) -> set[str]:
    return {
        "".join(str(unicodedata.digit(digit)) for digit in each) for each in NUMBER.findall(text)
    }


def _english_faults(text: str, english: str) -> Iterator[tuple[str, str]]:
    own = WORD.findall(NAMES.sub("", PLACEHOLDER.sub("", english)))
    if not own:
        return
    if text == english:
        yield "a translation, or the key in same_as_english of the glossary", "the English text"
        return
    runs = {tuple(own[start : start + LEFT_IN_ENGLISH]) for start in range(len(own))}
    words = WORD.findall(text)
    for start in range(len(words) - LEFT_IN_ENGLISH + 1):
        run = tuple(words[start : start + LEFT_IN_ENGLISH])
        if run in runs:
            yield "no English words", repr(" ".join(run))
            return


@cache
def _limits() -> dict[str, int]:
    return read_toml(HERE, LIMITS)


def limit_of(key: str) -> int | None:
    """Return how long the text of a key may be, None without a limit."""
    return next((limit for form, limit in _limits().items() if fnmatchcase(key, form)), None)
