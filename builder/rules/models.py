"""What the rules hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Site:
    """What is known of LinkedIn as a whole; rules/schema.json explains the fields."""

    origin: str
    settings_under: tuple[str, ...]
    list_paths: tuple[str, ...]
    save_path: str
    unawaited_paths: tuple[str, ...]
    signed_out_paths: tuple[str, ...]
    guest_paths: tuple[str, ...]
    blocked_paths: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A heading under which settings are shown; `chosen` before the person has chosen."""

    id: str
    chosen: bool


@dataclass(frozen=True)
class Setting:
    """One setting LinkedIn offers; rules/schema.json explains the fields.

    Its switch has either a `key` or a `switch_id`. `labels` are the words beside the switch in
    every known language, each once; `confirmed` is a date such as 2026-08-21.
    """

    id: str
    group: str
    title: str
    paths: tuple[str, ...]
    key: str | None
    switch_id: str | None
    labels: tuple[str, ...]
    direction: str | None
    confirmed: str
    does: str | None
    warning: str | None
    also_turns_off: tuple[str, ...]


@dataclass(frozen=True)
class Region:
    """A part of the world, as pages use it; rules/schema.json explains all there is to know.

    The one region without `codes` stands for all others.
    """

    id: str
    codes: tuple[str, ...]
    letter: str

    @classmethod
    def of(cls, document: dict[str, Any]) -> Region:
        """Return the region that a table of rules/regions.toml describes."""
        return cls(
            id=document["id"],
            codes=tuple(document["codes"]),
            letter=document["letter"],
        )


@dataclass(frozen=True)
class Right:
    """One thing to do at one of LinkedIn's addresses; rules/schema.json explains the fields."""

    id: str
    address: str | None
    warned: bool
    regions: tuple[str, ...]
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, document: dict[str, Any]) -> Right:
        """Return the right that a table of rules/rights.toml describes."""
        return cls(
            id=document["id"],
            address=document.get("address"),
            warned=document.get("warned", False),
            regions=tuple(document.get("regions", ())),
            reasons=tuple(document.get("reasons", ())),
        )


@dataclass(frozen=True)
class Rules:
    """All rules; settings in the order of their groups and ids, `claims` message key to facts."""

    site: Site
    groups: tuple[Group, ...]
    settings: tuple[Setting, ...]
    regions: tuple[Region, ...]
    rights: tuple[Right, ...]
    claims: Mapping[str, list[str]]


def text_key(kind: str, id_: str, part: str = "") -> str:
    """Return the message key of a text: right_copy_expect for 'right', 'copy', 'expect'."""
    return "_".join(filter(None, (kind, id_.replace("-", "_"), part)))
