"""The verifier runs as a command of the builder, and as a single file."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

from tests.builder.conftest import REPOSITORY
from tests.builder.receipt_files import HISTORY, RECEIPTS, SAMPLES
from tools.verify_receipts import NO_HASH


def run(path: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m builder verify-receipts`."""
    return subprocess.run(
        [sys.executable, "-m", "builder", "verify-receipts", str(path)],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_prints_count_period_and_head() -> None:
    """People can compare the head with one noted earlier."""
    done = run(SAMPLES / "history.json")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "sound    receipts 5, 2026-08-24 to 2026-08-28 UTC",
        f"head     {RECEIPTS[-1]['hash']}",
    ]


def test_the_verifier_runs_as_a_single_file(tmp_path: Path) -> None:
    """-I and -S hide everything but the standard library."""
    shutil.copyfile(REPOSITORY / "tools/verify_receipts.py", tmp_path / "verify_receipts.py")
    command = [sys.executable, "-I", "-S", "verify_receipts.py"]
    history = str(SAMPLES / "history.json")

    done = [
        subprocess.run(
            [*command, *files], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        for files in ([history], ["gone.json"], [])
    ]

    assert [each.returncode for each in done] == [0, 1, 2]
    assert done[0].stdout == run(SAMPLES / "history.json").stdout
    assert done[1].stderr == "gone.json: expected a file, found nothing\n"
    assert "python3 verify_receipts.py" in done[2].stderr


def test_the_verifier_runs_on_python_3_9() -> None:
    """The syntax is checked."""
    text = (REPOSITORY / "tools/verify_receipts.py").read_text(encoding="utf-8")

    assert ast.parse(text, feature_version=(3, 9))


def test_an_empty_export_has_no_period() -> None:
    """A person may export a history before the first run."""
    done = run(SAMPLES / "empty.json")

    assert (done.returncode, done.stdout) == (0, f"sound    receipts 0\nhead     {NO_HASH}\n")


def test_a_fault_is_printed_and_the_file_stays_unchanged(tmp_path: Path) -> None:
    """The command prints one line to stderr and returns exit code 1."""
    path = tmp_path / "receipts.json"
    path.write_bytes(HISTORY.replace(b"firefox 158", b"firefox 159"))
    before = (path.read_bytes(), path.stat().st_mtime_ns)

    done = run(path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{path}: receipt 4: hash: expected ")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [path]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
