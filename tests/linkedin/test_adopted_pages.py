"""Each adopted page opens by itself, holds nothing personal, and is served with its state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.linkedin import LinkedIn
from tests.linkedin.adopt.personal import traces
from tests.linkedin.adopt.source import parse, value_of
from tests.linkedin.adopt_samples import NEW_KEY, adopted, rules, write_report
from tests.linkedin.adopted import ADOPTED, AdoptedPage, adopted_pages, read_adopted
from tests.linkedin.client import GOOD, Client

FILES = sorted(ADOPTED.glob("*.html"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_adopted_page_opens_by_itself(file: Path) -> None:
    """It needs only its style sheet, and the files of its frames."""
    text = file.read_text(encoding="utf-8")

    assert "<script" not in text
    assert "style=" not in text
    assert "://" not in text
    assert 'href="../../static/adopted.css"' in text
    for iframe in parse(text).select("iframe[src]"):
        assert (file.parent / value_of(iframe, "src")).is_file()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_adopted_page_holds_nothing_personal(file: Path) -> None:
    assert traces(file.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("page", adopted_pages(), ids=lambda page: page.name)
def test_an_adopted_page_is_of_a_known_setting(page: AdoptedPage) -> None:
    assert page.setting in {each.id for each in rules().settings}


@pytest.fixture
def page(tmp_path: Path) -> AdoptedPage:
    """Return the page of a report."""
    return adopted(write_report(tmp_path / "report.json"), tmp_path / "pages", name="new")[0]


def test_the_files_have_what_was_found(page: AdoptedPage) -> None:
    assert read_adopted(page.folder / "new.json") == page
    assert page.html().count('data-sim="input"') == 1


def test_the_page_is_served_at_its_address_until_the_next_reset(
    page: AdoptedPage, site: LinkedIn, client: Client
) -> None:
    site.adopt(page)
    served = client.get(page.address).text
    site.reset()

    assert f'"key": "{NEW_KEY}", "value": true' in served
    assert "../static" not in served
    assert NEW_KEY not in client.get(page.address).text
    assert NEW_KEY not in site.switches


def test_its_save_changes_its_switch_alone(
    page: AdoptedPage, site: LinkedIn, client: Client
) -> None:
    site.adopt(page)
    others = {key: value for key, value in site.switches.items() if key != NEW_KEY}

    refused = client.save(NEW_KEY, False, {"Cookie": GOOD["Cookie"]}, to=page.save_path)
    assert (refused.status, site.switches[NEW_KEY]) == (403, True)
    saved = client.save(NEW_KEY, False, GOOD, to=page.save_path)

    assert saved.status == 200
    assert site.switches == others | {NEW_KEY: False}
    assert [each.value for each in site.saves] == [False, False]
    assert '"value": false' in client.get(page.address).text


def test_a_document_in_a_frame_is_served(page: AdoptedPage, site: LinkedIn, client: Client) -> None:
    (page.folder / "new.frame-1.html").write_text("<body><p>inner</p></body>")
    site.adopt(replace(page, frames=1))

    assert "<p>inner</p>" in client.get("/adopted/1").text
    assert client.get("/adopted/2").status == 404
