"""A rule may name only plain addresses of harmless settings pages."""

from __future__ import annotations

import pytest

from builder.rules.load import load_rules
from tests.builder.conftest import Tree
from tests.builder.faults import refused
from tests.builder.small_rule import PATH, RULE


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
