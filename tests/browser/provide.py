"""See that the browsers under test are here: python -m tests.browser.provide [chromium] [firefox].

A missing one is installed with apt-get where that is possible, or fetched by Selenium Manager.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.drive.find import KINDS, NotFoundError, find, installed_browser

LOG = Path("dist/apt-get.log")


def main(names: list[str]) -> int:
    """Find each browser, install it where that is possible, and say which one it is."""
    for name in names or list(KINDS):
        if name not in KINDS:
            print(f"{name}: expected one of {', '.join(KINDS)}", file=sys.stderr)
            return 1
        try:
            if not installed_browser(name) and _can_install():
                _install(name)
            found = find(name)
        except NotFoundError as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        print(f"{name}: {found.browser} ({_version(found.browser)}), driven by {found.driver}")
    return 0


def _can_install() -> bool:
    """Tell whether this is Debian or one of its kin, and we are its administrator."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(name: str) -> None:
    """Install a browser with apt-get; leave it at that if its packages do not exist here."""
    packages = KINDS[name].packages
    print(f"{name}: installing {' and '.join(packages)} with apt-get (log: {LOG})", flush=True)
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text("")
    install = ("install", "--yes", "--no-install-recommends", *packages)
    # The package lists may be missing or stale; only then is fetching them worth the time.
    done = _apt_get(*install) or (_apt_get("update") and _apt_get(*install))
    if not done:
        errors = [line for line in LOG.read_text().splitlines() if line.startswith("E:")]
        print("\n".join(["apt-get failed:", *errors[-5:]]), file=sys.stderr)


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


def _version(browser: str) -> str:
    """Return what the browser calls itself, or "version unknown"."""
    try:
        answer = subprocess.run(
            [browser, "--version"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "version unknown"
    return answer.stdout.strip() or "version unknown"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
