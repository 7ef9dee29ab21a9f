"""Find the names of the settings: LinkedIn's own ones by language, and ours."""

from __future__ import annotations

from collections.abc import Iterator

from builder.errors import Fault
from builder.locales.messages import DEFAULT, Messages, file_of
from builder.rules.compile import text_key
from builder.rules.load import Rules

# Other wordings rest on one source only: too little to tell people that LinkedIn writes so.
CERTAIN = "several"


def linkedin_names(rules: Rules, language: str) -> dict[str, str]:
    """Return LinkedIn's own names of the settings in a language, by message key.

    A name is "" where it is not known for certain, and in English, which rules/ has. A missing
    message would make Firefox report an error for each setting.
    """
    names = {}
    for setting in rules.settings:
        if setting.seen is not None and setting.seen.title is not None:
            continue
        label = setting.labels.by_language.get(language) if setting.labels else None
        known = language != DEFAULT and label is not None and label.seen == CERTAIN
        names[text_key("name", setting.id)] = label.title if label is not None and known else ""
    return names


def name_faults(rules: Rules, english: Messages) -> Iterator[Fault]:
    """Yield a fault for each message name_<id> that is not our own name of the setting.

    A setting whose name is ours needs no such message: it is then shown in English.
    """
    titles = {
        text_key("name", setting.id): setting.title
        for setting in rules.settings
        if setting.seen is not None and setting.seen.title is not None
    }
    for key, entry in english.items():
        if key.startswith("name_") and entry["message"] != titles.get(key):
            expected = f"our own name in rules/, {titles.get(key)!r}"
            yield Fault(f"{file_of(DEFAULT)}: {key}", expected, repr(entry["message"]))
