"""Rules agree with each other and with their groups."""

from __future__ import annotations

import pytest

from builder.rules.load import load_rules
from tests.builder.conftest import Tree
from tests.builder.faults import refused
from tests.builder.small_rule import ENGLISH, RULE


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
