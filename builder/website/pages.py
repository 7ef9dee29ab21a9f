"""Make the files of the website: one page for each language, and the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builder.check import Checked
from builder.errors import Fault
from builder.files import read_text
from builder.locales.languages import Language, load_languages
from builder.locales.messages import DEFAULT, Messages
from builder.rules.compile import text_key
from builder.rules.load import Rules
from builder.website.addresses import Addresses, load_addresses
from builder.website.description import read_description
from builder.website.documents import DOCUMENTS, render_document, render_section
from builder.website.templates import FOLDER, environment, render

OUT = "docs"
LANGUAGES = f"{OUT}/languages"
ICON = "extension/icons/icon.svg"
STYLES = ("extension/shared/ui/design.css", f"{FOLDER}/style.css")
INSTALL = ("README.md", "Install it from source")
OBJECTION = "objection-form"
# The name of the extension begins with the brand and a colon, which is wide in Chinese.
BRAND = re.compile(r"^\w+\s*[:\uff1a]\s*")


def website_files(root: Path, checked: Checked) -> dict[str, str]:
    """Return the content of all files of the website by name; raise BuildError."""
    if not (root / FOLDER).is_dir():
        return {}
    templates, addresses = environment(root), load_addresses(root)
    files = {
        f"{OUT}/style.css": "\n".join(read_text(root, name) for name in STYLES),
        f"{OUT}/icon.svg": read_text(root, ICON),
        # GitHub's server would otherwise pass all of docs/ through Jekyll.
        f"{OUT}/.nojekyll": "",
    }
    for name in DOCUMENTS:
        document = render_document(root, name, addresses.source)
        values = {"document": document, "addresses": addresses, **_frame(DEFAULT)}
        files[f"{OUT}/{name}.html"] = render(templates, "document.html", values)
    shared = _shared(root, checked, addresses)
    for language, messages in checked.locales.items():
        values = shared | _translated(root, language, messages) | _frame(language)
        values["languages"] = [_entry(code, language) for code in checked.locales]
        files[_page_of(language)] = render(templates, "page.html", values)
    return files


def website_faults(root: Path, checked: Checked) -> Iterator[Fault]:
    """Yield a fault for each file of the website that is not as it would be made now."""
    advice = "run `make website` and commit it"
    files = website_files(root, checked)
    for name, text in files.items():
        path = root / name
        found = path.read_text(encoding="utf-8") if path.is_file() else None
        if found != text:
            what = "nothing" if found is None else "another"
            yield Fault(name, f"the page made from {FOLDER}/ and its texts", what, advice)
    for name in sorted(_left_over(root, files)):
        yield Fault(name, "a page of a language", "one of none", "delete it")


def write_website(root: Path, checked: Checked) -> list[Path]:
    """Write the files of the website, and return the paths of those that have changed."""
    changed = []
    files = website_files(root, checked)
    for name, text in files.items():
        path = root / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    for name in _left_over(root, files):
        (root / name).unlink()
    return changed


def _left_over(root: Path, files: Mapping[str, str]) -> set[str]:
    found = {path.relative_to(root).as_posix() for path in (root / LANGUAGES).glob("*.html")}
    return found - set(files)


def _shared(root: Path, checked: Checked, addresses: Addresses) -> dict[str, Any]:
    """Return what is the same on the pages of all languages."""
    (form,) = [right.address for right in checked.rules.rights if right.id == OBJECTION]
    return {
        "addresses": addresses,
        "groups": list(_groups(checked.rules)),
        "objection_form": form,
        "in_english": read_description(root, DEFAULT),
        "permissions": render_document(root, "permissions", addresses.source).headings,
        "install": render_section(root, *INSTALL, addresses.source),
    }


def _translated(root: Path, language: str, messages: Messages) -> dict[str, Any]:
    """Return the texts in a language."""
    texts = {
        key: entry["message"] for key, entry in messages.items() if not entry.get("placeholders")
    }
    return {
        "t": texts,
        "slogan": BRAND.sub("", texts.get("extName", "")),
        "description": read_description(root, language),
    }


def _frame(language: str) -> dict[str, Any]:
    """Return what the head of each page needs."""
    known = load_languages()[language]
    return {
        "code": language,
        "lang": known.tag_of(language),
        "dir": known.direction,
        "up": _up_from(language),
    }


def _entry(code: str, current: str) -> dict[str, object]:
    """Return an entry of the list of languages on the page in the language `current`."""
    language: Language = load_languages()[code]
    page = Path(_page_of(code)).relative_to(OUT).as_posix()
    return {
        "name": language.name,
        "lang": language.tag_of(code),
        "href": f"{_up_from(current)}{page}",
        "current": code == current,
    }


def _up_from(language: str) -> str:
    """Return the way from a language's page to the folder of the website."""
    return "" if language == DEFAULT else "../"


def _page_of(language: str) -> str:
    return f"{OUT}/index.html" if language == DEFAULT else f"{LANGUAGES}/{language}.html"


def _groups(rules: Rules) -> Iterator[tuple[str, list[str]]]:
    """Yield the message keys of each group's heading and of its settings' names."""
    for group in rules.groups:
        names = [
            setting.plain or text_key("name", setting.id)
            for setting in rules.settings
            if setting.group == group.id
        ]
        yield text_key("group", group.id), names
