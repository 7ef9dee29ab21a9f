"""Fixtures of the simulator's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.linkedin import LinkedIn
from tests.linkedin.client import Client
from tests.linkedin.page_driver import Browser


@pytest.fixture(scope="module")
def served() -> Iterator[LinkedIn]:
    """Serve one site for all tests of a file."""
    with LinkedIn() as site:
        yield site


@pytest.fixture
def site(served: LinkedIn) -> LinkedIn:
    """Return the site in its default state."""
    served.reset()
    return served


@pytest.fixture
def client(site: LinkedIn) -> Client:
    """Return a client of that site."""
    return Client(site)


@pytest.fixture(scope="module")
def started(served: LinkedIn) -> Iterator[Browser]:
    """Start one browser for all tests of a file."""
    browser = Browser(served)
    yield browser
    browser.driver.quit()


@pytest.fixture
def browser(started: Browser, site: LinkedIn) -> Browser:
    """Return a browser on a blank page."""
    started.open("about:blank")
    site.reset()  # The page of the previous test may have saved something until now.
    return started
