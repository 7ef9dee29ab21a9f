"""Propose the line of a rule with which the extension would find a switch."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bs4 import Tag

from builder.rules.load import SITE, Rules
from builder.rules.models import Setting
from tests.linkedin.adopt.cleaner import TEXTS
from tests.linkedin.adopt.personal import traces
from tests.linkedin.adopt.skeleton import LANGUAGE
from tests.linkedin.adopt.source import READ_METHODS, Source, value_of
from tests.linkedin.adopt.switches import Candidate, normalised

# Names as LinkedIn gives its settings: allowDataForGenerativeAI. Shorter ones may be anybody's.
KEY = re.compile(r"[a-z]+([A-Z][A-Za-z]*){2,}")
LONGEST_LABEL = 200


@dataclass(frozen=True)
class Proposal:
    """One line of a rule: what it is, why, and the file's text with it."""

    field: str
    """`path`, `key`, `label` or `save address`."""
    file: str
    value: str
    why: str
    old: str
    new: str

    @property
    def diff(self) -> str:
        """Return the change as a unified diff for `git apply`."""
        old, new = (each.splitlines(keepends=True) for each in (self.old, self.new))
        return "".join(difflib.unified_diff(old, new, f"a/{self.file}", f"b/{self.file}"))


def proposals(source: Source, setting: Setting, own: Candidate, root: Path) -> list[Proposal]:
    """Return what the rule of a setting lacks to find its switch, at most one line per field."""
    file = f"rules/{setting.id}.toml"
    text = (root / file).read_text(encoding="utf-8")
    found: list[Proposal] = []
    if source.address and source.address not in setting.paths:
        line = f"    {json.dumps(source.address)},\n"
        new = text.replace("\npaths = [\n", f"\npaths = [\n{line}", 1)
        found.append(Proposal("path", file, source.address, "the page's address", text, new))
    text = found[-1].new if found else text
    if not own.found_by(setting):
        lacking = _key(own, setting, file, text) or _label(source, own, setting, file, text)
        found += [lacking] if lacking else []
    return [each for each in found if each.new != each.old]


def save_proposal(source: Source, key: str, rules: Rules, root: Path) -> Proposal | None:
    """Return the line for an unknown address of saves, with which a run would judge the save.

    It is no part of the patch: without it a save only counts as some change, and a line for one
    page must not end the knowledge of all others.
    """
    saved = save_of(source, key)
    if not key or not saved or not saved[1].endswith(f"/{key}"):
        return None
    prefix = saved[1].removesuffix(key)
    if prefix == rules.site.save_path:
        return None
    text = (root / SITE).read_text(encoding="utf-8")
    new = re.sub(
        r'^save_path = ".*?"', f"save_path = {json.dumps(prefix)}", text, count=1, flags=re.M
    )
    return Proposal("save address", SITE, prefix, "the save's address", text, new)


def save_of(source: Source, key: str) -> tuple[str, str] | None:
    """Return method and path of the save, None if the file has none.

    A part of the path that was left out is taken for the key.
    """
    changes = [each for each in source.requests if each[0] not in {*READ_METHODS, "…"}]
    with_key = [(method, path.replace("…", key)) for method, path in changes if path != "…"]
    return next(reversed([each for each in with_key if key and each[1].endswith(key)]), None) or (
        with_key[-1] if len(with_key) == 1 else None
    )


def combined(found: Iterable[Proposal]) -> str:
    """Return the diff of all proposals for one file."""
    every = list(found)
    if not every:
        return ""
    first, last = every[0], every[-1]
    return Proposal("", first.file, "", "", first.old, last.new).diff


def _key(own: Candidate, setting: Setting, file: str, text: str) -> Proposal | None:
    name = "key" if setting.key else "switch_id"
    if not KEY.fullmatch(own.key) or traces(own.key):
        return None
    new = re.sub(rf'^{name} = ".*?"', f"{name} = {json.dumps(own.key)}", text, count=1, flags=re.M)
    return Proposal("key", file, own.key, f"the switch is named {own.key}", text, new)


def _label(
    source: Source, own: Candidate, setting: Setting, file: str, text: str
) -> Proposal | None:
    """Propose the words beside the switch, which a page report does not have."""
    label, language = own.label.strip(), language_of(source)
    if not label or label in TEXTS or len(label) > LONGEST_LABEL or re.search(r"[@\d/]", label):
        return None
    if not language:
        return None
    table = re.search(rf"^\[labels\.{language}\]\n(?:(?!\[).*\n?)*", text, re.M)
    why = f"the words beside the switch in {language!r}"
    line = f"toggle = {json.dumps(label, ensure_ascii=False)}\n"
    if table is None:
        title = _title(source)
        if not title or not setting.labels:
            return None
        block = f"\n[labels.{language}]\ntitle = {json.dumps(title, ensure_ascii=False)}\n"
        return Proposal("label", file, label, why, text, f'{text}{block}{line}seen = "single"\n')
    old = table[0]
    new = re.sub(r"^toggle = .*\n", lambda _: line, old, count=1, flags=re.M)
    if new == old:
        new = re.sub(r"^title = .*\n", lambda found: found[0] + line, old, count=1, flags=re.M)
    return Proposal("label", file, label, why, text, text.replace(old, new))


def language_of(source: Source) -> str:
    """Return the language of the page, "" if it is unknown."""
    root = source.documents[0].find("html")
    named = source.language or (value_of(root, "lang") if isinstance(root, Tag) else "")
    return named[:2] if LANGUAGE.fullmatch(named) else ""


def _title(source: Source) -> str:
    """Return the heading of the page, "" if it has none or if it may be personal."""
    heading = source.documents[0].find("h1")
    title = " ".join(heading.get_text().split()) if heading else ""
    return "" if re.search(r"[@\d/]", title) or normalised(title) in TEXTS else title
