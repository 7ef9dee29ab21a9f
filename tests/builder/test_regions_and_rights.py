"""Regions and rights state known facts only, and link only to LinkedIn."""

from __future__ import annotations

import pytest

from builder.rules.load import load_rules
from tests.builder.conftest import Tree
from tests.builder.faults import refused

REGIONS = "rules/regions.toml"
RIGHTS = "rules/rights.toml"
ADDRESS = "https://www.linkedin.com/mypreferences/d/close-accounts"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('id = "other"', 'id = "far"', "region[1].id: expected each id once, found 'far'"),
        (
            '["ZA", "GB"]',
            '["Za"]',
            "region[0].codes[0]: expected text in the form ^[A-Z]{2}$, found 'Za'",
        ),
        (
            'earlier = "paused"',
            'earlier = "forgotten"',
            "region[0].earlier: expected one of 'exempt', 'paused', found 'forgotten'",
        ),
        ('letter = ["far-away"]', "", "region[0].letter: expected this field, found nothing"),
    ],
)
def test_a_fault_in_a_region_is_named(tree: Tree, old: str, new: str, line: str) -> None:
    """The fault starts with the place of the region in the file."""
    tree.replace(REGIONS, old, new)

    with refused(f"{REGIONS}: {line}"):
        load_rules(tree.root)


def test_a_code_leads_to_one_region(tree: Tree) -> None:
    """A language tag must lead to one region."""
    more = tree.read(REGIONS).split("[[region]]")[1].replace('id = "far"', 'id = "near"')
    tree.write(REGIONS, f"{tree.read(REGIONS)}\n[[region]]{more}")

    with refused(
        f"{REGIONS}: region[2].codes: expected a code that far does not have, found 'ZA'",
        f"{REGIONS}: region[2].codes: expected a code that far does not have, found 'GB'",
    ):
        load_rules(tree.root)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [("codes = []", 'codes = ["US"]', "none"), ('["ZA", "GB"]', "[]", "far and other")],
)
def test_exactly_one_region_has_no_codes(tree: Tree, old: str, new: str, found: str) -> None:
    """It stands for all other countries."""
    tree.replace(REGIONS, old, new)

    with refused(f"{REGIONS}: expected one region without codes, for everyone else, found {found}"):
        load_rules(tree.root)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('id = "copy"', 'id = "close-account"', "[1].id: expected each id once, found "
         "'close-account'"),
        ('regions = ["far"]', 'regions = ["near"]', "[0].regions[0]: expected a known region, "
         "found 'near'"),
        ("warned = true\n", "", "[0].warned: expected a warning, as the address names "
         "'close-accounts', found none"),
        *[
            (ADDRESS, address, "[0].address: expected https://www.linkedin.com/ and a plain path, "
             f"found '{address}'")
            for address in (
                "https://linkedin.com/help",
                "https://www.linkedin.com.evil.example/help",
                "https://www.linkedin.com@evil.example/help",
                "https://www.linkedin.com",
                "http://www.linkedin.com/help",
                "https://www.linkedin.com/help?x=1",
                "https://www.linkedin.com/../help",
                "/mypreferences/d/close-accounts",
            )
        ],
    ],
)  # fmt: skip
def test_a_fault_in_a_right_is_named(tree: Tree, old: str, new: str, line: str) -> None:
    """A link leads to LinkedIn, and to a dangerous page only with a warning."""
    tree.replace(RIGHTS, old, new)

    with refused(f"{RIGHTS}: right{line}"):
        load_rules(tree.root)


def test_a_rule_may_not_name_a_dangerous_page_that_a_right_may_link_to(tree: Tree) -> None:
    """A person follows a link, but the extension acts on the page of a rule."""
    tree.replace("rules/cookies.toml", "member-cookies", "close-accounts")

    with refused(
        "rules/cookies.toml: paths[0]: expected an address that has nothing to do with "
        "'close-accounts', found '/mypreferences/d/close-accounts'"
    ):
        load_rules(tree.root)


def test_the_files_of_regions_and_rights_may_be_missing(tree: Tree) -> None:
    """There are then no regions and no rights."""
    for name in (REGIONS, RIGHTS):
        (tree.root / name).unlink()
    tree.replace("rules/cookies.toml", 'not_offered = ["far"]\n', "")

    rules = load_rules(tree.root)

    assert (rules.regions, rules.rights) == ((), ())
