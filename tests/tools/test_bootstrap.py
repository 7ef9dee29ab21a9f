"""The bootstrap script explains each failure in one sentence and repeats no installation."""

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
UNREACHABLE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_FIND_LINKS": ""}
LOCK = f"six==1.16.0 --hash=sha256:{'0' * 64}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project folder with two lock files and nothing installed."""
    (tmp_path / "requirements.lock").write_text(LOCK)
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def path(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder on PATH, which contains a suitable node."""
    programs = tmp_path_factory.mktemp("programs")
    write_program(programs / "node", "echo v22.1.0")
    monkeypatch.setenv("PATH", str(programs))
    return programs


def mark_python_as_installed() -> None:
    """Write the stamp of the Python packages."""
    step = bootstrap.python_step(this_python=False)
    step.stamp.parent.mkdir()
    step.stamp.write_text(step.content)


def test_an_unreachable_package_index_is_explained_in_one_sentence(folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, SCRIPT],
        cwd=folder,
        env=os.environ | UNREACHABLE,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert ran.stderr.startswith(
        "✗ the packages could not be downloaded: no package index was reached"
    )
    assert ran.stderr.count("\n") == 1
    assert "Installing the Python packages of requirements.lock into .venv" in ran.stdout
    assert (folder / bootstrap.LOG).read_text().startswith("$ ")
    assert not (folder / ".venv/complete").exists()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("npm error code ECONNREFUSED", "no package index was reached (ECONNREFUSED)"),
        ("npm error code EAI_AGAIN", "no package index was reached (EAI_AGAIN)"),
        ("npm error nospc ENOSPC: no space left", "the disk ran full during the installation"),
        ("npm error code EINTEGRITY", "does not match its hash in the lock file"),
        ("npm error it rains", "its last line was 'npm error it rains'"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_failed_npm_is_explained_in_one_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], output: str, sentence: str
) -> None:
    mark_python_as_installed()
    write_program(path / "npm", f"echo '{output}' >&2; exit 1")

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
def test_an_old_or_missing_node_is_explained_in_one_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], node: str, sentence: str
) -> None:
    mark_python_as_installed()
    if node:
        write_program(path / "node", node)
    else:
        (path / "node").unlink()

    assert bootstrap.main([]) == 1

    assert sentence in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_explained_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=12_000_000))

    assert bootstrap.main([]) == 1

    error = capsys.readouterr().err
    assert error.startswith("✗ only 12 MB are free in ")
    assert "the packages need 1000 MB: free some" in error


def test_a_python_without_venv_is_explained_in_one_sentence() -> None:
    reason = bootstrap.failure_reason(
        "The virtual environment was not created successfully because ensurepip is not\navailable."
    )

    assert "has no venv module" in reason
    assert "apt-get install python3-venv" in reason


def test_a_wrong_folder_is_explained_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert bootstrap.main([]) == 1

    assert "requirements.lock is not here" in capsys.readouterr().err


def test_packages_are_installed_again_only_after_a_change_of_their_lock_file(
    folder: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark_python_as_installed()
    write_program(path / "npm", "mkdir=$(command -p -v mkdir); $mkdir -p node_modules")
    assert bootstrap.main([]) == 0
    assert "done" in capsys.readouterr().out

    assert bootstrap.main([]) == 0
    assert capsys.readouterr().out == ""

    (folder / "package-lock.json").write_text("{ }")
    assert bootstrap.main([]) == 0
    assert "npm packages" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_venv_of_another_python_is_replaced_only_if_a_python_was_named() -> None:
    mark_python_as_installed()
    stamp = Path(".venv/complete")
    stamp.write_text(stamp.read_text().replace("python 3", "python 4"))

    assert bootstrap.python_step(this_python=False).is_done
    assert not bootstrap.python_step(this_python=True).is_done
