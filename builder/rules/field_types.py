"""Declare the types of the fields in rules."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

T = TypeVar("T")
# Marks a field that is not compiled into JavaScript.
NOT_COMPILED = Field(exclude=True)
LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"


def _one_line(value: object) -> object:
    """Raise an error for text with line breaks, or with spaces around it."""
    if isinstance(value, str) and (value != value.strip() or not value.isprintable()):
        raise PydanticCustomError("line", "not one line")
    return value


def _day(value: str) -> str:
    try:
        is_day = date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_day = False
    if not is_day:
        raise PydanticCustomError("day", "not a day")
    return value


def _once(value: tuple[T, ...]) -> tuple[T, ...]:
    if any(each in value[:index] for index, each in enumerate(value)):
        raise PydanticCustomError("once", "a repeated entry")
    return value


# Pydantic runs the last validator before the others.
ONE_LINE = BeforeValidator(_one_line)
Line = Annotated[str, ONE_LINE]
Text = Annotated[str, Field(min_length=1), ONE_LINE]
Id = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$"), ONE_LINE]
Word = Annotated[str, Field(pattern="^[A-Za-z][A-Za-z0-9_-]*$"), ONE_LINE]
MessageKey = Annotated[str, Field(pattern="^[A-Za-z0-9_]+$"), ONE_LINE]
FactName = Annotated[str, Field(pattern="^F-[a-z0-9]+(-[a-z0-9]+)*$"), ONE_LINE]
Language = Annotated[str, Field(pattern=LANGUAGE), ONE_LINE]
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"}), ONE_LINE]
DayOrMonth = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"), ONE_LINE]
Folder = Annotated[str, Field(pattern="^/[a-z]+/$"), ONE_LINE]
SavePath = Annotated[str, Field(pattern="^/[a-z][A-Za-z0-9/-]*/$"), ONE_LINE]
Unawaited = Annotated[str, Field(pattern="^/[a-z][A-Za-z0-9/-]{3,}$"), ONE_LINE]
Guest = Annotated[str, Field(pattern="^/([a-z]+(-[a-z]+)*)?$"), ONE_LINE]
Redirect = Annotated[str, Field(pattern="^/[a-z][a-z/-]*$"), ONE_LINE]
Never = Annotated[str, Field(pattern="^[a-z]+(-[a-z]+)*$"), ONE_LINE]
RegionCode = Annotated[str, Field(pattern="^[A-Z]{2}$"), ONE_LINE]
State = Literal["on", "off"]
Unseen = Literal["I", "?"]

Unique = Annotated[
    tuple[T, ...], AfterValidator(_once), Field(json_schema_extra={"uniqueItems": True})
]
# A Unique tuple with at least one entry.
NonEmpty = Annotated[
    tuple[T, ...],
    Field(min_length=1, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_once),
]
