"""A faulty rule is refused with the file, the field, the expected and the found value."""

from __future__ import annotations

import pytest

from builder.errors import BuildError
from builder.rules.load import load_rules
from tests.builder.conftest import Tree
from tests.builder.faults import refused

RULE = "rules/ai-training.toml"
SITE = "rules/site.toml"
ENGLISH = "Use my data for training content creation AI models"
GERMAN = "Ihre Daten zum Schulen von KI-Modellen verwenden, um Inhalte zu erstellen"
PATH = '"/mypreferences/d/settings/data-for-ai-improvement"'


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
    ("path", "expected"),
    [
        ("/feed/", "an address under /mypreferences/ or /psettings/"),
        ("mypreferences/d/x", "an address under /mypreferences/ or /psettings/"),
        ("/mypreferences/", "an address under /mypreferences/ or /psettings/"),
        ("//evil.example/x", "an address under /mypreferences/ or /psettings/"),
        ("https://evil.example/x", "an address under /mypreferences/ or /psettings/"),
        (
            "https://www.linkedin.com/mypreferences/d/x",
            "an address under /mypreferences/ or /psettings/",
        ),
        ("/MyPreferences/d/x", "an address under /mypreferences/ or /psettings/"),
        *[
            (path, "an address of letters, digits, '-', '_' and single slashes between them")
            for path in (
                "/mypreferences/../feed",
                "/mypreferences/d/./x",
                "/mypreferences/%2e%2e/feed",
                "/mypreferences/d%2fx",
                "/mypreferences/d\\x",
                "/mypreferences/d/x?y=1",
                "/mypreferences/d/x#y",
                "/mypreferences/d/*",
                "/mypreferences//evil.example",
                "/mypreferences/d/x/",
                "/mypreferences/d/é",
            )
        ],
        *[
            (path, f"an address that has nothing to do with {word!r}")
            for path, word in (
                ("/mypreferences/d/close-accounts", "close-accounts"),
                ("/mypreferences/d/close-accounts/now", "close-accounts"),
                ("/mypreferences/d/settings/Close-Accounts-2", "close-accounts"),
                ("/psettings/change-password", "change-password"),
                ("/mypreferences/d/hib", "hibernate-account"),
            )
        ],
    ],
)
def test_an_address_outside_of_the_settings_is_refused(
    tree: Tree, path: str, expected: str
) -> None:
    """Only plain paths of harmless settings pages are accepted."""
    tree.replace(RULE, PATH, f"'{path}'")

    with refused(f"{RULE}: paths[0]: expected {expected}, found {path!r}"):
        load_rules(tree.root)


@pytest.mark.parametrize("folder", ["/mypreferences/d", "/mypreferences/d/se"])
def test_a_folder_of_settings_is_refused(tree: Tree, folder: str) -> None:
    """Addresses are matched as prefixes, so a folder would match every page in it."""
    tree.replace(RULE, PATH, f"{PATH}, {folder!r}")

    with pytest.raises(Exception, match="expected one page, not a folder that holds") as caught:
        load_rules(tree.root)
    assert str(caught.value).startswith(f"{RULE}: paths[1]: ")


def test_an_address_may_be_a_prefix_of_another_page_name(tree: Tree) -> None:
    """/ads and /ads-by-age are two pages; neither is a folder."""
    tree.replace(RULE, PATH, f'{PATH}, "/psettings/ads", "/psettings/ads-by-age"')

    assert load_rules(tree.root).settings


def test_two_rules_for_one_key_are_refused(tree: Tree) -> None:
    """Keys that differ only in case count as the same."""
    copy = tree.read(RULE).replace("allowData", "allowdata").replace("toggle = ", "# ")
    tree.write("rules/zz-copy.toml", copy)

    with refused(
        "rules/zz-copy.toml: key: expected a switch that rules/ai-training.toml does not already "
        "name, found 'allowdataForGenerativeAI'"
    ):
        load_rules(tree.root)


def test_a_key_may_not_be_the_switch_id_of_another_rule(tree: Tree) -> None:
    """A word must lead to one switch only."""
    tree.replace(RULE, "allowDataForGenerativeAI", "nonEssentialCookieConsent")

    with refused(
        "rules/cookies.toml: switch_id: expected a switch that rules/ai-training.toml does not "
        "already name, found 'nonEssentialCookieConsent'"
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


def test_settings_are_in_the_order_of_their_groups(tree: Tree) -> None:
    """Within a group they are sorted by id."""
    assert [setting.id for setting in load_rules(tree.root).settings] == ["cookies", "ai-training"]


def test_a_missing_group_is_refused(tree: Tree) -> None:
    """A group without settings is refused as well."""
    tree.replace(RULE, 'group = "ai-training"', 'group = "ai"')

    with refused(
        f"{RULE}: group: expected one of 'cookies', 'ai-training', found 'ai'",
        "rules/groups.toml: group[1]: expected a group with a setting, found 'ai-training'",
    ):
        load_rules(tree.root)


def test_a_repeated_group_is_refused(tree: Tree) -> None:
    """There would be two headings with one name."""
    tree.replace("rules/groups.toml", 'id = "cookies"', 'id = "ai-training"')
    tree.replace("rules/cookies.toml", 'group = "cookies"', 'group = "ai-training"')

    with refused("rules/groups.toml: group[1].id: expected each id once, found 'ai-training'"):
        load_rules(tree.root)


def test_two_rules_with_the_same_label_on_one_page_are_refused(tree: Tree) -> None:
    """Without their keys, both rules would find the same switch."""
    head, labels = tree.read(RULE).split("[labels.en]")
    copy = head.replace("allowData", "allowOther") + "[labels.en]" + labels.split("[labels.de]")[0]
    tree.write("rules/zz-copy.toml", copy)

    with refused(
        "rules/zz-copy.toml: labels.en.toggle: expected words that rules/ai-training.toml does "
        f"not use on the same page, found {ENGLISH!r}"
    ):
        load_rules(tree.root)


def test_two_switches_may_share_a_page(tree: Tree) -> None:
    """They differ in key and label."""
    other = tree.read(RULE).replace("allowData", "allowOther").replace('toggle = "', 'toggle = "x ')
    tree.write("rules/zz-other.toml", other)

    assert "zz-other" in [setting.id for setting in load_rules(tree.root).settings]


@pytest.mark.parametrize("companion", ["ai-training", "nobody"])
def test_only_another_setting_can_go_off_along_with_a_setting(tree: Tree, companion: str) -> None:
    """Neither the setting itself nor an unknown one is accepted."""
    tree.replace(RULE, "wanted", f'also_turns_off = ["{companion}"]\nwanted')

    with refused(
        f"{RULE}: also_turns_off[0]: expected the id of another setting, found {companion!r}"
    ):
        load_rules(tree.root)


def test_a_bad_file_name_of_a_rule_is_refused(tree: Tree) -> None:
    """The name is the id of the setting."""
    (tree.root / RULE).rename(tree.root / "rules/AI Training.toml")

    with refused(
        "rules/AI Training.toml: expected a name of lower-case letters, digits and single '-', "
        "found 'AI Training'"
    ):
        load_rules(tree.root)


def test_an_extension_without_settings_is_refused(tree: Tree) -> None:
    for name in (RULE, "rules/cookies.toml"):
        (tree.root / name).unlink()

    with pytest.raises(BuildError, match="rules: expected at least one setting, found none"):
        load_rules(tree.root)


@pytest.mark.parametrize("name", ["rules/facts.toml", "rules/groups.toml", "rules/claims.toml"])
def test_a_required_shared_file_must_exist(tree: Tree, name: str) -> None:
    """Every setting has facts and a group."""
    (tree.root / name).unlink()

    with refused(f"{name}: expected a file, found nothing"):
        load_rules(tree.root)


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
            "guest_paths, blocked_paths, never, source, confirmed",
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


def test_bad_toml_names_the_line(tree: Tree) -> None:
    """All files are read before faults are reported."""
    tree.write(RULE, 'title = "x"\nkey "y"\n')
    tree.write("rules/zz.toml", 'title = "x"\npaths = [\n')

    with refused(
        f"{RULE}: line 2: expected TOML, found a mistake: "
        "Expected '=' after a key in a key/value pair",
        "rules/zz.toml: line 2: expected TOML, found a mistake: Invalid value",
    ):
        load_rules(tree.root)


def test_a_missing_site_is_named(tree: Tree) -> None:
    """Nothing can be checked without it."""
    (tree.root / SITE).unlink()

    with refused(f"{SITE}: expected a file, found nothing"):
        load_rules(tree.root)


def test_a_file_that_is_not_text_is_named(tree: Tree) -> None:
    """The fault gives the offset of the bad byte."""
    (tree.root / RULE).write_bytes(b"title = '\xff'")

    with refused(f"{RULE}: expected UTF-8 text, found a byte that is not (0xff at offset 9)"):
        load_rules(tree.root)
