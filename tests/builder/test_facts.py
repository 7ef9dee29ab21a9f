"""Every claim rests on a known fact, and every fact has a use."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder.check import check
from builder.rules.load import load_rules
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

FACTS = "rules/facts.toml"
CLAIMS = "rules/claims.toml"
EN = "extension/_locales/en/messages.json"


@pytest.mark.parametrize(
    ("name", "place", "fact"),
    [
        ("rules/cookies.toml", "facts[0]", "F-cookies"),
        ("rules/regions.toml", "region[0].facts[0]", "F-on-by-default"),
        ("rules/rights.toml", "right[0].facts[0]", "F-on-by-default"),
        (CLAIMS, "honest_default[0]", "F-on-by-default"),
    ],
)
def test_a_reference_to_a_missing_fact_is_refused(
    tree: Tree, name: str, place: str, fact: str
) -> None:
    """This holds for every file that names facts."""
    tree.replace(name, f'["{fact}"]', f'["F-none", "{fact}"]')

    with refused(f"{name}: {place}: expected a fact of {FACTS}, found 'F-none'"):
        load_rules(tree.root)


def test_no_text_rests_on_an_unknown_fact(tree: Tree) -> None:
    """Its mark as background is then wrong as well."""
    tree.replace(CLAIMS, '"F-on-by-default"', '"F-inverted"')

    with refused(
        f"{CLAIMS}: honest_default[0]: expected a fact that is known, marked S or I, "
        "found 'F-inverted', marked ?",
        f"{FACTS}: F-inverted.background: expected nothing, as a text rests on it, found true",
    ):
        load_rules(tree.root)


def test_a_fact_that_nothing_uses_is_refused(tree: Tree) -> None:
    """It must be marked as background."""
    tree.replace(FACTS, "background = true", "")

    with refused(
        f"{FACTS}: F-inverted: expected a text that rests on this fact, found none; "
        "name it where it is used, or mark it background = true"
    ):
        load_rules(tree.root)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('mark = "I"', 'mark = "seen"', "F-cookies.mark: expected one of 'S', 'I', '?', "
         "found 'seen'"),
        ('"2026-07"', '"July"', "F-cookies.date: expected text in the form "
         "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$, found 'July'"),
        ('source = "not found"', "", "F-inverted.source: expected this field, found nothing"),
    ],
)  # fmt: skip
def test_a_fault_in_a_fact_is_named(tree: Tree, old: str, new: str, line: str) -> None:
    """A fact needs a mark, a date and a source."""
    tree.replace(FACTS, old, new)

    with refused(f"{FACTS}: {line}"):
        load_rules(tree.root)


PREFIXES = ["about", "does", "honest", "letter", "region", "right", "warning"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_claim_without_facts_is_refused(tree: Tree, prefix: str) -> None:
    """Texts with these prefixes state something about LinkedIn."""
    add_message(tree, f"{prefix}_new")

    with refused(f"{EN}: {prefix}_new: expected the facts it rests on, found none; "
                 f"name them in {CLAIMS}"):  # fmt: skip
        check(tree.root)


def test_every_honest_text_is_on_the_page_about_rights() -> None:
    """A text that no page shows helps nobody."""
    english = json.loads((REPOSITORY / EN).read_text(encoding="utf-8"))
    page = (REPOSITORY / "extension/pages/rights.html").read_text(encoding="utf-8")

    honest = {key for key in english if key.startswith("honest_")}
    assert {"honest_not_retroactive", "honest_used", "honest_not_used"} <= honest
    assert set(re.findall(r'data-i18n="(honest_\w+)"', page)) == honest


def test_other_texts_need_no_facts(tree: Tree) -> None:
    """They are about Untrain."""
    add_message(tree, "aboutPage")

    assert check(tree.root)


def test_facts_of_a_missing_text_are_refused(tree: Tree) -> None:
    """The text was renamed or never written."""
    tree.replace(CLAIMS, "honest_default", "honest_defualt")

    with refused(
        f"{CLAIMS}: expected a message that {EN} has, found 'honest_defualt'",
        f"{EN}: honest_default: expected the facts it rests on, found none; name them in {CLAIMS}",
    ):
        check(tree.root)


def test_the_facts_of_a_claim_are_in_one_file(tree: Tree) -> None:
    """Two lists could contradict each other."""
    tree.replace(CLAIMS, "honest_default", 'does_cookies = ["F-cookies"]\nhonest_default')

    with refused(
        f"{CLAIMS}: does_cookies: expected a text that rules/cookies.toml does not name with its "
        "facts, found 'does_cookies'"
    ):
        check(tree.root)


@pytest.mark.parametrize(
    ("where", "key"),
    [
        ("rules/cookies.toml: does", "does_cookies"),
        ("rules/cookies.toml: warning", "warning_cookies"),
        ("rules/groups.toml: cookies", "group_cookies"),
        ("rules/regions.toml: far", "region_far"),
        ("rules/regions.toml: far", "region_far_text"),
        ("rules/rights.toml: close-account", "right_close_account_warning"),
        ("rules/rights.toml: copy", "right_copy_expect"),
        ("rules/rights.toml: close-account: reasons", "letter_reason_my_work"),
    ],
)
def test_a_text_that_the_rules_name_must_exist(tree: Tree, where: str, key: str) -> None:
    """A page would have an empty element without it."""
    for name in sorted((tree.root / "extension/_locales").glob("*/messages.json")):
        messages = json.loads(name.read_text(encoding="utf-8"))
        del messages[key]
        name.write_text(json.dumps(messages), encoding="utf-8")

    with refused(f"{where}: expected a message that {EN} has, found '{key}'"):
        check(tree.root)


def test_a_single_group_needs_no_heading(tree: Tree) -> None:
    """There is no other group to tell it from."""
    (tree.root / "rules/cookies.toml").unlink()
    tree.replace("rules/groups.toml", '[[group]]\nid = "cookies"\nchosen = false\n', "")
    unnamed = 'does_cookies = ["F-cookies"]\nwarning_cookies = ["F-cookies"]\n'
    tree.replace(CLAIMS, "honest_default", f"{unnamed}honest_default")
    for locale in ("en", "de"):
        name = f"extension/_locales/{locale}/messages.json"
        messages = json.loads(tree.read(name))
        del messages["group_ai_training"], messages["name_cookies"]
        tree.write(name, json.dumps(messages))

    assert check(tree.root)


def add_message(tree: Tree, key: str) -> None:
    """Add a text to all locales."""
    for path in sorted((tree.root / "extension/_locales").glob("*/messages.json")):
        messages = json.loads(Path(path).read_text(encoding="utf-8"))
        messages[key] = {"message": "x", "description": "x"} if path.parent.name == "en" else "y"
        path.write_text(json.dumps(messages), encoding="utf-8")
