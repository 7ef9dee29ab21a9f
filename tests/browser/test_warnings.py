"""What a person reads before they install it: a sentence more would be a conscious change."""

from tests.browser.conftest import ROOT
from tests.browser.drive import Browser

SAID = {
    "chromium": ["Read and change your data on www.linkedin.com"],
    "firefox": [
        "Access your data for www.linkedin.com",
        "The developer says this extension doesn\u2019t require data collection.",
    ],
}


def test_the_warning_is_of_one_site_and_as_documented(browser: Browser) -> None:
    said = browser.warnings()

    assert said == SAID[browser.name]
    assert said[0] in (ROOT / "docs/permissions.md").read_text()
