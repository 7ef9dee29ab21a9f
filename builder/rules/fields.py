"""Say which forms the fields of rules have, and how a message key is made from their names."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

T = TypeVar("T")
# For a field that no JavaScript gets.
STAYS = Field(exclude=True)
LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"


def _one_line(value: object) -> object:
    """Refuse a text that is not one tidy line."""
    if isinstance(value, str) and (value != value.strip() or not value.isprintable()):
        raise PydanticCustomError("line", "not one line")
    return value


def _day(value: str) -> str:
    try:
        same = date.fromisoformat(value).isoformat() == value
    except ValueError:
        same = False
    if not same:
        raise PydanticCustomError("day", "not a day")
    return value


def _once(value: tuple[T, ...]) -> tuple[T, ...]:
    if any(each in value[:index] for index, each in enumerate(value)):
        raise PydanticCustomError("once", "an entry is there twice")
    return value


# Last in each list, as it looks first.
TIDY = BeforeValidator(_one_line)
Line = Annotated[str, TIDY]
Text = Annotated[str, Field(min_length=1), TIDY]
Id = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$"), TIDY]
Word = Annotated[str, Field(pattern="^[A-Za-z][A-Za-z0-9_-]*$"), TIDY]
MessageKey = Annotated[str, Field(pattern="^[A-Za-z0-9_]+$"), TIDY]
FactName = Annotated[str, Field(pattern="^F-[a-z0-9]+(-[a-z0-9]+)*$"), TIDY]
Language = Annotated[str, Field(pattern=LANGUAGE), TIDY]
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"}), TIDY]
DayOrMonth = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"), TIDY]
Folder = Annotated[str, Field(pattern="^/[a-z]+/$"), TIDY]
SavePath = Annotated[str, Field(pattern="^/[a-z][A-Za-z0-9/-]*/$"), TIDY]
Unawaited = Annotated[str, Field(pattern="^/[a-z][A-Za-z0-9/-]{3,}$"), TIDY]
Guest = Annotated[str, Field(pattern="^/([a-z]+(-[a-z]+)*)?$"), TIDY]
Redirect = Annotated[str, Field(pattern="^/[a-z][a-z/-]*$"), TIDY]
Never = Annotated[str, Field(pattern="^[a-z]+(-[a-z]+)*$"), TIDY]
RegionCode = Annotated[str, Field(pattern="^[A-Z]{2}$"), TIDY]
State = Literal["on", "off"]
Unseen = Literal["I", "?"]

Unique = Annotated[
    tuple[T, ...], AfterValidator(_once), Field(json_schema_extra={"uniqueItems": True})
]
# The same with at least one entry.
Some = Annotated[
    tuple[T, ...],
    Field(min_length=1, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_once),
]


def text_key(kind: str, id_: str, part: str = "") -> str:
    """Return the message key of a text: right_copy_expect for 'right', 'copy', 'expect'."""
    return "_".join(filter(None, (kind, id_.replace("-", "_"), part)))
