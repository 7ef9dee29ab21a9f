"""Declare the fields of what the product says, once: facts, claims, regions and rights."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from builder.rules.fields import (
    STAYS,
    Day,
    DayOrMonth,
    FactName,
    Id,
    Line,
    MessageKey,
    RegionCode,
    Some,
    Text,
    Unique,
)
from builder.rules.models import Model


class Fact(Model):
    """One line, named F-<words>."""

    says: Text
    """The fact in one short sentence."""
    mark: Literal["S", "I", "?"]
    """How well it is known: S seen in a named public source, I inferred from seen facts, ? unknown.
    No text may rest on an unknown one."""
    date: DayOrMonth
    """When the source said so: 2026-08-21, or where only the month is known, "2026-08"."""
    source: Text
    """A public document, repository or article; for what is inferred or unknown, from what and
    where one looked."""
    background: Literal[True] | None = None
    """It informs the code, the simulator or a decision, and no text rests on it."""


class Facts(RootModel[dict[FactName, Fact]]):
    """All that the product says about LinkedIn rests on these short lines: rules/facts.toml.

    Each is used by a text or marked as background.
    """


class Claims(RootModel[dict[MessageKey, Some[Text]]]):
    """The facts behind texts that no other file of rules names: rules/claims.toml.

    Message key to facts. Every text of extension/_locales/en whose key begins with about_, does_,
    honest_, letter_, region_, right_ or warning_ is a claim.
    """


class Region(Model):
    """One part of the world. A field that is left out is not known."""

    id: Id
    """The name by which other rules refer to the region."""
    letter: Id
    """The text letter_<id> to copy into the objection form."""
    codes: Unique[RegionCode]
    """The region codes (ISO 3166) in a language tag, such as DE in de-DE, from which the region is
    guessed. The one region without codes stands for all others; a language without a region gives
    no guess."""
    since: Annotated[Day | None, STAYS] = None
    """The day since when its members' data may train AI unless they switch that off."""
    earlier: Annotated[Literal["exempt", "paused"] | None, STAYS] = None
    """What was true before that day and is no longer: members were exempt, or training was paused.
    Told as history only."""
    basis: Annotated[Text | None, STAYS] = None
    """The legal basis LinkedIn names."""
    law: Annotated[Text | None, STAYS] = None
    """The law that gives a right to object, and where in it."""
    regulator: Annotated[Text | None, STAYS] = None
    """Who watches over that law."""
    facts: Annotated[Some[Text], STAYS]
    """The facts on which the region's texts and fields rest."""


class Regions(Model):
    """What applies where: rules/regions.toml.

    Each region has the texts region_<id>, its name, and region_<id>_text.
    """

    region: Annotated[tuple[Region, ...], Field(min_length=1)]
    """Each region, in the order in which people see them."""


class Option(Model):
    """One choice on a form."""

    words: Text
    """LinkedIn's words for it."""
    reason: Literal[False] | None = None
    """False where it is reported to need no reason; left out when not known."""


class Right(Model):
    """One thing to do, at one address of LinkedIn's."""

    id: Id
    """The right's name."""
    address: Line | None = None
    """The full address on LinkedIn. Left out where it is not known or not LinkedIn's."""
    warned: Literal[True] | None = None
    """Whether the text right_<id>_warning must be read first; needed where the address names a word
    of site.never."""
    non_members: Literal[True] | None = None
    """Whether a person without an account may use it as well."""
    regions: Some[Id] | None = None
    """The regions of rules/regions.toml for which it is; left out when it is for all."""
    options: Some[Option] | None = None
    """The choices known on a form, in LinkedIn's own words; there may be more."""
    reasons: Some[Id] | None = None
    """Reasons a person may choose for a letter, each a text letter_reason_<id>."""
    facts: Some[Text]
    """The facts on which the right's texts and fields rest."""


class Rights(Model):
    """What a person can do beyond the switches: rules/rights.toml.

    Each right has the texts right_<id>_title, right_<id>_text (what it does) and right_<id>_expect
    (what happens then). Links only; nothing is automated.
    """

    right: Annotated[tuple[Right, ...], Field(min_length=1)]
    """Each right, in the order in which people see them."""
