"""Kill the processes of a test when the test ends, in whatever way it ends."""

import subprocess
from contextlib import suppress
from pathlib import Path

# Waits for a line of input, or for the end of input if Python was killed. In the second case the
# browser gets a moment to quit by itself. Process 0 means the own process group.
GUARD = """
trap '' TERM
read -r _ || { kill -TERM 0; sleep 2; }
rm -rf "$0"
kill -KILL 0
"""


class Guard:
    """A process group for a driver and its browser, and the folder they write to.

    Ctrl-C in the terminal does not reach that group: Python receives it and quits the browser
    properly. If Python is killed, the guard cleans up.
    """

    def __init__(self, folder: Path) -> None:
        """Start the guard; it removes `folder` at the end."""
        self._process = subprocess.Popen(
            ["sh", "-c", GUARD, str(folder)], stdin=subprocess.PIPE, process_group=0
        )

    @property
    def group(self) -> int:
        """The process group in which to start driver and browser."""
        return self._process.pid

    def end(self) -> None:
        """Kill all processes of the group and remove the folder."""
        with suppress(BrokenPipeError):
            self._process.communicate(b"\n")
