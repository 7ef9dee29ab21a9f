"""The set-up says in one sentence what it needs and has not got, and does nothing twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.programs import write_program
from tools import bootstrap

SCRIPT = Path(bootstrap.__file__)
UNREACHED = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_FIND_LINKS": ""}
LOCK = f"six==1.16.0 --hash=sha256:{'0' * 64}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project's folder with two lock files, in which nothing is installed."""
    (tmp_path / "requirements.lock").write_text(LOCK)
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def path(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is all of PATH, with a good node in it."""
    programs = tmp_path_factory.mktemp("programs")
    write_program(programs / "node", "echo v22.1.0")
    monkeypatch.setenv("PATH", str(programs))
    return programs


def installed_python() -> None:
    """Let the Python packages be complete already."""
    step = bootstrap.python_step(this_python=False)
    step.stamp.parent.mkdir()
    step.stamp.write_text(step.content)


def test_packages_out_of_reach_are_one_sentence(folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, SCRIPT],
        cwd=folder,
        env=os.environ | UNREACHED,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert ran.stderr.startswith(
        "✗ the packages could not be fetched: no package index was reached"
    )
    assert ran.stderr.count("\n") == 1
    assert "Installing the Python packages of requirements.lock into .venv" in ran.stdout
    assert (folder / bootstrap.LOG).read_text().startswith("$ ")
    assert not (folder / ".venv/complete").exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("npm error code ECONNREFUSED", "no package index was reached (ECONNREFUSED)"),
        ("npm error code EAI_AGAIN", "no package index was reached (EAI_AGAIN)"),
        ("npm error nospc ENOSPC: no space left", "the disk ran full during the installation"),
        ("npm error code EINTEGRITY", "is not the one that the lock file names"),
        ("npm error it rains", "said last: 'npm error it rains'"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_failed_npm_is_one_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], said: str, sentence: str
) -> None:
    installed_python()
    write_program(path / "npm", f"echo '{said}' >&2; exit 1")

    assert bootstrap.main([]) == 1

    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.err.count("\n") == 1
    assert "Installing the npm packages of package-lock.json beside it ... failed, " in printed.out


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        ("echo v18.19.0", "Node 20 or later is needed, found node v18.19.0 at "),
        ("exit 1", "Node 20 or later is needed, found node without a version at "),
        ("", "Node 20 or later is needed, found none: install it, with npm"),
        ("echo v20.0.0", "npm is needed beside node v20.0.0 at "),
    ],
)
@pytest.mark.usefixtures("folder")
def test_an_old_or_missing_node_is_one_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], node: str, sentence: str
) -> None:
    installed_python()
    if node:
        write_program(path / "node", node)
    else:
        (path / "node").unlink()

    assert bootstrap.main([]) == 1

    assert sentence in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=12_000_000))

    assert bootstrap.main([]) == 1

    said = capsys.readouterr().err
    assert said.startswith("✗ only 12 MB are free in ")
    assert "the packages need 1000 MB: free some" in said


def test_a_python_without_venv_is_one_sentence() -> None:
    said = bootstrap.why(
        "The virtual environment was not created successfully because ensurepip is not\navailable."
    )

    assert "has no venv module" in said
    assert "apt-get install python3-venv" in said


def test_a_folder_that_is_not_the_projects_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert bootstrap.main([]) == 1

    assert "requirements.lock is not here" in capsys.readouterr().err


def test_what_is_complete_is_left_alone_until_its_lock_changes(
    folder: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    installed_python()
    write_program(path / "npm", "mkdir=$(command -p -v mkdir); $mkdir -p node_modules")
    assert bootstrap.main([]) == 0
    assert "done" in capsys.readouterr().out

    assert bootstrap.main([]) == 0
    assert capsys.readouterr().out == ""

    (folder / "package-lock.json").write_text("{ }")
    assert bootstrap.main([]) == 0
    assert "npm packages" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_venv_of_another_python_is_made_again_only_for_a_python_that_was_named() -> None:
    installed_python()
    stamp = Path(".venv/complete")
    stamp.write_text(stamp.read_text().replace("python 3", "python 4"))

    assert bootstrap.python_step(this_python=False).is_done
    assert not bootstrap.python_step(this_python=True).is_done
