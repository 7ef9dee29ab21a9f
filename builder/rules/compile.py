"""Compile the rules into JavaScript modules for the extension."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from builder.rules.load import Rules
from builder.rules.statements import Region, Right

RULES = "shared/rules.js"
ABOUT = "shared/about.js"
REPORT = "shared/report-data.js"
HEADER = "// Generated from rules/ by the build. Change the rules, not this file."

# The texts of the objection letter, which a person may also want in English.
LETTER = re.compile(r"letter_|letter(Greeting|Request|Closing)$")

# The fields that every script of a run reads.
RUN_FIELDS = {"pageFrames", "settingsSigns", "signInSigns", "translatedSigns", "offlineWords"}

# The fields that each content script reads. main.js is loaded into every settings page, so it must
# stay small; show.js is loaded only where something is drawn, run.js only during a run that may
# click, by-hand.js only during one in which the person clicks, check.js only during one that only
# reads, and report.js only for a page report.
FIELDS = {
    "content/main.js": {
        "origin",
        "listPaths",
        "unawaitedPaths",
        "pageFrames",
        "id",
        "paths",
        "key",
        "switchId",
        "labels",
    },
    "content/check.js": RUN_FIELDS,
    "content/by-hand.js": RUN_FIELDS,
    "content/run.js": RUN_FIELDS,
    "content/show.js": {"id", "group", "title", "does", "warning", "direction"},
    "content/report.js": {
        "origin",
        "listPaths",
        "savePath",
        "pageFrames",
        "settingsSigns",
        "signInSigns",
        "translatedSigns",
        "offlineWords",
        "id",
        "paths",
        "key",
        "switchId",
        "labels",
    },
}


def rules_module(rules: Rules) -> str:
    """Return the text of shared/rules.js, which has the types of extension/shared/rules.d.ts.

    Texts that only the extension's own pages show are in about.js.
    """
    return _module_of(rules, lambda _: True)


def page_rules_module(rules: Rules, script: str) -> str:
    """Return the text of shared/rules.js for a content script, with its FIELDS only."""
    return _module_of(rules, FIELDS[script].__contains__)


def _module_of(rules: Rules, is_included: Callable[[str], bool]) -> str:
    def select(fields: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if is_included(name)}

    return module(
        site=select(_fields(rules.site)),
        groups=[_fields(group) for group in rules.groups],
        settings=[select({"id": each.id, **_fields(each)}) for each in rules.settings],
    )


def module(**values: object) -> str:
    """Return the text of a module that exports each value under its name."""
    exports = (
        f"export const {name} = {json.dumps(value, indent=2, ensure_ascii=False)};\n"
        for name, value in values.items()
    )
    return "\n".join([f"{HEADER}\n", *exports])


def without_none(**fields: object) -> dict[str, Any]:
    """Return the fields that are not None: unknown values are not compiled."""
    return {name: value for name, value in fields.items() if value is not None}


def _fields(model: BaseModel) -> dict[str, Any]:
    """Return all known fields that are not marked NOT_COMPILED, by their names in JavaScript."""
    return without_none(**model.model_dump(by_alias=True))


def about_module(rules: Rules, english: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the text of shared/about.js, which has the types of extension/shared/about.d.ts."""
    return module(
        regions=[_region(region) for region in rules.regions],
        rights=[_right(right) for right in rules.rights],
        english={key: _filled(each) for key, each in english.items() if LETTER.match(key)},
    )


def _filled(message: Mapping[str, Any]) -> str:
    """Return the text of a message with the words that its placeholders stand for."""
    text = str(message["message"])
    for name, placeholder in message.get("placeholders", {}).items():
        text = text.replace(f"${name.upper()}$", placeholder["content"])
    return text


def report_module(rules: Rules) -> str:
    """Return the text of shared/report-data.js: what a page report may contain, and the check."""
    words = {name: text.split() for name, text in _fields(rules.page_report).items()}
    questions = [_fields(each) for each in rules.questions]
    return module(report={"texts": known_texts(rules), **words}, questions=questions)


def known_texts(rules: Rules) -> list[str]:
    """Return LinkedIn's own words for the settings, in every known language, each once."""
    texts = (
        text
        for each in rules.settings
        for text in (
            each.title,
            *each.toggles,
            *each.called,
            *(label.title for label in (each.labels.by_language if each.labels else {}).values()),
        )
    )
    return list(dict.fromkeys(texts))


def _region(region: Region) -> dict[str, Any]:
    return without_none(
        id=region.id,
        name=text_key("region", region.id),
        text=text_key("region", region.id, "text"),
        letter=[text_key("letter", paragraph) for paragraph in region.letter],
        codes=region.codes,
    )


def _right(right: Right) -> dict[str, Any]:
    return without_none(
        id=right.id,
        title=text_key("right", right.id, "title"),
        text=text_key("right", right.id, "text"),
        expect=text_key("right", right.id, "expect"),
        warning=text_key("right", right.id, "warning") if right.warned else None,
        address=right.address,
        regions=right.regions or (),
        reasons=[text_key("letter_reason", reason) for reason in right.reasons or ()],
    )


def text_key(kind: str, id_: str, part: str = "") -> str:
    """Return the message key of a text, such as right_copy_expect for right, copy and expect."""
    return "_".join(filter(None, (kind, id_.replace("-", "_"), part)))
