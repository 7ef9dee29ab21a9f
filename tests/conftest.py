"""Report the browser versions and the results of the fault matrix at the end of a test run."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.browser.drive.compatibility import check_compatibility
from tests.browser.drive.errors import BrowserError
from tests.browser.drive.find import KINDS, find
from tests.browser.matrix.report import Report
from tests.shard import Shard

DIST = Path(__file__).parents[1] / "dist"

# A busy machine may need long for one example of a property.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    """Register the report of the fault matrix, in the main process only."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Report(), "fault-matrix")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what other machines run, if SHARD names a part."""
    try:
        part = Shard.from_environment().of(items)
    except ValueError as error:
        raise pytest.UsageError(str(error)) from error
    kept = set(part)
    if left := [each for each in items if each not in kept]:
        config.hook.pytest_deselected(items=left)
    items[:] = part


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the versions of the browsers in which tests ran."""
    ran = {
        name
        for reports in terminalreporter.stats.values()
        for report in reports
        for name in KINDS
        if f"[{name}" in getattr(report, "nodeid", "")
    }
    for name in sorted(ran):
        try:
            found = find(name)
            version = check_compatibility(name, found, DIST / name).browser
        except (BrowserError, OSError) as error:
            terminalreporter.write_line(f"{name}: {error}")
        else:
            terminalreporter.write_line(f"{KINDS[name].title} {version} ({found.browser})")
