"""The simulator's command line and the commands that it prints work."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from builder.build import build
from tests.browser.drive.find import find
from tests.browser.drive.wait import until
from tests.linkedin import AI_PATH, ORIGIN, LinkedIn
from tests.linkedin.commands import chromium_command, firefox_command

REPOSITORY = Path(__file__).resolve().parents[2]
TIMEOUT = 60  # seconds; on an idle machine a browser starts in one


def serve(port: int) -> subprocess.CompletedProcess[str]:
    """Run `python -m tests.linkedin` on a port that it cannot use."""
    command = [sys.executable, "-m", "tests.linkedin", "--port", str(port)]
    return subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )


def test_a_port_in_use_is_explained() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = serve(port)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Port {port} cannot be used (Address already in use): try another.\n"


@pytest.mark.parametrize("port", [-1, 65536])
def test_an_invalid_port_is_explained(port: int) -> None:
    done = serve(port)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Port {port} cannot be used (it must be from 0 to 65535): try another.\n"


@pytest.fixture
def site() -> Iterator[LinkedIn]:
    """Serve a site."""
    with LinkedIn() as served:
        yield served


@pytest.fixture
def profiles() -> Iterator[Path]:
    """Return a folder with a short path, as the length of socket paths is limited."""
    folder = Path(tempfile.mkdtemp(prefix="untrain-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def shell(command: str, environment: dict[str, str]) -> Iterator[None]:
    """Run a shell command, and at the end kill all processes that it started."""
    running = subprocess.Popen(
        ["sh", "-c", command],
        env=os.environ | environment,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def write_wrapper(program: Path, shell: str) -> None:
    """Write a shell script, to be found on PATH before the installed program."""
    program.write_text(f"#!/bin/sh\n{shell}\n", encoding="utf-8")
    program.chmod(0o755)


def ask_chromium(folder: Path, command: str, method: str = "GET") -> Any:
    """Return the answer of the Chromium with a profile in `folder` over its debugging port."""
    (file,) = folder.glob("*/DevToolsActivePort")
    port = file.read_text(encoding="utf-8").splitlines()[0]
    request = urllib.request.Request(f"http://127.0.0.1:{port}/json/{command}", method=method)
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        return json.load(answer)


def targets(folder: Path) -> list[str]:
    """Return the addresses that the Chromium with a profile in `folder` has open."""
    return [each["url"] for each in ask_chromium(folder, "list")]


def test_the_printed_command_starts_chromium_with_the_extension(
    site: LinkedIn, tmp_path: Path, profiles: Path
) -> None:
    """The test adds options so that no window opens."""
    build(REPOSITORY, tmp_path / "dist", ("chromium",))
    write_wrapper(tmp_path / "chromium", f'exec "{find("chromium").browser}" "$@"')
    command = chromium_command(site, tmp_path / "dist/chromium")
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "TMPDIR": str(profiles),
    }

    options = "--headless=new --remote-debugging-port=0"
    with shell(f"exec {command} {options}", environment):
        until(lambda: any(profiles.glob("*/DevToolsActivePort")), "Chromium", timeout=TIMEOUT)
        welcome = "/pages/welcome.html"
        until(
            lambda: any(each.endswith(welcome) for each in targets(profiles)),
            welcome,
            timeout=TIMEOUT,
        )
        # The person types this address.
        ask_chromium(profiles, f"new?{ORIGIN}{AI_PATH}", "PUT")
        until(lambda: any(each.path == AI_PATH for each in site.requests), AI_PATH, timeout=TIMEOUT)


def test_the_printed_command_starts_firefox_without_a_certificate_warning(
    site: LinkedIn, tmp_path: Path, profiles: Path
) -> None:
    """Firefox would not request the page if it refused the certificate."""
    write_wrapper(tmp_path / "firefox", f'exec "{find("firefox").browser}" "$@"')
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "TMPDIR": str(profiles),
        "MOZ_HEADLESS": "1",
    }

    with shell(firefox_command(site), environment):
        until(lambda: any(each.path == AI_PATH for each in site.requests), AI_PATH, timeout=TIMEOUT)
