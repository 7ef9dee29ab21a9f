"""End what a test started, and nothing else, however the test itself ends."""

import subprocess
from contextlib import suppress
from pathlib import Path

# Waits until it is told that all is over, or until nobody is left who could tell it. In that case
# the browser gets a moment to leave by itself. Zero means its own process group.
GUARD = """
trap '' TERM
read -r _ || { kill -TERM 0; sleep 2; }
rm -rf "$0"
kill -KILL 0
"""


class Guard:
    """Own a process group for a driver and the browser under it, and the folder they write to.

    A Ctrl-C in the terminal does not reach that group: Python gets it, and quits the browser
    properly. If Python is killed instead, the guard is still there to clean up.
    """

    def __init__(self, folder: Path) -> None:
        """Start to watch; `folder` is removed at the end."""
        self._process = subprocess.Popen(
            ["sh", "-c", GUARD, str(folder)], stdin=subprocess.PIPE, process_group=0
        )

    @property
    def group(self) -> int:
        """The process group that everything to be guarded must be started in."""
        return self._process.pid

    def end(self) -> None:
        """Kill whatever is left in the group and remove the folder."""
        with suppress(BrokenPipeError):
            self._process.communicate(b"\n")
