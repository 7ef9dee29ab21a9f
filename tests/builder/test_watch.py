"""`watch` builds after every change, continues after a fault and ends cleanly."""

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

TIMEOUT = 60  # seconds; a change is noticed within one


@pytest.fixture
def watcher(tree: Tree) -> Iterator[subprocess.Popen[str]]:
    """Start `python -m builder watch` on the tree, with both output streams in one."""
    # A shell's background jobs ignore SIGINT, and the watcher would inherit that.
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
    """Return a queue that receives the lines of the process."""
    queue: Queue[str] = Queue()

    def fill() -> None:
        for line in process.stdout or ():
            queue.put(line)

    Thread(target=fill, daemon=True).start()
    return queue


def wait_for(queue: Queue[str], prefix: str) -> str:
    """Return the next line that starts with `prefix`."""
    while not (line := queue.get(timeout=TIMEOUT)).startswith(prefix):
        pass
    return line


def replace_at_once(tree: Tree, path: str, old: str, new: str) -> None:
    """Replace a file, as editors do: half of it written would count as a change of its own."""
    tree.write("new", tree.read(path).replace(old, new, 1))
    (tree.root / "new").rename(tree.root / path)


def test_watching_continues_after_a_fault(tree: Tree, watcher: subprocess.Popen[str]) -> None:
    """Break a rule, fix it, replace the template as editors do, and stop."""
    lines = lines_of(watcher)
    first = lines.get(timeout=TIMEOUT)
    assert first.startswith("watching extension, rules, ")
    assert first.endswith("; press Ctrl-C to stop\n")
    wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")

    tree.replace("rules/ai-training.toml", 'wanted = "off"', 'wanted = "on"')
    assert wait_for(lines, "changed") == "changed  rules/ai-training.toml\n"
    wait_for(lines, "rules/ai-training.toml: wanted: expected 'off', found 'on'")

    replace_at_once(tree, "rules/ai-training.toml", 'wanted = "on"', 'wanted = "off"')
    wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")

    for name in ("Untrain 2", "Untrain 3"):
        replace_at_once(tree, "manifest.template.json", '"Untrain', f'"{name}')
        assert wait_for(lines, "changed") == "changed  manifest.template.json\n"
        wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")
        tree.replace("manifest.template.json", name, "Untrain")
        assert wait_for(lines, "changed") == "changed  manifest.template.json\n"
        wait_for(lines, "wrote    dist/untrain-0.1.0-firefox.zip")

    watcher.send_signal(signal.SIGINT)
    assert wait_for(lines, "stopped") == "stopped\n"
    assert watcher.wait(TIMEOUT) == 0
