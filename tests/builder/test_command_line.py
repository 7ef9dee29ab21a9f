"""What a person sees on a terminal, and what a script reads from the exit code."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
import tempfile

import pytest

from builder.build import build
from builder.sources import BROWSERS
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused


def test_check_writes_nothing(tree: Tree) -> None:
    """Not even a temporary file, and it needs no node_modules."""
    (tree.root / "node_modules").unlink()
    before = tree.snapshot()

    done = tree.run("check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("checked  settings ")
    assert done.stdout.endswith(", locales 2, source files 20\n")
    assert tree.snapshot() == before


@pytest.mark.parametrize("command", ["check", "build"])
def test_faults_go_to_stderr(tree: Tree, command: str) -> None:
    """One line each, all of them, from every kind of source, without a traceback."""
    tree.replace("rules/ai-training.toml", 'wanted = "off"', 'wanted = "on"')
    tree.write("extension/.DS_Store", "")
    shutil.rmtree(tree.root / "extension/_locales/en")

    done = tree.run(command)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "rules/ai-training.toml: wanted: expected 'off', found 'on'",
        "extension/.DS_Store: expected no hidden file, found '.DS_Store'; delete it or move it out",
        "extension/_locales/en/messages.json: expected a file, found nothing",
    ]


def test_build_tells_where_it_is_and_what_it_wrote(tree: Tree) -> None:
    """Calm lines, names as one would type them."""
    done = tree.run("build", "--browser", "firefox", "--out", "out/put")

    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split(",")[0] for line in done.stdout.splitlines()]
    assert lines == [
        "checked  settings 2",
        "bundled  content/main.js",
        "packed   firefox",
        "wrote    out/put/firefox",
        "wrote    out/put/untrain-0.1.0-firefox.zip",
    ]
    assert (tree.root / "out/put/firefox/manifest.json").is_file()
    assert not (tree.root / "out/put/chromium").exists()


@pytest.mark.parametrize("out", ["dist", "dist/inner/most"])
def test_a_file_in_the_way_is_named(tree: Tree, out: str) -> None:
    """And not the temporary folder that would have taken its place."""
    tree.write("dist", "a file")

    done = tree.run("build", "--out", out)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (f"{tree.dist}: expected a folder, found a file; choose another --out\n")


def test_a_folder_that_cannot_be_written_to_is_named(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Again not the temporary folder. Root may write anywhere, so the disk is played full."""

    def refuse(**_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device", "/x/.untrain-build-1")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)

    with refused(
        f"{tree.root}: expected a folder that can be written to, found No space left on device"
    ):
        build(tree.root, tree.dist, BROWSERS)


@pytest.mark.parametrize("arguments", [[], ["paint"], ["build", "--browser", "lynx"]])
def test_a_bad_command_line_is_told_apart(arguments: list[str]) -> None:
    """The exit code is 2, as with every argparse program."""
    command = [sys.executable, "-m", "builder", *arguments]

    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)

    assert done.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "answer", "complaint"),
    [
        (["verify-receipts", "tests/receipts/history.json"], "sound    receipts 5", ""),
        (["check"], "", "the Python package pydantic is missing: `make build` installs"),
    ],
)
def test_what_reads_files_alone_needs_no_package(
    arguments: list[str], answer: str, complaint: str
) -> None:
    """Whoever checks receipts is no developer. -S hides all packages but Python's own."""
    command = [sys.executable, "-S", "-m", "builder", *arguments]

    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert done.stdout.startswith(answer)
    assert done.stderr.startswith(complaint)
    assert done.returncode == (1 if complaint else 0)
    assert len((done.stdout + done.stderr).splitlines()) == (1 if complaint else 2)


def test_only_main_prints_or_exits() -> None:
    """Everything else returns values or raises."""
    for path in (REPOSITORY / "builder").rglob("*.py"):
        if path.name == "__main__.py":
            continue
        text = path.read_text(encoding="utf-8")
        assert "print(" not in text, path
        assert "sys.exit" not in text, path


def test_the_builder_stays_small() -> None:
    """Files of at most 300 lines, one idea each."""
    files = (REPOSITORY / "builder").rglob("*.py")
    sizes = {path: len(path.read_bytes().splitlines()) for path in files}

    assert all(size <= 300 for size in sizes.values()), sizes
