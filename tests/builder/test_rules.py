"""A faulty rule is refused with the file, the field, the expected and the found value."""

from __future__ import annotations

import pytest

from builder.rules.load import load_rules
from tests.builder.conftest import Tree
from tests.builder.faults import refused
from tests.builder.small_rule import ENGLISH, GERMAN, PATH, RULE, SITE


def test_a_rule_becomes_a_setting(tree: Tree) -> None:
    """The id is the name of the file; toggle texts are labels without repeats, English first."""
    tree.replace(RULE, f'toggle = "{GERMAN}"', f'toggle = "{ENGLISH}"')

    (setting,) = [each for each in load_rules(tree.root).settings if each.id == "ai-training"]

    assert setting.key == "allowDataForGenerativeAI"
    assert setting.confirmed == "2026-08-21"
    assert setting.toggles[0] == ENGLISH
    assert setting.toggles.count(ENGLISH) == 1
    assert setting.toggles[1].startswith("Utiliser mes données")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            'key = "allow',
            'kee = "x"\nkey = "allow',
            "kee: expected a field of rules/schema.json, found an unknown one; did you mean 'key'?",
        ),
        (
            'seen = "several"',
            'seen = "several"\nheard = 1',
            "labels.en.heard: expected a field of rules/schema.json, found an unknown one; "
            "the fields are title, toggle, seen",
        ),
        (
            'key = "allowDataForGenerativeAI"',
            "",
            "key: expected this field, or switch_id, found nothing",
        ),
        (
            'key = "allowDataForGenerativeAI"',
            'key = "x"\nswitch_id = "y"',
            "switch_id: expected either key or this, found both",
        ),
        (
            'facts = ["F-on-by-default"]',
            "",
            "facts: expected this field, as does names a text, found nothing",
        ),
        ('facts = ["F-on-by-default"]', "facts = []", "facts: expected something, found []"),
        (
            'wanted = "off"',
            'wanted = "off"\nseen = { key = "I" }',
            "seen.key: expected a field of rules/schema.json, found an unknown one; "
            "the fields are title, wanted",
        ),
        (
            'wanted = "off"',
            'wanted = "off"\nseen = { title = "S" }',
            "seen.title: expected one of 'I', '?', found 'S'",
        ),
        (
            'wanted = "off"',
            'wanted = "off"\nnot_offered = ["moon"]',
            "not_offered[0]: expected a region of rules/regions.toml, found 'moon'",
        ),
        (
            'key = "allowDataForGenerativeAI"',
            'key = "a b"',
            "key: expected text in the form ^[A-Za-z][A-Za-z0-9_-]*$, found 'a b'",
        ),
        (
            'key = "allowDataForGenerativeAI"',
            'key = "allow\\n"',
            "key: expected one line without spaces around it, found 'allow\\n'",
        ),
        ('default = "on"', "default = true", "default: expected one of 'on', 'off', found True"),
        (
            'wanted = "off"',
            'wanted = "on"',
            "wanted: expected 'off', found 'on'",
        ),
        (
            "confirmed = 2026-08-21",
            'confirmed = "lately"',
            "confirmed: expected a date such as 2026-08-21, found 'lately'",
        ),
        (
            "confirmed = 2026-08-21",
            "confirmed = 2026-08-21T10:00:00",
            "confirmed: expected a date such as 2026-08-21, found '2026-08-21T10:00:00'",
        ),
        (
            'title = "Data for Generative AI Improvement"',
            'title = ""',
            "title: expected something, found ''",
        ),
        (PATH, "7", "paths[0]: expected text, found 7"),
    ],
)
def test_a_fault_in_a_rule_is_named(tree: Tree, old: str, new: str, line: str) -> None:
    """Each fault has one line, which starts with the place."""
    tree.replace(RULE, old, new)

    with refused(f"{RULE}: {line}"):
        load_rules(tree.root)


def test_all_faults_are_reported_at_once(tree: Tree) -> None:
    """A person can fix everything before the next attempt."""
    tree.replace(RULE, "[labels.en]", "[labels.english]")
    tree.replace(RULE, 'default = "on"', 'default = "yes"')
    tree.replace(SITE, "https://www.linkedin.com", "http://www.linkedin.com")

    with refused(
        f"{SITE}: origin: expected 'https://www.linkedin.com', found 'http://www.linkedin.com'",
        f"{RULE}: default: expected one of 'on', 'off', found 'yes'",
        f"{RULE}: labels.en: expected this field, found nothing",
        f"{RULE}: labels: expected text in the form "
        "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$, found 'english'",
    ):
        load_rules(tree.root)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            'direction = "unknown"\n',
            "",
            "direction: expected 'unknown', as wanted was not seen, found nothing",
        ),
        (
            ', wanted = "I"',
            "",
            "direction: expected nothing, as wanted was seen, found 'unknown'",
        ),
        (
            'warning = "warning_cookies"\n',
            "",
            "warning: expected this field, as the off position is unknown, found nothing",
        ),
        ('direction = "unknown"', 'direction = "on"', "direction: expected 'unknown', found 'on'"),
        ('wanted = "off"', 'wanted = "on"', "wanted: expected 'off', found 'on'"),
    ],
)
def test_a_rule_says_if_the_off_position_is_unknown(
    tree: Tree, old: str, new: str, line: str
) -> None:
    """Such a switch is never changed along with others, and no rule turns a switch on."""
    tree.replace("rules/cookies.toml", old, new)

    with refused(f"rules/cookies.toml: {line}"):
        load_rules(tree.root)


def test_a_title_in_our_own_words_needs_no_other_name(tree: Tree) -> None:
    """The popup would say of our words that LinkedIn uses them."""
    tree.replace("rules/cookies.toml", "group =", 'plain = "plain_cookies"\ngroup =')

    with refused(
        "rules/cookies.toml: plain: expected nothing, as title is our name already, "
        "found 'plain_cookies'"
    ):
        load_rules(tree.root)


def test_unknown_fields_may_be_left_out(tree: Tree) -> None:
    """This rule has no default, no labels and no other names."""
    (setting,) = [each for each in load_rules(tree.root).settings if each.id == "cookies"]

    assert (setting.key, setting.switch_id) == (None, "nonEssentialCookieConsent")
    assert setting.toggles == ()


def test_a_rule_without_a_text_needs_no_facts(tree: Tree) -> None:
    """Its title stands alone until somebody has written the sentence."""
    tree.replace(RULE, 'does = "about_ai_training"\nfacts = ["F-on-by-default"]\n', "")

    (setting,) = [each for each in load_rules(tree.root).settings if each.id == "ai-training"]

    assert setting.does is None


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "https://www.linkedin.com",
            "https://linkedin.com",
            "origin: expected 'https://www.linkedin.com', found 'https://linkedin.com'",
        ),
        (
            '["/mypreferences/", ',
            '["/", "/mypreferences/", ',
            "settings_under[0]: expected text in the form ^/[a-z]+/$, found '/'",
        ),
        (
            '"/mypreferences/d/categories/privacy"',
            '"/feed"',
            "list_paths[0]: expected an address under /mypreferences/ or /psettings/, "
            "found '/feed'",
        ),
        (
            'save_path = "',
            'colour = "red"\nsave_path = "',
            "colour: expected a field of rules/schema.json, found an unknown one; the fields are "
            "origin, settings_under, list_paths, save_path, unawaited_paths, signed_out_paths, "
            "guest_paths, blocked_paths, settings_signs, page_frames, sign_in_signs, "
            "translated_signs, offline_words, never, source, confirmed",
        ),
        (
            'guest_paths = ["/", ',
            'guest_paths = ["/home/page", ',
            "guest_paths[0]: expected text in the form ^/([a-z]+(-[a-z]+)*)?$, found '/home/page'",
        ),
    ],
)
def test_a_fault_in_the_site_is_named(tree: Tree, old: str, new: str, line: str) -> None:
    """The data about the site is checked like a rule."""
    tree.replace(SITE, old, new)

    with refused(f"{SITE}: {line}"):
        load_rules(tree.root)
