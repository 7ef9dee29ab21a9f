"""What all tests share: the fault matrix reports at the end, in whichever way it was run."""

import pytest

from tests.browser.matrix.report import Report


def pytest_configure(config: pytest.Config) -> None:
    """Have the cells' findings collected where the run is reported, not in each worker."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Report(), "fault-matrix")
