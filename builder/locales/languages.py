"""Declare the languages of Untrain: their codes, plural forms and characters."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from builder.files import read_toml

HERE = Path(__file__).resolve().parent
FILE = "languages.toml"
PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")

Script = Literal[
    "Arabic",
    "Bengali",
    "Cyrillic",
    "Devanagari",
    "Greek",
    "Gurmukhi",
    "Han",
    "Hangul",
    "Hebrew",
    "Japanese",
    "Latin",
    "Telugu",
    "Thai",
]


class Language(BaseModel):
    """One language of builder/locales/languages.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    folder: str
    """The name of its folder in extension/_locales/, LinkedIn's code of the language."""
    name: str
    """Its own name for itself."""
    tag: str = ""
    """The language tag (BCP 47) if it is not the code of the shipped folder."""
    script: Script = "Latin"
    """The script. Latin letters may stand in every text, for names such as LinkedIn."""
    letters: str = ""
    """The letters beyond a to z, for a language in Latin script."""
    foreign: str = ""
    """Letters of the script that belong to a neighbouring language only."""
    encoding: Literal["big5", "cp932", "gb2312"] | None = None
    """An encoding that has the language's Han characters and not those of its neighbours."""
    direction: Literal["ltr", "rtl"] = "ltr"
    joiners: bool = False
    """Whether zero-width joiners and non-joiners belong to its spelling."""
    plurals: Annotated[tuple[str, ...], Field(min_length=1)]
    """The plural forms that it needs, by their CLDR category."""
    exact: tuple[str, ...] = ()
    """Those that stand for one number only, which the text may leave out."""
    quotes: str
    """Its quotation marks, opening and closing."""
    stop: str = "."
    """What ends a sentence; empty in Thai."""
    chromium: tuple[str, ...]
    """The names of the folders that are written for Chromium and its stores."""
    firefox: tuple[str, ...]
    """The same for Firefox."""

    def tag_of(self, code: str) -> str:
        """Return the language tag of the messages in the folder `code` of a build."""
        return self.tag or code.replace("_", "-")


@cache
def load_languages() -> dict[str, Language]:
    """Return the languages by their folder."""
    return {
        folder: Language(
            **{"folder": folder, "chromium": (folder,), "firefox": (folder,), **fields}
        )
        for folder, fields in read_toml(HERE, FILE).items()
    }
