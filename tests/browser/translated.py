"""A build of the extension whose messages are in another language than the browser."""

import shutil
from pathlib import Path

from builder.locales.languages import load_languages
from builder.sources import LOCALES
from tests.browser.conftest import DIST, ROOT

LANGUAGES = sorted(path.name for path in (ROOT / "extension" / LOCALES).iterdir())
"""The names of the source folders, such as `de` and `zh-Hans`."""


def translated_build(browser: str, language: str, folder: Path) -> Path:
    """Copy the build for `browser` into `folder` and let it speak a language in English browsers.

    The extension takes its language and direction from its messages, not from the browser. Return
    the path of the copy. Raise `KeyError` for an unknown language.
    """
    code = getattr(load_languages()[language], browser)[0]
    copy = folder / browser
    shutil.copytree(DIST / browser, copy, dirs_exist_ok=True)
    messages = DIST / browser / LOCALES / code / "messages.json"
    shutil.copyfile(messages, copy / LOCALES / "en/messages.json")
    return copy
