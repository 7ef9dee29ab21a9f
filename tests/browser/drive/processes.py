"""End what a test started, and nothing else."""

import os
import signal
import subprocess
from contextlib import suppress

from selenium.webdriver.common.service import Service

# A group of its own for the driver and the browser under it: a Ctrl-C in the terminal reaches
# Python alone, which then quits the browser properly, and stragglers can be found by the group.
OWN_GROUP = {"start_new_session": True}


def end_group(service: Service) -> None:
    """Kill whatever is left of a driver's process group, after it had 5 s to quit by itself."""
    process: subprocess.Popen[bytes] | None = getattr(service, "process", None)
    if process is None:
        return
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(5)
