"""Provide the browsers under test: python -m tests.browser.provide [chromium] [firefox].

A missing browser is installed with apt-get if possible, or downloaded by Selenium Manager. Each
browser is then started once with the extension, so that problems are explained in one sentence
before any test runs.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.browser.drive import BROWSERS, BrowserError
from tests.browser.drive.compatibility import check_compatibility
from tests.browser.drive.find import KINDS, Found, find, installed_browser
from tests.linkedin import LinkedIn

DIST = Path("dist")
LOG = DIST / "apt-get.log"
LISTS = Path("/var/lib/apt/lists")
MAX_AGE = 7  # days


def main(names: list[str]) -> int:
    """Provide each browser, start it once, and print its version; return the exit code."""
    for name in names or list(KINDS):
        if name not in KINDS:
            return fail(f"{name}: expected one of {', '.join(KINDS)}")
        try:
            provide(name)
            _start_once(name)
        except BrowserError as error:
            return fail(str(error))
    return 0


def fail(sentence: str) -> int:
    """Print why a command failed, and return its exit code."""
    print(f"✗ {sentence}", file=sys.stderr)
    return 1


def provide(name: str) -> Found:
    """Find a browser, after an installation if necessary, and print its version.

    Raise BrowserError if it is missing or too old, or if its driver does not fit.
    """
    build = DIST / name
    if not (build / "manifest.json").exists():
        raise BrowserError(f"{build} is missing: run `make build` first")
    failure = _install(name) if not installed_browser(name) and _can_install() else ""
    try:
        found = find(name)
    except BrowserError as error:
        raise BrowserError(failure or str(error)) from error
    versions = check_compatibility(name, found, build)
    kind = KINDS[name]
    print(f"{kind.title} {versions.browser} ({found.browser})")
    print(f"  driven by {kind.driver} {versions.driver} ({found.driver})", flush=True)
    return found


def _start_once(name: str) -> None:
    """Start and quit the browser; raise BrowserError if it does not start."""
    started = time.monotonic()
    with LinkedIn() as site, BROWSERS[name](site, DIST / name):
        pass
    print(f"  started with the extension ({time.monotonic() - started:.0f} s)", flush=True)


def _can_install() -> bool:
    """Tell whether apt-get exists and the user is root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(name: str) -> str:
    """Install a browser with apt-get; return "" or a sentence with the reason of the failure."""
    packages = KINDS[name].packages
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text("")
    if lists := old_lists(LISTS):
        print(f"  {lists}")
    install = ("install", "--yes", "--no-install-recommends", *packages)
    installing = f"installing {' and '.join(packages)} with apt-get"
    # Fetching package lists takes long, so do it only if the first attempt fails.
    if _step(installing, install):
        return ""
    if _step("fetching newer package lists with apt-get", ("update",)) and _step(
        installing, install
    ):
        return ""
    errors = [line for line in LOG.read_text().splitlines() if line.startswith("E:")]
    reason = errors[-1].removeprefix("E:").strip().rstrip(".") if errors else "no error"
    return (
        f"apt-get could not install {' and '.join(packages)}; its error: {reason}. Check the"
        f" connection and the space on the disk, then type the command again (log: {LOG}), or name"
        f" a browser with {KINDS[name].variable}={KINDS[name].example}"
    )


def old_lists(folder: Path, now: Callable[[], float] = time.time) -> str:
    """Return a warning about old package lists in `folder`, "" if they are recent or missing."""
    try:
        # A list has the date of the server. The folder `partial` has that of the last update.
        updated = max((folder / name).stat().st_mtime for name in (".", "partial"))
    except OSError:
        return ""
    days = int((now() - updated) // 86_400)
    if days <= MAX_AGE:
        return ""
    date = datetime.fromtimestamp(updated, UTC).date()
    return (
        f"apt's package lists are {days} days old (of {date}), so apt-get may not install the"
        " newest browsers: run apt-get update first to get them"
    )


def _step(description: str, command: tuple[str, ...]) -> bool:
    """Run apt-get, print a line with its duration, and tell whether it succeeded."""
    print(f"  {description} (log: {LOG}) ...", end="", flush=True)
    started = time.monotonic()
    done = _apt_get(*command)
    print(f" {'done' if done else 'failed'}, {time.monotonic() - started:.0f} s", flush=True)
    return done


def _apt_get(*arguments: str) -> bool:
    with LOG.open("a") as log:
        command = ["apt-get", "-o", "DPkg::Lock::Timeout=120", *arguments]
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
        )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
