"""Replace what could say whose page it is, by the rules of extension/shared/page-report/cleaner.js.

Only what is in a closed list stays: LinkedIn's own words for the settings that the rules name, and
names of which every word is in rules/page-report.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from builder.rules.compile import known_texts
from builder.rules.load import Rules

SHORT, MEDIUM = 12, 60
LONGEST_NAME = 60
LEFT_OUT = "…"
TEXTS = {"text-s", "text-m", "text-l"}
PLACEHOLDER = re.compile(r"(id|class|name|value|x-element)-\d{1,4}")
PLAIN = re.compile(r"[A-Za-z_-]+")
BETWEEN_WORDS = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Cleaner:
    """What may stay in a page; `keys` and `texts` are those that a proposal adds to the rules.

    In a page report, which is clean already, the placeholders stay.
    """

    def __init__(
        self,
        rules: Rules,
        *,
        is_report: bool = False,
        keys: Iterable[str] = (),
        texts: Iterable[str] = (),
    ) -> None:
        self.words = {name: set(text.split()) for name, text in rules.page_report}
        self._origin = rules.site.origin
        self._is_report = is_report
        known = [each.key or each.switch_id or "" for each in rules.settings]
        self._keys = {*filter(None, known), *keys}
        paths = [path for each in rules.settings for path in each.paths]
        self._paths = {*rules.site.list_paths, *paths}
        parts = [part for path in (rules.site.save_path, *self._paths) for part in path.split("/")]
        self._known = {word for each in (*self._keys, *parts) for word in words_of(each)}
        self._known |= self.words["words"]
        self._texts = {form_of(each): each for each in (*texts, *known_texts(rules))}
        self._replaced: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()

    def name(self, kind: str, value: str) -> str:
        """Return a name if all its words are known, or else the same placeholder each time."""
        if self._is_plain(value) or (self._is_report and PLACEHOLDER.fullmatch(value)):
            return value
        if (kind, value) not in self._replaced:
            self._counts[kind] += 1
            self._replaced[kind, value] = f"{kind}-{self._counts[kind]}"
        return self._replaced[kind, value]

    def text(self, value: str) -> str:
        """Return known words, or else a placeholder of the same length class."""
        form = form_of(value)
        if not form or form in self._texts:
            return self._texts.get(form, "")
        if self._is_report and form in TEXTS:
            return form
        if len(form) <= SHORT:
            return "text-s"
        return "text-m" if len(form) <= MEDIUM else "text-l"

    def path(self, value: str) -> str:
        """Return a path with only the parts whose words are known."""
        plain = re.split(r"[?#]", value)[0]
        if plain in self._paths:
            return plain
        parts = plain.split("/")
        return "/".join(each if not each or self._is_plain(each) else LEFT_OUT for each in parts)

    def link(self, value: str) -> str:
        """Return the path of a link to a page that the rules name, "" for any other link."""
        try:
            url = urlsplit(value)
        except ValueError:
            return ""
        is_own = not url.netloc or f"{url.scheme}://{url.netloc}" == self._origin
        return url.path if is_own and url.path in self._paths else ""

    def _is_plain(self, value: str) -> bool:
        if value in self._keys:
            return True
        if len(value) > LONGEST_NAME or not PLAIN.fullmatch(value):
            return False
        words = words_of(value)
        return bool(words) and all(each in self._known for each in words)


def words_of(value: str) -> list[str]:
    """Return the words of a name such as config-setting__item or allowDataForAI, in lower case."""
    return [each.lower() for each in BETWEEN_WORDS.split(value) if each]


def form_of(text: str) -> str:
    """Return a text without a difference in spaces and case."""
    return " ".join(text.split()).lower()
