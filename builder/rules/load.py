"""Load the rules: what is known of LinkedIn's settings, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from builder._documents import (
    CLAIMS,
    FACTS,
    GROUPS,
    REGIONS,
    RIGHTS,
    SHARED,
    SITE,
    Document,
    read_documents,
)
from builder._regions import Region, region_faults
from builder._rights import Right, right_faults
from builder.errors import refuse
from builder.rules.checks import group_faults, rules_faults, setting_faults
from builder.rules.facts import fact_faults, named_facts


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
class Rules:
    """All rules; settings in the order of their groups and ids, `claims` message key to facts."""

    site: Site
    groups: tuple[Group, ...]
    settings: tuple[Setting, ...]
    regions: tuple[Region, ...]
    rights: tuple[Right, ...]
    claims: Mapping[str, list[str]]


def load_rules(root: Path) -> Rules:
    """Load and check rules/*.toml; raise BuildError with every fault there is."""
    documents = read_documents(root)
    settings = {name: document for name, document in documents.items() if name not in SHARED}
    site = _site(documents[SITE])
    groups = tuple(Group(**each) for each in documents[GROUPS]["group"])
    regions = tuple(Region.of(each) for each in documents[REGIONS]["region"])
    rights = tuple(Right.of(each) for each in documents[RIGHTS]["right"])
    order = [group.id for group in groups]
    known = [region.id for region in regions]
    refuse(
        chain(
            *(setting_faults(*each, site.settings_under, site.never) for each in settings.items()),
            rules_faults(settings, site.list_paths, SITE),
            group_faults(settings, order, GROUPS),
            region_faults(regions, settings, REGIONS),
            right_faults(rights, known, site.origin, site.never, RIGHTS),
            fact_faults(documents[FACTS], named_facts(documents, CLAIMS), FACTS),
        )
    )
    found = [_setting(name, document) for name, document in settings.items()]
    found.sort(key=lambda setting: order.index(setting.group))
    return Rules(site, groups, tuple(found), regions, rights, documents[CLAIMS])


def _site(document: Document) -> Site:
    return Site(
        origin=document["origin"],
        settings_under=tuple(document["settings_under"]),
        list_paths=tuple(document["list_paths"]),
        save_path=document["save_path"],
        unawaited_paths=tuple(document["unawaited_paths"]),
        signed_out_paths=tuple(document["signed_out_paths"]),
        guest_paths=tuple(document["guest_paths"]),
        blocked_paths=tuple(document["blocked_paths"]),
        never=tuple(document["never"]),
    )


def _setting(name: str, document: Document) -> Setting:
    labels = document.get("labels", {}).values()
    toggles = (label["toggle"] for label in labels if "toggle" in label)
    return Setting(
        id=Path(name).stem,
        group=document["group"],
        title=document["title"],
        paths=tuple(document["paths"]),
        key=document.get("key"),
        switch_id=document.get("switch_id"),
        labels=tuple(dict.fromkeys(toggles)),
        direction=document.get("direction"),
        confirmed=document["confirmed"],
        does=document.get("does"),
        warning=document.get("warning"),
        also_turns_off=tuple(document.get("also_turns_off", ())),
    )
