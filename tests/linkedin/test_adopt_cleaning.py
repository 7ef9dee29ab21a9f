"""`adopt` takes out everything personal, by the rules of the product's page report."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.errors import BuildError
from builder.rules.compile import known_texts
from tests.linkedin.adopt.cleaner import Cleaner
from tests.linkedin.adopt.personal import traces
from tests.linkedin.adopt.skeleton import Writer
from tests.linkedin.adopt.source import parse
from tests.linkedin.adopt.steps import ROOT
from tests.linkedin.adopt_samples import (
    ATTRIBUTES,
    SECRETS,
    TRACES,
    adopted,
    full_of_secrets,
    page,
    rules,
    write_page,
)

NAMES = (
    *("setting-row", "allowDataForGenerativeAI", "ember28", "_r_1_", "artdeco-toggle--toggled"),
    *("ada-lovelace", "toggleAda", "", "-", "x" * 61, "data_for_ai", "ABCDef", "config-setting__x"),
)
TEXTS = (
    *("On", "  Data for  Generative AI improvement ", "Hello", "A somewhat longer sentence", ""),
    *("text-m", "x" * 13, "x" * 61, "Use my data for training content creation AI models"),
)
PATHS = (
    *("/mypreferences/d/settings/data-for-ai-improvement", "/in/ada-lovelace/", "/preload/?x=1"),
    *("/mysettings-api/settingsApiSettings/allowDataForGenerativeAI", "/", "about:blank"),
)
ASK = """
import { createCleaner } from "./extension/shared/page-report/cleaner.js";
const { data, settings, site, names, texts, paths } = JSON.parse(process.argv[1]);
const { name, text, path } = createCleaner(data, settings, site);
const ids = names.map((each) => name("id", each));
console.log(JSON.stringify([ids, texts.map(text), paths.map(path)]));
"""


def test_the_rules_are_those_of_the_product() -> None:
    """The product's own module gives the same answers."""
    known = rules()
    data = {"texts": known_texts(known), "words": known.page_report.words.split()}
    settings_ = [
        {"key": each.key or "", "switchId": each.switch_id or "", "paths": each.paths}
        for each in known.settings
    ]
    question = {
        "data": data,
        "settings": settings_,
        "site": {"listPaths": known.site.list_paths, "savePath": known.site.save_path},
        "names": NAMES,
        "texts": TEXTS,
        "paths": PATHS,
    }
    command = ["node", "--input-type=module", "--eval", ASK, json.dumps(question)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    cleaner = Cleaner(known)

    ours = [
        [cleaner.name("id", each) for each in NAMES],
        [cleaner.text(each) for each in TEXTS],
        [cleaner.path(each) for each in PATHS],
    ]

    assert ours == json.loads(answer)


def test_nothing_personal_is_written(tmp_path: Path) -> None:
    """Names, addresses, links, tokens and messages are everywhere in the page."""
    file = write_page(tmp_path / "Quilliam Zsombor.html", page(body=full_of_secrets()))

    adopted_page, lines = adopted(file, tmp_path / "pages")

    written = "".join(each.read_text() for each in (tmp_path / "pages").iterdir())
    everything = (written + "".join(lines) + adopted_page.name).lower()
    assert [trace for trace in TRACES if trace in everything] == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["div", "p", "a", "input", "code", "script", "template", "svg", "x-y"]),
            st.sampled_from(ATTRIBUTES),
            st.sampled_from(SECRETS),
        ),
        max_size=30,
    )
)
@settings(max_examples=60)
def test_no_page_leaks_a_secret(elements: list[tuple[str, str, str]]) -> None:
    html = "".join(f'<{tag} {attribute}="{secret}">{secret}' for tag, attribute, secret in elements)

    lines = "\n".join(Writer(Cleaner(RULES)).lines(parse(html))).lower()

    assert [trace for trace in TRACES if trace in lines] == []


RULES = rules()


def test_a_clean_page_stays_as_it_is(tmp_path: Path) -> None:
    file = write_page(tmp_path / "page.html", page(body=full_of_secrets()))
    once = "\n".join(Writer(Cleaner(RULES)).lines(parse(file.read_text())))

    twice = "\n".join(Writer(Cleaner(RULES, is_report=True)).lines(parse(once)))

    assert twice == once


@pytest.mark.parametrize("secret", [*SECRETS[2:6], "12345678"])
def test_what_looks_personal_is_noticed(secret: str) -> None:
    assert traces(f'<p class="{secret}4711">')


def test_a_page_that_still_looks_personal_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the cleaner must not end in a file."""
    monkeypatch.setattr(Cleaner, "text", lambda _self, value: value)
    file = write_page(tmp_path / "page.html", page(body="<p>ada@example.org</p>"))

    with pytest.raises(BuildError, match="an e-mail address"):
        adopted(file, tmp_path / "pages")

    assert list((tmp_path / "pages").glob("*")) == []


def test_comments_and_empty_texts_leave_nothing() -> None:
    lines = Writer(Cleaner(RULES)).lines(parse("<body><p><!-- Hello -->  <![CDATA[x]]></p></body>"))

    assert [each.strip() for each in lines[-4:-2]] == ["<p>", "</p>"]
