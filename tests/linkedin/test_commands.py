"""The simulator's command line, and the commands that it prints, work as they stand."""

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
PATIENCE = 60  # seconds; a browser starts in one, on a machine that has nothing else to do


def serve(port: int) -> subprocess.CompletedProcess[str]:
    """Run `python -m tests.linkedin` on a port that it cannot have."""
    command = [sys.executable, "-m", "tests.linkedin", "--port", str(port)]
    return subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = serve(port)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Port {port} cannot be used (Address already in use): try another.\n"


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_no_machine_has_is_told_in_a_sentence(port: int) -> None:
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
    """Return a folder with a short path: the path of a socket in it has a limit."""
    folder = Path(tempfile.mkdtemp(prefix="untrain-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def shell(command: str, environment: dict[str, str]) -> Iterator[None]:
    """Run a shell, and end all that it started."""
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


def stand_in(program: Path, shell: str) -> None:
    """Write a program that comes before what is installed."""
    program.write_text(f"#!/bin/sh\n{shell}\n", encoding="utf-8")
    program.chmod(0o755)


def ask_chromium(folder: Path, what: str, method: str = "GET") -> Any:
    """Return what the Chromium with a profile in `folder` answers over its debugging port."""
    (file,) = folder.glob("*/DevToolsActivePort")
    port = file.read_text(encoding="utf-8").splitlines()[0]
    request = urllib.request.Request(f"http://127.0.0.1:{port}/json/{what}", method=method)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


def targets(folder: Path) -> list[str]:
    """Return the addresses that the Chromium with a profile in `folder` has open."""
    return [each["url"] for each in ask_chromium(folder, "list")]


def test_the_command_for_chromium_leads_to_the_simulator_with_the_extension(
    site: LinkedIn, tmp_path: Path, profiles: Path
) -> None:
    """As it is printed, but without a window."""
    build(REPOSITORY, tmp_path / "dist", ("chromium",))
    stand_in(tmp_path / "chromium", f'exec "{find("chromium").browser}" "$@"')
    command = chromium_command(site, tmp_path / "dist/chromium")
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "TMPDIR": str(profiles),
    }

    options = "--headless=new --remote-debugging-port=0"
    with shell(f"exec {command} {options}", environment):
        until(lambda: any(profiles.glob("*/DevToolsActivePort")), PATIENCE, "Chromium")
        welcome = "/pages/welcome.html"
        until(lambda: any(each.endswith(welcome) for each in targets(profiles)), PATIENCE, welcome)
        # As a person types it.
        ask_chromium(profiles, f"new?{ORIGIN}{AI_PATH}", "PUT")
        until(lambda: any(each.path == AI_PATH for each in site.requests), PATIENCE, AI_PATH)


def test_the_command_for_firefox_opens_the_page_without_a_question(
    site: LinkedIn, tmp_path: Path, profiles: Path
) -> None:
    """As it is printed, but without a window; who refuses the certificate gets no page."""
    stand_in(tmp_path / "firefox", f'exec "{find("firefox").browser}" "$@"')
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "TMPDIR": str(profiles),
        "MOZ_HEADLESS": "1",
    }

    with shell(firefox_command(site), environment):
        until(lambda: any(each.path == AI_PATH for each in site.requests), PATIENCE, AI_PATH)
