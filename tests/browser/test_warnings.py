"""The browsers' warnings before an installation are those documented in docs/permissions.md."""

from tests.browser.conftest import ROOT
from tests.browser.drive import Browser

WARNINGS = {
    "chromium": ["Read and change your data on www.linkedin.com"],
    "firefox": [
        "Access your data for www.linkedin.com",
        "The developer says this extension doesn\u2019t require data collection.",
    ],
}


def test_the_install_warnings_are_as_documented(browser: Browser) -> None:
    warnings = browser.warnings()

    assert warnings == WARNINGS[browser.name]
    assert warnings[0] in (ROOT / "docs/permissions.md").read_text()
