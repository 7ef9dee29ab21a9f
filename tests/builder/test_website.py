"""The pages in docs/ are made from the product's texts, and work without a script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from builder.check import Checked, check
from builder.errors import BuildError
from builder.locales.languages import load_languages
from builder.website.documents import DOCUMENTS, target_of
from builder.website.pages import website_faults, website_files, write_website
from tests.builder.conftest import REPOSITORY
from tests.builder.faults import refused

SOURCES = ("website", "docs/store", "docs/pictures")
FILES = (
    "README.md",
    "extension/icons/icon.svg",
    "extension/shared/ui/design.css",
    *(f"docs/{name}.md" for name in DOCUMENTS),
)
ENGLISH, GERMAN, POLISH = "docs/index.html", "docs/languages/de.html", "docs/languages/pl.html"
STORE = "docs/store/languages/de.md"
PAGES = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for pattern in ("*.html", "languages/*.html")
    for path in (REPOSITORY / "docs").glob(pattern)
)


@pytest.fixture(scope="module")
def checked() -> Checked:
    """Return the inputs of the build."""
    return check(REPOSITORY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of what the website is made from."""
    for name in SOURCES:
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / name, tmp_path / name)
    return tmp_path


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a file, which must contain it."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def with_message(checked: Checked, language: str, key: str, text: str | None) -> Checked:
    """Return the inputs with another text for a message, or without it."""
    messages = {**checked.locales[language], key: {"message": text}}
    if text is None:
        del messages[key]
    return replace(checked, locales={**checked.locales, language: messages})


def parsed(name: str) -> BeautifulSoup:
    """Return a page of docs/."""
    return BeautifulSoup((REPOSITORY / name).read_text(encoding="utf-8"), "html5lib")


def tags(page: BeautifulSoup | Tag, selector: str) -> Iterable[Tag]:
    """Return the elements of a selector."""
    return page.select(selector)


def test_the_committed_pages_are_up_to_date(checked: Checked) -> None:
    assert list(map(str, website_faults(REPOSITORY, checked))) == []
    assert len(PAGES) == len(load_languages()) + len(DOCUMENTS)


def test_a_page_that_is_old_missing_or_left_over_is_named(root: Path, checked: Checked) -> None:
    write_website(root, checked)
    edit(root, GERMAN, "Untrain", "Entlerne")
    (root / POLISH).unlink()
    (root / "docs/languages/xx.html").write_text("", encoding="utf-8")

    advice = "; run `make website` and commit it"
    assert list(map(str, website_faults(root, checked))) == [
        f"{GERMAN}: expected the page made from website/ and its texts, found another{advice}",
        f"{POLISH}: expected the page made from website/ and its texts, found nothing{advice}",
        "docs/languages/xx.html: expected a page of a language, found one of none; delete it",
    ]


def test_only_what_has_changed_is_written(root: Path, checked: Checked) -> None:
    write_website(root, checked)
    edit(root, GERMAN, "Untrain", "Entlerne")
    (root / "docs/languages/xx.html").write_text("", encoding="utf-8")

    assert write_website(root, checked) == [root / GERMAN]
    assert list(website_faults(root, checked)) == []


def test_a_tree_without_a_website_has_no_pages(tmp_path: Path, checked: Checked) -> None:
    assert website_files(tmp_path, checked) == {}


def test_texts_are_escaped(root: Path, checked: Checked) -> None:
    text = '<script>alert("x")</script> & <b>bold</b>'
    edit(root, STORE, "• Es bemerkt", f"• {text} Es bemerkt")
    edit(root, "docs/privacy.md", "**Untrain sends", f"{text} **Untrain sends")
    files = website_files(root, with_message(checked, "de", "noticeReads", text))

    assert "<script" not in files[GERMAN] + files["docs/privacy.html"]
    assert "<b>" not in files[GERMAN] + files["docs/privacy.html"]
    assert files[GERMAN].count("&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp;") == 2


def test_a_missing_text_is_named(root: Path, checked: Checked) -> None:
    with refused(
        "website/page.html: line 4: expected a template with known variables, and messages without "
        "placeholders, found 'dict object' has no attribute 'extDescription'"
    ):
        website_files(root, with_message(checked, "de", "extDescription", None))


def test_a_message_with_a_placeholder_cannot_be_shown(root: Path, checked: Checked) -> None:
    edit(root, "website/page.html", "t.noticeReads", "t.titleConfirmed")

    with pytest.raises(BuildError, match="has no attribute 'titleConfirmed'"):
        website_files(root, checked)


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (
            STORE,
            "\n\nWAS ES NICHT TUT\n",
            "\nWAS ES NICHT TUT\n",
            f"{STORE}: expected a description of one paragraph, twice a heading with items, and "
            "then a heading with three paragraphs, found another form; docs/store/every-store.md "
            "has the form",
        ),
        (
            "README.md",
            "## Install it from source",
            "## Install",
            "README.md: expected the section 'Install it from source', found nothing",
        ),
        (
            "docs/privacy.md",
            "# Privacy policy",
            "Privacy policy",
            "docs/privacy.md: expected one title, found 0 titles",
        ),
        (
            "website/page.html",
            "{% endblock %}",
            "{% endblok %}",
            "website/page.html: line 2: expected a template with known variables, and messages "
            "without placeholders, found Encountered unknown tag 'endblok'. Jinja was looking for "
            "the following tags: 'endblock'. The innermost block that needs to be closed is "
            "'block'.",
        ),
        (
            "website/addresses.toml",
            'source = ""',
            'source = "example.org"',
            'website/addresses.toml: source: expected "" or an https address, for source, chrome, '
            "edge, firefox, found 'example.org'",
        ),
        (
            "website/addresses.toml",
            'chrome = ""',
            "",
            'website/addresses.toml: chrome: expected "" or an https address, for source, chrome, '
            "edge, firefox, found nothing",
        ),
    ],
)
def test_a_source_in_another_form_is_named(
    root: Path, checked: Checked, name: str, old: str, new: str, line: str
) -> None:
    edit(root, name, old, new)

    with refused(line):
        website_files(root, checked)


def test_addresses_appear_once_they_are_known(root: Path, checked: Checked) -> None:
    before = website_files(root, checked)[ENGLISH]
    edit(root, "website/addresses.toml", 'source = ""', 'source = "https://example.org/untrain"')
    edit(root, "website/addresses.toml", 'firefox = ""', 'firefox = "https://example.org/addon"')
    files = website_files(root, checked)

    assert "not in a store yet" in before
    assert "example.org" not in before
    assert "not in a store yet" not in files[ENGLISH]
    for name in (ENGLISH, GERMAN):
        assert 'href="https://example.org/addon" lang="en">Firefox Browser Add-ons' in files[name]
        assert 'href="https://example.org/untrain">Source' in files[name]
    assert 'href="https://example.org/untrain/blob/HEAD/SECURITY.md"' in files["docs/privacy.html"]


@pytest.mark.parametrize(
    ("link", "folder", "target"),
    [
        ("privacy.md", "docs", "privacy.html"),
        ("permissions.md#alarms", "docs", "permissions.html#alarms"),
        ("docs/receipts.md", "", "receipts.html"),
        ("pictures/history.png", "docs", "pictures/history.png"),
        ("#here", "docs", "#here"),
        ("https://www.linkedin.com/", "docs", "https://www.linkedin.com/"),
        ("../SECURITY.md", "docs", "S/blob/HEAD/SECURITY.md"),
        ("proof.md", "docs", "S/blob/HEAD/docs/proof.md"),
        ("../rules/", "docs", "S/blob/HEAD/rules"),
    ],
)
def test_a_link_of_a_document_leads_to_the_website_or_the_source(
    link: str, folder: str, target: str
) -> None:
    assert target_of(link, folder, "S") == target
    assert target_of(link, folder, "") == ("" if target.startswith("S/") else target)


def test_a_language_without_a_description_has_one_sentence_in_english() -> None:
    (foreign,) = [each for each in tags(parsed(POLISH), "main [lang]") if each.name == "li"]

    assert foreign.get("lang") == "en"
    assert "simulator" in foreign.text
    assert not [each for each in tags(parsed(GERMAN), "main [lang]") if each.name == "li"]


def test_every_language_has_a_page_in_its_language_and_direction() -> None:
    for code, language in load_languages().items():
        page = parsed(ENGLISH if code == "en" else f"docs/languages/{code}.html")
        html = page.html
        assert html is not None

        assert (html["lang"], html["dir"]) == (language.tag_of(code), language.direction)
        assert [each.text for each in tags(page, ".languages summary")] == [language.name]
        listed = {str(each["lang"]): each.text for each in tags(page, ".languages a")}
        assert listed == {each.tag_of(key): each.name for key, each in load_languages().items()}
        assert [each.text for each in tags(page, "[aria-current]")] == [language.name]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_by_itself(name: str) -> None:
    """No script, no style in the page, nothing from elsewhere, one title, and sound local links."""
    page = parsed(name)
    folder = (REPOSITORY / name).parent

    assert not page.find_all(["script", "style", "iframe", "form", "link[rel=preconnect]"])
    assert len(page.find_all("h1")) == 1
    for element in page.find_all(True):
        assert not [key for key in element.attrs if key.startswith("on") or key == "style"]
        for loaded in ("src", "srcset"):
            assert ":" not in str(element.get(loaded, ""))
    for element in page.find_all("link"):
        assert ":" not in str(element["href"])
    for element in page.find_all(["a", "link", "img", "source"]):
        target = str(element.get("href") or element.get("src") or element.get("srcset"))
        if not re.match(r"https://", target):
            file, _, fragment = target.partition("#")
            assert (folder / file).is_file() if file else fragment, target
            other = (folder / file).resolve().relative_to(REPOSITORY).as_posix() if file else name
            assert not fragment or parsed(other).find(id=fragment), target


def test_the_style_loads_nothing() -> None:
    style = (REPOSITORY / "docs/style.css").read_text(encoding="utf-8")

    assert "@import" not in style
    assert "url(" not in style
    assert "@font-face" not in style
