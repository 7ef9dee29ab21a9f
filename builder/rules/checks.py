"""Check the constraints on rules that a schema cannot express."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from builder.errors import Fault
from builder.rules.models import Setting, Site
from builder.rules.paths import address_fault, too_wide_faults
from builder.rules.statements import Region, Right

# Plain segments, as in the addresses of settings, with an optional slash at the end.
PATH = re.compile(r"(/[A-Za-z0-9_-]+)+/?")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def site_faults(name: str, site: Site) -> Iterator[Fault]:
    """Yield the faults in the site's own addresses."""
    yield from _address_faults(
        f"{name}: list_paths", site.list_paths, site.settings_under, site.never
    )


def setting_faults(
    name: str, rule: Setting, under: tuple[str, ...], never: tuple[str, ...]
) -> Iterator[Fault]:
    """Yield the faults of one rule on its own."""
    if not ID.fullmatch(rule.id):
        yield Fault(name, "a name of lower-case letters, digits and single '-'", repr(rule.id))
    yield from _address_faults(f"{name}: paths", rule.paths, under, never)
    if rule.key is None and rule.switch_id is None:
        yield Fault(f"{name}: key", "this field, or switch_id", "nothing")
    if rule.key is not None and rule.switch_id is not None:
        yield Fault(f"{name}: switch_id", "either key or this", "both")
    if (rule.does or rule.warning) and rule.facts is None:
        text = "does" if rule.does else "warning"
        yield Fault(f"{name}: facts", f"this field, as {text} names a text", "nothing")
    if rule.plain is not None and rule.seen is not None and rule.seen.title is not None:
        yield Fault(f"{name}: plain", "nothing, as title is our name already", repr(rule.plain))
    if rule.wanted == rule.default:
        yield Fault(f"{name}: wanted", "the opposite of default", f"{rule.wanted!r} for both")
    yield from _direction_faults(name, rule)


def _direction_faults(name: str, rule: Setting) -> Iterator[Fault]:
    """Yield a fault if a rule does not say that the off position of its switch is unknown."""
    guessed = rule.seen is not None and rule.seen.wanted is not None
    unknown = rule.direction is not None
    if guessed and not unknown:
        yield Fault(f"{name}: direction", "'unknown', as wanted was not seen", "nothing")
    if unknown and not guessed:
        yield Fault(f"{name}: direction", "nothing, as wanted was seen", "'unknown'")
    if unknown and rule.warning is None:
        yield Fault(f"{name}: warning", "this field, as the off position is unknown", "nothing")


def rules_faults(
    rules: Mapping[str, Setting], list_paths: tuple[str, ...], site_name: str
) -> Iterator[Fault]:
    """Yield the conflicts between rules; `rules` maps file names to rules."""
    if not rules:
        yield Fault("rules", "at least one setting", "none")
    yield from _shared_keys(rules)
    yield from _shared_labels(rules)
    yield from _unknown_companions(rules)
    places = [(f"{site_name}: list_paths[{i}]", path) for i, path in enumerate(list_paths)]
    for name, rule in rules.items():
        places += [(f"{name}: paths[{i}]", path) for i, path in enumerate(rule.paths)]
    yield from too_wide_faults(places)


def group_faults(
    rules: Mapping[str, Setting], groups: list[str], groups_name: str
) -> Iterator[Fault]:
    """Yield faults for rules in unknown groups, and for repeated and empty groups."""
    for name, rule in rules.items():
        if rule.group not in groups:
            expected = f"one of {', '.join(map(repr, groups))}"
            yield Fault(f"{name}: group", expected, repr(rule.group))
    used = {rule.group for rule in rules.values()}
    for index, group in enumerate(groups):
        if group in groups[:index]:
            yield Fault(f"{groups_name}: group[{index}].id", "each id once", repr(group))
        elif group not in used:
            yield Fault(f"{groups_name}: group[{index}]", "a group with a setting", repr(group))


def _address_faults(
    where: str, addresses: tuple[str, ...], under: tuple[str, ...], never: tuple[str, ...]
) -> Iterator[Fault]:
    for index, address in enumerate(addresses):
        fault = address_fault(address, under, never, f"{where}[{index}]")
        if fault is not None:
            yield fault


def _shared_keys(rules: Mapping[str, Setting]) -> Iterator[Fault]:
    """Yield a fault for each further rule for the same switch, ignoring case.

    Ids are compared with keys as well: one word must never lead to two switches.
    """
    owners: dict[str, str] = {}
    for name, rule in rules.items():
        for field, sign in (("key", rule.key), ("switch_id", rule.switch_id)):
            if sign is not None and owners.setdefault(sign.casefold(), name) != name:
                expected = f"a switch that {owners[sign.casefold()]} does not already name"
                yield Fault(f"{name}: {field}", expected, repr(sign))


def _unknown_companions(rules: Mapping[str, Setting]) -> Iterator[Fault]:
    """Yield a fault for each entry of also_turns_off that is not the id of another rule."""
    known = {rule.id for rule in rules.values()}
    for name, rule in rules.items():
        for index, setting in enumerate(rule.also_turns_off or ()):
            if setting not in known - {rule.id}:
                where = f"{name}: also_turns_off[{index}]"
                yield Fault(where, "the id of another setting", repr(setting))


def _shared_labels(rules: Mapping[str, Setting]) -> Iterator[Fault]:
    """Yield a fault for each label that two rules share on one page.

    If LinkedIn dropped the keys, such a label would lead both rules to one switch.
    """
    owners: dict[tuple[str, str], str] = {}
    for name, rule in rules.items():
        labels = rule.labels.by_language if rule.labels else {}
        for path, (language, label) in product(rule.paths, labels.items()):
            if label.toggle is not None:
                toggle = label.toggle
                owner = owners.setdefault((path.casefold(), toggle.casefold()), name)
                if owner != name:
                    expected = f"words that {owner} does not use on the same page"
                    yield Fault(f"{name}: labels.{language}.toggle", expected, repr(toggle))


def region_faults(
    regions: tuple[Region, ...], settings: Mapping[str, Setting], name: str
) -> Iterator[Fault]:
    """Yield the conflicts between regions, and the settings that name an unknown region."""
    known = [region.id for region in regions]
    for index, id_ in enumerate(known):
        if id_ in known[:index]:
            yield Fault(f"{name}: region[{index}].id", "each id once", repr(id_))
    yield from _code_faults(regions, name)
    for setting, document in settings.items():
        for index, id_ in enumerate(document.not_offered or ()):
            if id_ not in known:
                where = f"{setting}: not_offered[{index}]"
                yield Fault(where, f"a region of {name}", repr(id_))


def _code_faults(regions: tuple[Region, ...], name: str) -> Iterator[Fault]:
    """Yield a fault for each code that two regions share: a tag must lead to one region."""
    owners: dict[str, str] = {}
    for index, region in enumerate(regions):
        for code in region.codes:
            owner = owners.setdefault(code, region.id)
            if owner != region.id:
                where = f"{name}: region[{index}].codes"
                yield Fault(where, f"a code that {owner} does not have", repr(code))
    defaults = [region.id for region in regions if not region.codes]
    if regions and len(defaults) != 1:
        expected = "one region without codes, for everyone else"
        yield Fault(name, expected, " and ".join(defaults) or "none")


def right_faults(
    rights: tuple[Right, ...], regions: list[str], origin: str, never: tuple[str, ...], name: str
) -> Iterator[Fault]:
    """Yield the faults of the rights: repeated ids, unknown regions, bad addresses."""
    ids = [right.id for right in rights]
    for index, right in enumerate(rights):
        where = f"{name}: right[{index}]"
        if right.id in ids[:index]:
            yield Fault(f"{where}.id", "each id once", repr(right.id))
        for place, region in enumerate(right.regions or ()):
            if region not in regions:
                yield Fault(f"{where}.regions[{place}]", "a known region", repr(region))
        yield from _right_address_faults(right, origin, never, where)


def _right_address_faults(
    right: Right, origin: str, never: tuple[str, ...], where: str
) -> Iterator[Fault]:
    if right.address is None:
        return
    path = right.address.removeprefix(origin)
    if path == right.address or not PATH.fullmatch(path):
        yield Fault(f"{where}.address", f"{origin}/ and a plain path", repr(right.address))
    word = next((word for word in never if word in path.casefold()), None)
    if word is not None and not right.warned:
        yield Fault(f"{where}.warned", f"a warning, as the address names {word!r}", "none")
