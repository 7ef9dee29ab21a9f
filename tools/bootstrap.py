"""Install what the commands of the Makefile need: python3 tools/bootstrap.py [FOLDER ...].

Python packages go into .venv, npm packages into the node_modules of this folder and of each FOLDER.
What is complete already is left alone, so that this costs next to nothing the second time. Only the
standard library is used: nothing else is here yet.
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
"""Bytes that all packages take together, with what pip and npm need while they install."""

OFFLINE = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH"
    r"|NewConnectionError|name resolution|Connection refused|timed out|Network is unreachable"
    r"|ProxyError|SSLError|No matching distribution found"
)
FULL = re.compile(r"ENOSPC|No space left on device|Errno 28")
NO_VENV = re.compile(r"ensurepip is not|No module named '?venv")
CHANGED = re.compile(r"EINTEGRITY|DO NOT MATCH THE HASHES")


class SetUpError(Exception):
    """What is missing, in a sentence that says what was found, what is needed, what to type."""


@dataclass(frozen=True)
class Step:
    """One installation: what it is called, the commands, and the stamp that says it is done."""

    words: str
    commands: tuple[tuple[str, ...], ...]
    stamp: Path
    content: str
    """What the stamp must hold: it changes with all that the installation depends on."""

    @property
    def is_done(self) -> bool:
        """Tell whether the installation is complete and up to date."""
        return self.stamp.is_file() and self.stamp.read_text(encoding="utf-8") == self.content


def main(words: list[str] | None = None) -> int:
    """Install what is missing; return 0, or 1 after one sentence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument(
        "--this-python", action="store_true", help="make a .venv of another Python again"
    )
    arguments = parser.parse_args(words)
    try:
        for step in _steps(arguments.folders, this_python=arguments.this_python):
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
    """Return the installation of the Python packages; a .venv of any Python is good otherwise."""
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
    """Return the installation of the npm packages of a folder."""
    lock = folder / "package-lock.json"
    command = ("npm", "ci", "--prefix", str(folder), "--no-audit", "--no-fund")
    return Step(
        f"Installing the npm packages of {lock} beside it",
        (command,),
        folder / "node_modules/.complete",
        _digest(lock),
    )


def install(step: Step) -> None:
    """Carry out an installation and say how long it took; raise SetUpError if it fails."""
    refuse_full_disk()
    if step.commands[0][0] == "npm":
        refuse_old_node()
    LOG.parent.mkdir(exist_ok=True)
    begun = time.monotonic()
    print(f"{step.words} ...", end="", flush=True)
    with LOG.open("w", encoding="utf-8") as log:
        done = all(_run(command, step, log.fileno(), begun) for command in step.commands)
    print(f" {'done' if done else 'failed'}, {time.monotonic() - begun:.0f} s", flush=True)
    if not done:
        raise SetUpError(why(LOG.read_text(encoding="utf-8", errors="replace")))
    # The stamp comes last, so that half an installation is never taken for a whole one.
    step.stamp.write_text(step.content, encoding="utf-8")


def _run(command: tuple[str, ...], step: Step, log: int, begun: float) -> bool:
    """Run one command, counting the seconds where a person watches; tell whether it succeeded."""
    os.write(log, f"$ {' '.join(command)}\n".encode())
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        while True:
            try:
                return process.wait(1) == 0
            except subprocess.TimeoutExpired:
                if sys.stdout.isatty():
                    seconds = time.monotonic() - begun
                    print(f"\r{step.words} ... {seconds:.0f} s", end="", flush=True)
    finally:
        process.kill()


def refuse_full_disk() -> None:
    """Raise SetUpError where the packages would not fit."""
    free = shutil.disk_usage(".").free
    if free < SPACE:
        raise SetUpError(
            f"only {free // 1_000_000} MB are free in {Path.cwd()}, and the packages need"
            f" {SPACE // 1_000_000} MB: free some, then type the command again"
        )


def refuse_old_node() -> None:
    """Raise SetUpError where there is no node, or an old one, or no npm."""
    node = shutil.which("node")
    said = _said(node, "--version") if node else ""
    found = f"node {said or 'without a version'} at {node}" if node else "none"
    if not re.match(r"v(2\d|[3-9]\d|\d{3,})\.", said):
        raise SetUpError(f"Node 20 or later is needed, found {found}: install it, with npm")
    if not shutil.which("npm"):
        raise SetUpError(f"npm is needed beside {found}, found none: install it")


def _said(program: str, option: str) -> str:
    try:
        answer = subprocess.run(
            [program, option], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()


def why(output: str) -> str:
    """Return what a failed installation said, as one sentence for whoever typed the command."""
    again = f"then type the command again (all that was said: {LOG})"
    if FULL.search(output):
        return f"the disk ran full during the installation: free some space, {again}"
    if NO_VENV.search(output):
        return (
            f"{sys.executable} has no venv module, which is needed: install it (on Debian:"
            f" apt-get install python3-venv), {again}"
        )
    if CHANGED.search(output):
        return (
            "a package that was fetched is not the one that the lock file names: whoever hands it"
            f" out may have changed it, or what lies between; {again}"
        )
    if match := OFFLINE.search(output):
        return (
            "the packages could not be fetched: no package index was reached"
            f" ({match[0]}). Check the connection and the proxy, {again}"
        )
    lines = [line for line in output.splitlines() if line.strip()]
    last = lines[-1].strip() if lines else "nothing"
    return f"the installation failed, and said last: {last!r}. Mend that, {again}"


def _digest(path: Path) -> str:
    """Return the SHA-256 of a lock file; raise SetUpError where it is missing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetUpError(f"{path} is not here: run this in Untrain's own folder") from None


if __name__ == "__main__":
    sys.exit(main())
