"""The command line prints to the right streams and returns the right exit codes."""

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
    """It writes no temporary file either, and needs no node_modules."""
    (tree.root / "node_modules").unlink()
    before = tree.snapshot()

    done = tree.run("check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("checked  settings ")
    assert done.stdout.endswith(", locales 2, source files 29\n")
    assert tree.snapshot() == before


@pytest.mark.parametrize("command", ["check", "build"])
def test_faults_go_to_stderr(tree: Tree, command: str) -> None:
    """Each fault of every kind of source has one line; there is no traceback."""
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


def test_build_prints_its_steps_and_the_files_it_wrote(tree: Tree) -> None:
    """Names are relative to the root."""
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
def test_a_file_in_place_of_the_output_folder_is_named(tree: Tree, out: str) -> None:
    """The temporary folder is not named."""
    tree.write("dist", "a file")

    done = tree.run("build", "--out", out)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (f"{tree.dist}: expected a folder, found a file; choose another --out\n")


def test_a_folder_that_cannot_be_written_to_is_named(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary folder is not named. A full disk is simulated, as root may write anywhere."""

    def refuse(**_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device", "/x/.untrain-build-1")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)

    with refused(
        f"{tree.root}: expected a folder that can be written to, found No space left on device"
    ):
        build(tree.root, tree.dist, BROWSERS)


@pytest.mark.parametrize("arguments", [[], ["paint"], ["build", "--browser", "lynx"]])
def test_a_bad_command_line_has_its_own_exit_code(arguments: list[str]) -> None:
    """It is 2, as with every program that uses argparse."""
    command = [sys.executable, "-m", "builder", *arguments]

    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)

    assert done.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "output", "error"),
    [
        (["verify-receipts", "tests/receipts/history.json"], "sound    receipts 5", ""),
        (["check"], "", "the Python package pydantic is missing: `make build` installs"),
    ],
)
def test_verify_receipts_needs_no_package(arguments: list[str], output: str, error: str) -> None:
    """People who check receipts have no packages installed. -S hides the installed ones."""
    command = [sys.executable, "-S", "-m", "builder", *arguments]

    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert done.stdout.startswith(output)
    assert done.stderr.startswith(error)
    assert done.returncode == (1 if error else 0)
    assert len((done.stdout + done.stderr).splitlines()) == (1 if error else 2)


def test_only_main_prints_or_exits() -> None:
    """All other modules return values or raise exceptions."""
    for path in (REPOSITORY / "builder").rglob("*.py"):
        if path.name == "__main__.py":
            continue
        text = path.read_text(encoding="utf-8")
        assert "print(" not in text, path
        assert "sys.exit" not in text, path


def test_the_builder_stays_small() -> None:
    """No file has more than 300 lines."""
    files = (REPOSITORY / "builder").rglob("*.py")
    sizes = {path: len(path.read_bytes().splitlines()) for path in files}

    assert all(size <= 300 for size in sizes.values()), sizes
