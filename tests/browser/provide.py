"""See that the browsers under test are here: python -m tests.browser.provide [chromium] [firefox].

A missing one is installed with apt-get where that is possible, or fetched by Selenium Manager. Each
is then started once with the extension in it, so that what does not fit is said in one sentence
before any test.
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
from tests.browser.drive.find import KINDS, Found, find, installed_browser
from tests.browser.drive.fit import refuse_unfit
from tests.linkedin import LinkedIn

DIST = Path("dist")
LOG = DIST / "apt-get.log"
LISTS = Path("/var/lib/apt/lists")
OLD = 7  # days


def main(names: list[str]) -> int:
    """Provide each browser, start it once, and say which one it is."""
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
    """Say what keeps a command from its work, and return its exit code."""
    print(f"✗ {sentence}", file=sys.stderr)
    return 1


def provide(name: str) -> Found:
    """Find a browser, installing it where that is possible; say which one it is.

    Raise BrowserError if it is not here, too old, or if its driver does not fit.
    """
    build = DIST / name
    if not (build / "manifest.json").exists():
        raise BrowserError(f"{build} is not there: run `make build` first")
    failure = _install(name) if not installed_browser(name) and _can_install() else ""
    try:
        found = find(name)
    except BrowserError as error:
        raise BrowserError(failure or str(error)) from error
    versions = refuse_unfit(name, found, build)
    kind = KINDS[name]
    print(f"{kind.title} {versions.browser} ({found.browser})")
    print(f"  driven by {kind.driver} {versions.driver} ({found.driver})", flush=True)
    return found


def _start_once(name: str) -> None:
    """Start and quit the browser; raise BrowserError if that is not possible."""
    begun = time.monotonic()
    with LinkedIn() as site, BROWSERS[name](site, DIST / name):
        pass
    print(f"  started with the extension in it ({time.monotonic() - begun:.0f} s)", flush=True)


def _can_install() -> bool:
    """Tell whether this is Debian or based on it, and we are its administrator."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(name: str) -> str:
    """Install a browser with apt-get; return "", or in a sentence why that was not possible."""
    packages = KINDS[name].packages
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text("")
    if lists := old_lists(LISTS):
        print(f"  {lists}")
    install = ("install", "--yes", "--no-install-recommends", *packages)
    installing = f"installing {' and '.join(packages)} with apt-get"
    # The package lists may be missing or stale; only then is fetching them worth the time.
    if _step(installing, install):
        return ""
    if _step("fetching newer package lists with apt-get", ("update",)) and _step(
        installing, install
    ):
        return ""
    errors = [line for line in LOG.read_text().splitlines() if line.startswith("E:")]
    said = errors[-1].removeprefix("E:").strip().rstrip(".") if errors else "nothing"
    return (
        f"apt-get could not install {' and '.join(packages)}; it said: {said}. Check the connection"
        f" and the space on the disk, then type the command again (all that was said: {LOG}), or"
        f" name a browser with {KINDS[name].variable}={KINDS[name].example}"
    )


def old_lists(folder: Path, now: Callable[[], float] = time.time) -> str:
    """Return what to say of apt's package lists in `folder`, "" if they are recent or missing."""
    try:
        # apt gives a list the server's date; the folder of downloads has that of the last update.
        updated = max((folder / name).stat().st_mtime for name in (".", "partial"))
    except OSError:
        return ""
    days = int((now() - updated) // 86_400)
    if days <= OLD:
        return ""
    date = datetime.fromtimestamp(updated, UTC).date()
    return (
        f"apt's package lists are {days} days old (of {date}), so these may not be the newest"
        " browsers: run apt-get update before to have those"
    )


def _step(words: str, command: tuple[str, ...]) -> bool:
    """Run apt-get, say what it does and how long it took, and tell whether it succeeded."""
    print(f"  {words} (log: {LOG}) ...", end="", flush=True)
    begun = time.monotonic()
    done = _apt_get(*command)
    print(f" {'done' if done else 'failed'}, {time.monotonic() - begun:.0f} s", flush=True)
    return done


def _apt_get(*words: str) -> bool:
    with LOG.open("a") as log:
        command = ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words]
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
        )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
