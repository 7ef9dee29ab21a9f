"""Install the packages that the Makefile needs: python3 tools/bootstrap.py [FOLDER ...].

Python packages go into .venv, npm packages into the node_modules of this folder and of each FOLDER.
Complete installations are left alone, so a second call takes next to no time. This file uses only
the standard library, because it runs before anything else is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LOG = Path("dist/set-up.log")
VENV = Path(".venv")
LOCK = Path("requirements.lock")
SPACE = 1_000_000_000
"""Bytes for all packages, including the temporary files of pip and npm."""

OFFLINE = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH"
    r"|NewConnectionError|name resolution|Connection refused|timed out|Network is unreachable"
    r"|ProxyError|SSLError|No matching distribution found"
)
FULL = re.compile(r"ENOSPC|No space left on device|Errno 28")
NO_VENV = re.compile(r"ensurepip is not|No module named '?venv")
CHANGED = re.compile(r"EINTEGRITY|DO NOT MATCH THE HASHES")


class SetUpError(Exception):
    """A failed installation, in one sentence: what was needed, what was found, what to type."""


@dataclass(frozen=True)
class Step:
    """One installation: its description, its commands, and the stamp that marks it as done."""

    description: str
    commands: tuple[tuple[str, ...], ...]
    stamp: Path
    content: str
    """The text of a current stamp. It changes whenever an input of the installation changes."""

    @property
    def is_done(self) -> bool:
        """Return whether the installation is complete and up to date."""
        return self.stamp.is_file() and self.stamp.read_text(encoding="utf-8") == self.content


def main(arguments: list[str] | None = None) -> int:
    """Install missing packages; return 0, or 1 after printing one sentence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument(
        "--this-python", action="store_true", help="replace a .venv of another Python"
    )
    options = parser.parse_args(arguments)
    try:
        for step in _steps(options.folders, this_python=options.this_python):
            if not step.is_done:
                install(step)
    except SetUpError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    return 0


def _steps(folders: list[Path], *, this_python: bool) -> Iterator[Step]:
    yield python_step(this_python=this_python)
    for folder in (Path(), *folders):
        yield npm_step(folder)


def python_step(*, this_python: bool) -> Step:
    """Return the installation of the Python packages.

    A complete .venv of another Python is accepted unless `this_python` is set.
    """
    stamp = VENV / "complete"
    version = ".".join(map(str, sys.version_info[:3]))
    python = f"python {version} {Path(sys.executable).resolve()}"
    if not this_python and stamp.is_file():
        python = stamp.read_text(encoding="utf-8").partition("\n")[0]
    pip = (str(VENV / "bin/python"), "-m", "pip", "install", "--no-input", "--require-hashes")
    return Step(
        f"Installing the Python packages of {LOCK} into {VENV}, with Python {version}",
        (
            (sys.executable, "-m", "venv", "--clear", str(VENV)),
            (*pip, "--disable-pip-version-check", "--requirement", str(LOCK)),
        ),
        stamp,
        f"{python}\n{_digest(LOCK)}\n",
    )


def npm_step(folder: Path) -> Step:
    """Return the installation of the npm packages of a folder, without running their scripts.

    Some packages start a program that reports who installed them; none needs its script.
    """
    lock = folder / "package-lock.json"
    command = ("npm", "ci", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund")
    return Step(
        f"Installing the npm packages of {lock} beside it",
        (command,),
        folder / "node_modules/.complete",
        _digest(lock),
    )


def install(step: Step) -> None:
    """Run an installation and print how long it took; raise SetUpError if it fails."""
    refuse_full_disk()
    if step.commands[0][0] == "npm":
        refuse_old_node()
    LOG.parent.mkdir(exist_ok=True)
    started = time.monotonic()
    print(f"{step.description} ...", end="", flush=True)
    with LOG.open("w", encoding="utf-8") as log:
        done = all(_run(command, step, log.fileno(), started) for command in step.commands)
    print(f" {'done' if done else 'failed'}, {time.monotonic() - started:.0f} s", flush=True)
    if not done:
        raise SetUpError(failure_reason(LOG.read_text(encoding="utf-8", errors="replace")))
    # The stamp is written last, so that an incomplete installation is never taken for complete.
    step.stamp.write_text(step.content, encoding="utf-8")


def _run(command: tuple[str, ...], step: Step, log: int, started: float) -> bool:
    """Run a command, with a seconds counter on a terminal; return whether it succeeded."""
    os.write(log, f"$ {' '.join(command)}\n".encode())
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        while True:
            try:
                return process.wait(1) == 0
            except subprocess.TimeoutExpired:
                if sys.stdout.isatty():
                    seconds = time.monotonic() - started
                    print(f"\r{step.description} ... {seconds:.0f} s", end="", flush=True)
    finally:
        process.kill()


def refuse_full_disk() -> None:
    """Raise SetUpError if the disk has less than SPACE left."""
    free = shutil.disk_usage(".").free
    if free < SPACE:
        raise SetUpError(
            f"only {free // 1_000_000} MB are free in {Path.cwd()}, and the packages need"
            f" {SPACE // 1_000_000} MB: free some, then type the command again"
        )


def refuse_old_node() -> None:
    """Raise SetUpError if node or npm is missing, or if node is older than version 20."""
    node = shutil.which("node")
    version = _output_of(node, "--version") if node else ""
    found = f"node {version or 'without a version'} at {node}" if node else "none"
    if not re.match(r"v(2\d|[3-9]\d|\d{3,})\.", version):
        raise SetUpError(f"Node 20 or later is needed, found {found}: install it, with npm")
    if not shutil.which("npm"):
        raise SetUpError(f"npm is needed beside {found}, found none: install it")


def _output_of(program: str, option: str) -> str:
    try:
        answer = subprocess.run(
            [program, option], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()


def failure_reason(output: str) -> str:
    """Explain the output of a failed installation in one sentence."""
    again = f"then type the command again (the whole output: {LOG})"
    if FULL.search(output):
        return f"the disk ran full during the installation: free some space, {again}"
    if NO_VENV.search(output):
        return (
            f"{sys.executable} has no venv module, which is needed: install it (on Debian:"
            f" apt-get install python3-venv), {again}"
        )
    if CHANGED.search(output):
        return (
            "a downloaded package does not match its hash in the lock file: the package index or a"
            f" proxy may have changed it. Try another network, {again}"
        )
    if match := OFFLINE.search(output):
        return (
            "the packages could not be downloaded: no package index was reached"
            f" ({match[0]}). Check the connection and the proxy, {again}"
        )
    lines = [line for line in output.splitlines() if line.strip()]
    last = lines[-1].strip() if lines else "nothing"
    return f"the installation failed; its last line was {last!r}. Fix that, {again}"


def _digest(path: Path) -> str:
    """Return the SHA-256 of a lock file; raise SetUpError if it is missing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetUpError(f"{path} is not here: run this in Untrain's own folder") from None


if __name__ == "__main__":
    sys.exit(main())
