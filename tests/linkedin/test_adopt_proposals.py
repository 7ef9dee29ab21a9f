"""`adopt` proposes the line of a rule with which the switch would be found."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from builder.rules.load import load_rules
from tests.linkedin.adopt.steps import ROOT
from tests.linkedin.adopt_samples import NEW_KEY, adopted, page, report, write_page, write_report
from tests.linkedin.catalogue import AI_KEY

KNOWN = "Use my data for training content creation AI models"


def diff_in(lines: list[str]) -> str:
    """Return the diff that was printed, "" if there is none."""
    marked = [each for each in lines if "`git apply " in each]
    return marked[0].partition("\n\n")[2] if marked else ""


def applied(diff: str, folder: Path) -> Path:
    """Return a copy of the rules with a diff applied by git."""
    shutil.copytree(ROOT / "rules", folder / "rules")
    subprocess.run(["git", "apply", "-"], cwd=folder, input=diff, text=True, check=True)
    return folder


def test_the_new_key_of_a_report_is_one_line(tmp_path: Path) -> None:
    page_, lines = adopted(write_report(tmp_path / "report.json"), tmp_path / "pages")

    diff = diff_in(lines)
    added = [each for each in diff.splitlines() if each.startswith("+") and "+++" not in each]
    assert added == [f'+key = "{NEW_KEY}"']
    assert (tmp_path / "patches" / f"{page_.name}.patch").read_text(encoding="utf-8") == diff
    assert (page_.key, page_.reading, page_.outcome) == (NEW_KEY, "on", "confirmed-off")
    setting = next(
        each for each in load_rules(applied(diff, tmp_path)).settings if each.id == "ai-training"
    )
    assert setting.key == NEW_KEY


@pytest.mark.parametrize("html", [page(AI_KEY), page("ember28", label=KNOWN)])
def test_a_known_switch_needs_no_line(tmp_path: Path, html: str) -> None:
    page_, lines = adopted(write_page(tmp_path / "page.html", html), tmp_path / "pages")

    assert diff_in(lines) == ""
    assert page_.outcome == "confirmed-off"


def test_without_a_key_the_words_are_proposed(tmp_path: Path) -> None:
    """The page then has them, and the rule is valid with them."""
    file = write_page(tmp_path / "page.html", page("ember28"))

    page_, lines = adopted(file, tmp_path / "pages")

    diff = diff_in(lines)
    assert '+[labels.is]\n+title = "Gögn"\n+toggle = "Nota efni mitt"' in diff
    assert "Nota efni mitt" in page_.html()
    load_rules(applied(diff, tmp_path))


def test_words_of_a_known_language_are_one_line(tmp_path: Path) -> None:
    html = page("ember28").replace('lang="is"', 'lang="it"')

    _, lines = adopted(write_page(tmp_path / "page.html", html), tmp_path / "pages")

    diff = diff_in(lines)
    assert '+toggle = "Nota efni mitt"' in diff
    load_rules(applied(diff, tmp_path))


@pytest.mark.parametrize("key", ["toggle", "ember28", "id-3", "quilliam-zsombor"])
def test_a_name_that_is_no_key_is_not_proposed(tmp_path: Path, key: str) -> None:
    """Nor are words with a number or an address, which may be somebody's."""
    html = page(key, label="Write to ada@example.org")

    page_, lines = adopted(write_page(tmp_path / "page.html", html), tmp_path / "pages")

    assert diff_in(lines) == ""
    assert (page_.reading, page_.outcome) == ("unknown", "not-recognised")


def test_a_new_address_is_proposed(tmp_path: Path) -> None:
    address = "/mypreferences/d/settings/data-for-ai-models"
    file = write_report(tmp_path / "report.json", address=address)

    page_, lines = adopted(file, tmp_path / "pages")

    diff = diff_in(lines)
    assert f'+    "{address}",' in diff
    assert f'+key = "{NEW_KEY}"' in diff
    assert page_.address == address
    load_rules(applied(diff, tmp_path))


def test_the_address_of_the_save_is_known_and_explained(tmp_path: Path) -> None:
    page_, lines = adopted(write_report(tmp_path / "report.json"), tmp_path / "pages")

    assert (page_.method, page_.save_path) == ("POST", f"/settings-api/{NEW_KEY}")
    assert '+save_path = "/settings-api/"' in "".join(lines)


def test_a_part_of_a_path_that_was_left_out_is_taken_for_the_key(tmp_path: Path) -> None:
    requests = [{"method": "PUT", "path": "/settings-api/…", "status": 200}]
    file = write_report(tmp_path / "report.json", requests=requests)

    page_, _ = adopted(file, tmp_path / "pages")

    assert page_.save_path == f"/settings-api/{NEW_KEY}"


def test_a_page_without_a_switch_expects_that_it_is_not_recognised(tmp_path: Path) -> None:
    lines = [each for each in report()["frames"][0]["html"] if "switch" not in each]
    file = write_report(tmp_path / "r.json", frames=[{"path": "/x", "html": lines}])

    page_, printed = adopted(file, tmp_path / "pages")

    assert page_.outcome == "not-recognised"
    assert "no switch" in "".join(printed)
