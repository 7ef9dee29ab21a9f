"""Watching builds after every change, survives mistakes and ends quietly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from queue import Queue
from threading import Thread

import pytest

from tests.builder.conftest import REPOSITORY, Tree

PATIENCE = 20  # seconds; a change is seen within one


@pytest.fixture
def watcher(tree: Tree) -> Iterator[subprocess.Popen[str]]:
    """Start `python -m builder watch` on the tree, both of its streams in one."""
    # Tests that run in the background of a shell have this ignored, and so would the watcher.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "builder", "watch", "--root", str(tree.root)],
        cwd=REPOSITORY,
        env=os.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    signal.signal(signal.SIGINT, before)
    yield process
    process.kill()
    process.wait()


def lines_of(process: subprocess.Popen[str]) -> Queue[str]:
    """Return a queue that fills with the process's lines."""
    queue: Queue[str] = Queue()

    def fill() -> None:
        for line in process.stdout or ():
            queue.put(line)

    Thread(target=fill, daemon=True).start()
    return queue


def wait_for(queue: Queue[str], beginning: str) -> str:
    """Return the next line that begins so."""
    while not (line := queue.get(timeout=PATIENCE)).startswith(beginning):
        pass
    return line


def test_a_mistake_is_told_and_watching_goes_on(tree: Tree, watcher: subprocess.Popen[str]) -> None:
    """Break a rule, mend it, replace the template as editors do, and stop."""
    lines = lines_of(watcher)
    first = lines.get(timeout=PATIENCE)
    assert first.startswith("watching extension, rules, ")
    assert first.endswith("; Ctrl-C ends it\n")
    wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")

    tree.replace("rules/ai-training.toml", 'wanted = "off"', 'wanted = "on"')
    assert wait_for(lines, "changed") == "changed  rules/ai-training.toml\n"
    wait_for(lines, "rules/ai-training.toml: wanted: expected 'off', found 'on'")

    tree.replace("rules/ai-training.toml", 'wanted = "on"', 'wanted = "off"')
    wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")

    for name in ("Untrain 2", "Untrain 3"):
        text = tree.read("manifest.template.json").replace('"Untrain', f'"{name}', 1)
        tree.write("new.json", text)
        (tree.root / "new.json").rename(tree.root / "manifest.template.json")
        assert wait_for(lines, "changed") == "changed  manifest.template.json\n"
        wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")
        tree.replace("manifest.template.json", name, "Untrain")
        assert wait_for(lines, "changed") == "changed  manifest.template.json\n"
        wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")

    watcher.send_signal(signal.SIGINT)
    assert wait_for(lines, "stopped") == "stopped\n"
    assert watcher.wait(PATIENCE) == 0
