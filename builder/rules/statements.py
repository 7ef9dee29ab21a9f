"""Declare the fields of facts, claims, regions and rights."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from builder.rules.field_types import (
    NOT_COMPILED,
    Day,
    DayOrMonth,
    FactName,
    Id,
    Line,
    MessageKey,
    NonEmpty,
    RegionCode,
    Text,
    Unique,
)
from builder.rules.models import Model


class Fact(Model):
    """One fact, under a name such as F-on-by-default."""

    says: Text
    """The fact in one short sentence."""
    mark: Literal["S", "I", "?"]
    """How well it is known: "S" for seen in a named public source, "I" for inferred from seen
    facts, "?" for unknown. No text may rest on an unknown fact."""
    date: DayOrMonth
    """The date of the source: 2026-08-21, or "2026-08" if only the month is known."""
    source: Text
    """A public document, repository or article. For an inferred fact, the facts it follows from;
    for an unknown one, the places that were searched."""
    background: Literal[True] | None = None
    """Set if the fact informs the code, the simulator or a decision, and no text rests on it."""


class Facts(RootModel[dict[FactName, Fact]]):
    """The facts behind every statement about LinkedIn: rules/facts.toml.

    Each fact is used by a text or marked as background.
    """


class Claims(RootModel[dict[MessageKey, NonEmpty[Text]]]):
    """The facts behind texts that no other file in rules/ names: rules/claims.toml.

    It maps message keys to facts. A text of extension/_locales/en is a claim if its key begins with
    about_, does_, honest_, letter_, region_, right_ or warning_.
    """


class Region(Model):
    """A part of the world. A field that is left out is not known."""

    id: Id
    """The name by which other rules refer to the region."""
    letter: NonEmpty[Id]
    """What a person objects to, and why, in the letter for the objection form: one paragraph for
    each text letter_<id>. Greeting, request and closing are the same in all regions."""
    codes: Unique[RegionCode]
    """The ISO 3166 codes by which the region is guessed from a language tag, such as DE in de-DE.
    Exactly one region has no codes and stands for all others. A language tag without a region gives
    no guess."""
    since: Annotated[Day | None, NOT_COMPILED] = None
    """The first day on which members' data may be used for AI training unless they opt out."""
    earlier: Annotated[Literal["exempt", "paused"] | None, NOT_COMPILED] = None
    """The situation before that day: members were exempt, or training was paused. Shown as history
    only."""
    basis: Annotated[Text | None, NOT_COMPILED] = None
    """The legal basis that LinkedIn claims."""
    law: Annotated[Text | None, NOT_COMPILED] = None
    """The law that grants a right to object, with the article or section."""
    regulator: Annotated[Text | None, NOT_COMPILED] = None
    """The authority that enforces that law."""
    facts: Annotated[NonEmpty[Text], NOT_COMPILED]
    """The facts on which the region's texts and fields rest."""


class Regions(Model):
    """The regions and their rules: rules/regions.toml.

    Each region has the texts region_<id>, its name, and region_<id>_text.
    """

    region: Annotated[tuple[Region, ...], Field(min_length=1)]
    """The regions, in the order in which they are shown."""


class Option(Model):
    """One choice on a form."""

    words: Text
    """LinkedIn's own words for the choice."""
    reason: Literal[False] | None = None
    """False if the choice reportedly needs no reason; left out when not known."""


class Right(Model):
    """One thing that a person can do, at one address of LinkedIn."""

    id: Id
    """The right's name."""
    address: Line | None = None
    """The full address on LinkedIn. Left out if it is not known or not on LinkedIn."""
    warned: Literal[True] | None = None
    """Whether the text right_<id>_warning is shown first; required if the address contains a word
    of site.never."""
    non_members: Literal[True] | None = None
    """Whether people without an account may use it as well."""
    regions: NonEmpty[Id] | None = None
    """The regions of rules/regions.toml to which it applies; left out if it applies to all."""
    options: NonEmpty[Option] | None = None
    """The known choices on a form, in LinkedIn's own words; there may be more."""
    reasons: NonEmpty[Id] | None = None
    """Reasons that a person may select for a letter, each a text letter_reason_<id>."""
    facts: NonEmpty[Text]
    """The facts on which the right's texts and fields rest."""


class Rights(Model):
    """Things that a person can do besides the switches: rules/rights.toml.

    Each right has the texts right_<id>_title, right_<id>_text (what it does) and right_<id>_expect
    (what happens next). They are links only; nothing is automated.
    """

    right: Annotated[tuple[Right, ...], Field(min_length=1)]
    """The rights, in the order in which they are shown."""
