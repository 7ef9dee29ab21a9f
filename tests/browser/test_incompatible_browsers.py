"""A browser that cannot be driven is explained in one sentence, without a traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.browser import provide
from tests.browser.drive import BROWSERS, BrowserError, Firefox, compatibility, firefox
from tests.browser.drive.find import KINDS, Found, find
from tests.demo import __main__ as demo
from tests.linkedin import LinkedIn
from tests.programs import write_program

DIST = Path(__file__).parents[2] / "dist"
BOTH_BROWSERS = pytest.mark.parametrize("name", list(KINDS))
COMMANDS = pytest.mark.parametrize(
    "command",
    [("tests.browser.provide", "{name}"), ("tests.demo", "--headless", "--browser", "{name}")],
    ids=["make test", "make demo"],
)


def refusal(command: tuple[str, ...], name: str, **programs: Path) -> str:
    """Run a command with other programs, check that it fails, and return its only sentence."""
    arguments = [word.format(name=name) for word in command]
    environment = os.environ | {variable: str(path) for variable, path in programs.items()}
    ran = subprocess.run(
        [sys.executable, "-m", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout
    assert ran.stderr.startswith("✗ ")
    assert ran.stderr.count("\n") == 1, ran.stderr
    assert "Traceback" not in ran.stdout
    return ran.stderr


@COMMANDS
@pytest.mark.parametrize(
    ("name", "output", "minimum"),
    [
        ("firefox", "Mozilla Firefox 128.5.0esr", "140"),
        ("chromium", "Chromium 120.0.6099.1", "121"),
    ],
)
def test_a_browser_older_than_the_oldest_is_refused(
    tmp_path: Path, command: tuple[str, ...], name: str, output: str, minimum: str
) -> None:
    kind = KINDS[name]
    old = write_program(tmp_path / "browser", f"echo '{output}'")

    sentence = refusal(command, name, **{kind.variable: old})

    number = next(word for word in output.split() if word[0].isdigit()).removesuffix("esr")
    assert f"{kind.title} {number} at {old} is too old: {minimum} or later is needed" in sentence
    assert f"{kind.variable}={kind.example}" in sentence


@COMMANDS
def test_a_driver_of_another_release_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    driver = write_program(tmp_path / "chromedriver", "echo ChromeDriver 149.0.1.2")

    sentence = refusal(command, "chromium", CHROMEDRIVER=driver)

    assert f"chromedriver 149.0.1.2 at {driver} does not fit Chromium " in sentence
    assert "CHROMEDRIVER=/path/to/chromedriver" in sentence


@COMMANDS
def test_an_old_geckodriver_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    driver = write_program(tmp_path / "geckodriver", "echo geckodriver 0.30.0")

    sentence = refusal(command, "firefox", GECKODRIVER=driver)

    assert f"geckodriver 0.30.0 at {driver} is too old: 0.33.0 or later is needed" in sentence


@COMMANDS
@BOTH_BROWSERS
def test_a_browser_that_does_not_run_is_refused_with_its_error(
    tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    kind = KINDS[name]
    broken = write_program(tmp_path / "browser", "echo 'libnss3.so is missing' >&2; exit 127")

    sentence = refusal(command, name, **{kind.variable: broken})

    assert f"{kind.title} at {broken} does not run" in sentence
    assert "'libnss3.so is missing', exit code 127" in sentence


@COMMANDS
@BOTH_BROWSERS
def test_a_browser_that_crashes_at_its_start_is_reported_with_its_log(
    tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    kind = KINDS[name]
    real = find(name).browser
    script = f'[ "$1" = --version ] && exec "{real}" --version; echo "no screen" >&2; exit 3'
    crashing = write_program(tmp_path / "browser", script)
    drivers = {kind.driver.upper(): Path(find(name).driver)}

    sentence = refusal(command, name, **{kind.variable: crashing}, **drivers)

    assert f" at {crashing}, driven by " in sentence
    assert "did not start: " in sentence
    assert f"The driver's log is dist/{name}-driver.log." in sentence


@COMMANDS
@BOTH_BROWSERS
def test_a_driver_that_exits_is_reported(
    tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    kind = KINDS[name]
    real = find(name).driver
    script = f'[ "$1" = --version ] && exec "{real}" --version; exit 3'
    driver = write_program(tmp_path / kind.driver, script)

    sentence = refusal(command, name, **{kind.driver.upper(): driver})

    assert f"driven by {driver}, did not start: " in sentence
    assert "Status code was: 3" in sentence


@COMMANDS
@BOTH_BROWSERS
def test_a_path_without_a_program_is_refused(
    tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    kind = KINDS[name]

    sentence = refusal(command, name, **{kind.variable: tmp_path / "nothing"})

    assert f"{kind.variable} is " in sentence
    assert "which is not a program" in sentence


@BOTH_BROWSERS
def test_a_full_disk_is_reported_before_the_browser_starts(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=5_000_000))

    with LinkedIn() as site, pytest.raises(BrowserError, match=r"only 5 MB are free in .*TMPDIR="):
        BROWSERS[name](site, DIST / name)


def test_a_newer_firefox_without_a_module_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = firefox.PRIVILEGED.replace("ExtensionParent.sys.mjs", "Elsewhere.sys.mjs")
    monkeypatch.setattr(firefox, "PRIVILEGED", moved)

    with LinkedIn() as site, pytest.raises(BrowserError) as refused:
        Firefox(site, DIST / "firefox")

    assert " has no ExtensionParent, which the tests need" in str(refused.value)
    assert "known to work with Firefox 140 to 153" in str(refused.value)


def test_a_newer_firefox_without_a_method_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = firefox.PRIVILEGED.replace(".browserActionFor", ".actionFor")
    monkeypatch.setattr(firefox, "PRIVILEGED", renamed)

    with LinkedIn() as site, pytest.raises(BrowserError, match="has no browserActionFor"):
        Firefox(site, DIST / "firefox")


@BOTH_BROWSERS
def test_the_oldest_supported_browser_is_that_of_the_manifest(name: str) -> None:
    assert compatibility.oldest(DIST / name) == {"chromium": 121, "firefox": 140}[name]


def test_the_demo_reports_an_unexpected_error_in_one_line_and_logs_the_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["demo", "--headless", "--browser", "firefox"])
    monkeypatch.setattr(demo, "provide", raise_unexpected_error)
    monkeypatch.setattr(demo, "LOG", tmp_path / "demo.log")

    assert demo.main() == 1

    error = capsys.readouterr().err
    assert error.startswith("✗ an unexpected error occurred in Firefox: ValueError: a seven")
    assert error.count("\n") == 1
    assert "Traceback" in (tmp_path / "demo.log").read_text()


def raise_unexpected_error(_name: str) -> Found:
    """Raise an error that is not a BrowserError."""
    raise ValueError("a seven")


def test_a_failed_apt_get_is_explained_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_program(tmp_path / "apt-get", "echo 'E: Unable to fetch some archives'; exit 100")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(provide, "_can_install", lambda: True)
    monkeypatch.setattr(provide, "find", raise_not_found)
    monkeypatch.delenv("FIREFOX", raising=False)

    with pytest.raises(
        BrowserError, match="apt-get could not install firefox-esr; its error: Unable"
    ):
        provide.provide("firefox")

    assert "installing firefox-esr with apt-get (log: dist/apt-get.log) ... failed" in (
        capsys.readouterr().out
    )


def raise_not_found(name: str) -> Found:
    """Raise the error for a missing browser."""
    raise BrowserError(f"no {name} was found")


def test_old_package_lists_are_reported(tmp_path: Path) -> None:
    (tmp_path / "partial").mkdir()
    updated = max(each.stat().st_mtime for each in (tmp_path, tmp_path / "partial"))

    assert provide.old_lists(tmp_path, lambda: updated + 86_400) == ""
    assert "are 40 days old" in provide.old_lists(tmp_path, lambda: updated + 40 * 86_400)
    assert provide.old_lists(tmp_path / "missing") == ""
