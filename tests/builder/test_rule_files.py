"""A file in rules/ that is missing or cannot be read is named."""

from __future__ import annotations

import pytest

from builder.errors import BuildError
from builder.rules.load import load_rules
from tests.builder.conftest import Tree
from tests.builder.faults import refused
from tests.builder.small_rule import RULE, SITE


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
