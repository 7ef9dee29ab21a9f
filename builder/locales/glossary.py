"""Load the glossaries of the translations: terms, address, and what nobody could check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from builder.errors import BuildError, Fault
from builder.files import read_toml

FOLDER = "extension/_locales"


class Glossary(BaseModel):
    """extension/_locales/<language>/glossary.toml; it is not shipped."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    address: str = Field(min_length=1)
    """How the person is addressed, and why: the polite form that local products use."""
    read_by: str = Field(min_length=1)
    """Who has read the translation, above all whether a native speaker has."""
    unsure: tuple[str, ...] = ()
    """What could not be checked, one sentence each, with the keys of the messages."""
    same_as_english: tuple[str, ...] = ()
    """Keys of messages whose text rightly equals the English one."""
    terms: dict[str, str]
    """The word for each term of the English glossary."""


def glossary_file(language: str) -> str:
    """Return the name of a language's glossary."""
    return f"{FOLDER}/{language}/glossary.toml"


def load_glossary(root: Path, language: str) -> Glossary:
    """Return a language's glossary; raise BuildError."""
    name = glossary_file(language)
    document = read_toml(root, name)
    try:
        return Glossary.model_validate(document)
    except ValidationError as error:
        raise BuildError(
            Fault(f"{name}: {'.'.join(map(str, each['loc']))}", "a field of Glossary", each["msg"])
            for each in error.errors()
        ) from error


def glossary_faults(language: str, glossary: Glossary, english: Glossary) -> Iterator[Fault]:
    """Yield a fault for each term that lacks a word, or that the English glossary lacks."""
    name = glossary_file(language)
    for term, meaning in english.terms.items():
        if not glossary.terms.get(term, "").strip():
            yield Fault(f"{name}: terms.{term}", f"a word for: {meaning}", "nothing")
    for term in glossary.terms:
        if term not in english.terms:
            yield Fault(f"{name}: terms.{term}", "a term of the English glossary", "another")
