"""The rules are compiled into two modules, one of which never enters a LinkedIn page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from builder.rules.compile import (
    FIELDS,
    about_module,
    page_rules_module,
    report_module,
    rules_module,
)
from builder.rules.load import load_rules
from tests.builder.compiled import exports
from tests.builder.conftest import REPOSITORY, SCRIPTS, Tree

MODULES = {"site", "groups", "settings", "about", "regions", "rights"}


def test_a_setting_is_compiled_with_its_known_fields_only(tree: Tree) -> None:
    """It has either a key or an id of its switch; unknown fields are left out."""
    found = exports(rules_module(load_rules(tree.root)))

    assert found["groups"] == [
        {"id": "cookies", "chosen": False},
        {"id": "ai-training", "chosen": True},
    ]
    cookies, training = found["settings"]
    assert cookies == {
        "id": "cookies",
        "group": "cookies",
        "title": "Non-essential cookies",
        "does": "does_cookies",
        "warning": "warning_cookies",
        "paths": ["/mypreferences/d/member-cookies"],
        "switchId": "nonEssentialCookieConsent",
        "labels": [],
        "direction": "unknown",
        "confirmed": "2026-07-30",
        "called": [],
    }
    assert training["key"] == "allowDataForGenerativeAI"
    assert "switchId" not in training


def test_the_settings_that_go_off_along_with_another_are_compiled(tree: Tree) -> None:
    """The field is missing in all other settings."""
    tree.replace("rules/ai-training.toml", "wanted", 'also_turns_off = ["cookies"]\nwanted')

    cookies, training = exports(rules_module(load_rules(tree.root)))["settings"]

    assert training["alsoTurnsOff"] == ["cookies"]
    assert "alsoTurnsOff" not in cookies


def test_names_of_a_setting_are_compiled_for_pages_but_for_no_content_script(tree: Tree) -> None:
    """Only the popup shows them, and every byte of a content script counts."""
    tree.replace("rules/ai-training.toml", "group =", 'plain = "plain_ai_training"\ngroup =')
    rules = load_rules(tree.root)

    cookies, training = exports(rules_module(rules))["settings"]

    assert training["plain"] == "plain_ai_training"
    assert training["called"][1] == "Data to Improve Generative AI"
    assert "plain" not in cookies
    assert cookies["called"] == []
    for script in FIELDS:
        _, compiled = exports(page_rules_module(rules, script))["settings"]
        assert not {"plain", "called"} & set(compiled), script


def test_every_compiled_field_is_read_by_some_script() -> None:
    """A field that no code reads promises something the product does not do."""
    rules = load_rules(REPOSITORY)
    modules = exports(rules_module(rules)) | exports(about_module(rules, {}))
    scripts = (REPOSITORY / "extension").rglob("*.js")
    code = "".join(path.read_text(encoding="utf-8") for path in scripts)

    assert sorted(name for name in fields_in(modules) if not reads(code, name)) == []


def fields_in(value: Any) -> set[str]:
    """Return the names of all fields in a compiled value; ids of settings are not fields."""
    if isinstance(value, list):
        return set().union(*map(fields_in, value))
    if not isinstance(value, dict):
        return set()
    own = {name for name in value if not isinstance(value[name], dict) or name == "site"}
    return (own - MODULES).union(*map(fields_in, value.values()))


def reads(code: str, name: str) -> bool:
    """Tell whether code reads a field of an object, with a dot or by destructuring."""
    return re.search(rf"\.{name}\b|[{{,]\s*{name}\b[^{{}}]*}}\s*(=|\)|,|of\b)", code) is not None


def test_texts_are_in_the_second_module(tree: Tree) -> None:
    """Texts are message keys; unknown fields are left out."""
    found = exports(about_module(load_rules(tree.root), {}))

    far, other = found["regions"]
    assert far == {
        "id": "far",
        "name": "region_far",
        "text": "region_far_text",
        "letter": ["letter_far_away"],
        "codes": ["ZA", "GB"],
    }
    assert other.keys() == {"id", "name", "text", "letter", "codes"}


def test_a_right_is_compiled_with_its_texts_and_choices(tree: Tree) -> None:
    """Rights are in the order of the file; only some have a warning."""
    close, copy = exports(about_module(load_rules(tree.root), {}))["rights"]

    assert close == {
        "id": "close-account",
        "title": "right_close_account_title",
        "text": "right_close_account_text",
        "expect": "right_close_account_expect",
        "warning": "right_close_account_warning",
        "address": "https://www.linkedin.com/mypreferences/d/close-accounts",
        "regions": ["far"],
        "reasons": ["letter_reason_my_work"],
    }
    assert {"address", "warning"}.isdisjoint(copy)
    assert copy["reasons"] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_content_script_contains_rights(tree: Tree, script: str) -> None:
    """LinkedIn's pages never show them."""
    module = page_rules_module(load_rules(tree.root), script)

    assert "right_" not in module
    assert "region_" not in module


@pytest.mark.parametrize(
    ("script", "of_site", "of_settings"),
    [
        (SCRIPTS[0], "origin listPaths unawaitedPaths pageFrames", "id paths key switchId labels"),
        (SCRIPTS[1], "pageFrames settingsSigns signInSigns translatedSigns offlineWords", ""),
        (SCRIPTS[2], "pageFrames settingsSigns signInSigns translatedSigns offlineWords", ""),
        (SCRIPTS[3], "pageFrames settingsSigns signInSigns translatedSigns offlineWords", ""),
        (SCRIPTS[4], "", "id group title does warning direction"),
        (
            SCRIPTS[5],
            "origin listPaths savePath pageFrames"
            " settingsSigns signInSigns translatedSigns offlineWords",
            "id paths key switchId labels",
        ),
    ],
)
def test_a_content_script_contains_only_the_fields_that_it_reads(
    tree: Tree, script: str, of_site: str, of_settings: str
) -> None:
    """One script finds and clicks, the other draws; the values equal those of shared/rules.js."""
    rules = load_rules(tree.root)
    page, full = exports(page_rules_module(rules, script)), exports(rules_module(rules))

    assert page["site"].keys() == set(of_site.split())
    assert {name for each in page["settings"] for name in each} == set(of_settings.split())
    for part, whole in zip(page["settings"], full["settings"], strict=True):
        assert part.items() <= {**whole}.items()


def test_a_page_report_is_compiled_with_every_wording_of_the_rules(tree: Tree) -> None:
    """A file that is missing gives an empty list of questions, and no words."""
    repository = exports(report_module(load_rules(REPOSITORY)))
    small = exports(report_module(load_rules(tree.root)))

    assert {"toggle", "switch"} <= set(repository["report"]["words"])
    assert repository["report"]["emptyElements"] == ["br", "wbr", "hr", "input", "col"]
    assert "Daten zur Verbesserung generativer KI" in repository["report"]["texts"]
    assert repository["questions"][0] == {"id": "address", "fills": "address"}
    assert small["questions"] == []
    assert small["report"].keys() == {"texts"}
