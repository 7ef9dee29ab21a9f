"""Load the rules: the data about LinkedIn's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError

from builder.errors import BuildError, Fault, collect_faults, raise_faults
from builder.files import read_toml
from builder.rules.checks import (
    group_faults,
    region_faults,
    right_faults,
    rules_faults,
    setting_faults,
    site_faults,
)
from builder.rules.facts import fact_faults, fact_references
from builder.rules.models import Group, Groups, Setting, Site
from builder.rules.page_report import LiveCheck, PageReport, Question
from builder.rules.schema import model_faults
from builder.rules.statements import Claims, Facts, Region, Regions, Right, Rights

SITE = "rules/site.toml"
GROUPS = "rules/groups.toml"
FACTS = "rules/facts.toml"
CLAIMS = "rules/claims.toml"
REGIONS = "rules/regions.toml"
RIGHTS = "rules/rights.toml"
PAGE_REPORT = "rules/page-report.toml"
LIVE_CHECK = "rules/live-check.toml"
# Every other file in rules/ is a setting.
SHARED: dict[str, type[BaseModel]] = {
    SITE: Site,
    GROUPS: Groups,
    FACTS: Facts,
    CLAIMS: Claims,
    REGIONS: Regions,
    RIGHTS: Rights,
    PAGE_REPORT: PageReport,
    LIVE_CHECK: LiveCheck,
}
# These files may be missing.
OPTIONAL: dict[str, BaseModel] = {
    REGIONS: Regions.model_construct(region=()),
    RIGHTS: Rights.model_construct(right=()),
    PAGE_REPORT: PageReport.model_construct(),
    LIVE_CHECK: LiveCheck.model_construct(question=()),
}

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Rules:
    """All rules; settings sorted by group and id, `claims` from message key to facts."""

    site: Site
    groups: tuple[Group, ...]
    settings: tuple[Setting, ...]
    regions: tuple[Region, ...]
    rights: tuple[Right, ...]
    claims: Mapping[str, tuple[str, ...]]
    page_report: PageReport
    questions: tuple[Question, ...]


def load_rules(root: Path) -> Rules:
    """Load and check rules/*.toml; raise BuildError with all faults."""
    models = _read_models(root)
    settings = {name: each for name, each in models.items() if isinstance(each, Setting)}
    site, facts = cast(Site, models[SITE]), cast(Facts, models[FACTS]).root
    groups, claims = cast(Groups, models[GROUPS]).group, cast(Claims, models[CLAIMS]).root
    regions, rights = cast(Regions, models[REGIONS]).region, cast(Rights, models[RIGHTS]).right
    order = [group.id for group in groups]
    known = [region.id for region in regions]
    tables: dict[str, tuple[Region | Right, ...]] = {
        f"{REGIONS}: region": regions,
        f"{RIGHTS}: right": rights,
    }
    raise_faults(
        chain(
            *(setting_faults(*each, site.settings_under, site.never) for each in settings.items()),
            rules_faults(settings, site.list_paths, SITE),
            group_faults(settings, order, GROUPS),
            region_faults(regions, settings, REGIONS),
            right_faults(rights, known, site.origin, site.never, RIGHTS),
            fact_faults(facts, fact_references(settings, claims, CLAIMS, tables), FACTS),
        )
    )
    in_order = sorted(settings.values(), key=lambda setting: order.index(setting.group))
    page_report = cast(PageReport, models[PAGE_REPORT])
    questions = cast(LiveCheck, models[LIVE_CHECK]).question
    return Rules(site, groups, tuple(in_order), regions, rights, claims, page_report, questions)


def _read_models(root: Path) -> dict[str, BaseModel]:
    """Return the models of all files in rules/ by name, shared ones first; raise BuildError."""
    faults: list[Fault] = []
    names = sorted(f"rules/{path.name}" for path in (root / "rules").glob("*.toml"))
    models: dict[str, BaseModel] = {}
    for name in dict.fromkeys((*SHARED, *names)):
        with collect_faults(faults):
            models[name] = _read(root, name)
    raise_faults(faults)
    return models


def _read(root: Path, name: str) -> BaseModel:
    if name in OPTIONAL and not (root / name).exists():
        return OPTIONAL[name]
    model = _validated(SHARED.get(name, Setting), read_toml(root, name), name)
    if isinstance(model, Site):
        raise_faults(site_faults(name, model))
    return model


def _validated(model: type[M], document: object, name: str) -> M:
    try:
        return model.model_validate(document, context={"id": Path(name).stem})
    except ValidationError as error:
        raise BuildError(model_faults(error, model, name)) from error
