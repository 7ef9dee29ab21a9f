"""Fill the saved pages with what the server knows."""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.linkedin.catalogue import (
    AI_KEY,
    AI_SLUG,
    CATEGORIES,
    COOKIE_ID,
    FRAME_PATH,
    LABELS,
    SETTINGS,
    SIMILAR_KEY,
)
from tests.linkedin.scene import Scene
from tests.linkedin.words import Words, words

PAGES = Path(__file__).parent / "pages"
RIGHT_TO_LEFT = {"ar", "he"}
PLAIN = Scene()


@dataclass(frozen=True)
class Page:
    """Name a saved page and say what is drawn into it."""

    file: str
    title: str = ""
    keys: tuple[str, ...] = ()
    status: int = 200
    scene: Scene = PLAIN


def setting_page(slug: str, scene: Scene) -> Page:
    """Return the page of one setting, as its scene has it; only the AI page has other shapes."""
    if slug not in SETTINGS:
        return Page("not-found.html", status=404, scene=Scene(lang=scene.lang))
    title, switches = SETTINGS[slug]
    keys = tuple(switches)
    if slug != AI_SLUG:
        return Page(_file(keys), title, keys, scene=scene)
    return Page(_ai_file(scene), _words(scene).title, keys, scene=scene)


def frame_page(scene: Scene) -> Page:
    """Return what the 2022 page with a frame shows in that frame."""
    return Page("ai-2022.html", _words(scene).title, (AI_KEY,), scene=scene)


def category_page(name: str, scene: Scene) -> Page:
    """Return a page that lists settings."""
    if name not in CATEGORIES:
        return Page("not-found.html", status=404, scene=scene)
    file = f"{name}.html" if name in {"privacy", "ads"} else "account.html"
    return Page(file, CATEGORIES[name], scene=scene)


def render(page: Page, switches: dict[str, bool]) -> str:
    """Return the page as served: `main` empty, what belongs there in a template, data beside it."""
    text = _read(page.file)
    lang = html.escape(page.scene.lang)
    direction = "rtl" if page.scene.lang in RIGHT_TO_LEFT else "ltr"
    text = text.replace('<html lang="en">', f'<html lang="{lang}" dir="{direction}">')
    text = text.replace("../static/", "/static/").replace(
        'src="ai-2022.html"', f'src="{FRAME_PATH}"'
    )
    # A parser would attach this shadow root at once; the app does so when it draws.
    text = text.replace("shadowrootmode=", "data-shadow=")
    main = re.search(r"<main[^>]*>(.*)</main>", text, re.DOTALL)
    if not main:
        return text
    drawn = (
        f'<main id="main" aria-busy="true"></main>\n<template id="content">{main[1]}</template>\n'
        f'<script type="application/json" id="page">{_json(_for_app(page))}</script>\n'
        f'<code id="settings-data" hidden>{html.escape(_json(_settings(switches)))}</code>\n'
        '<script type="module" src="/static/app.js"></script>'
    )
    return text[: main.start()] + drawn + text[main.end() :]


def _file(keys: tuple[str, ...]) -> str:
    if COOKIE_ID in keys:
        return "cookies.html"
    return "preferences.html" if len(keys) > 1 else "setting.html"


def _ai_file(scene: Scene) -> str:
    if scene.switch == "there":
        return f"ai-{scene.shape}.html"
    return "ai-not-offered.html" if scene.switch == "not-offered" else "ai-elsewhere.html"


def _words(scene: Scene) -> Words:
    return words(scene.lang, known=scene.label == "known")


def _for_app(page: Page) -> dict[str, Any]:
    """Return what the page's script needs to draw and to misbehave."""
    return {
        "title": page.title,
        "words": asdict(_words(page.scene)),
        "rows": _rows(page),
        "scene": _for_script(page.scene),
        "plain": _for_script(PLAIN),
    }


def _for_script(scene: Scene) -> dict[str, Any]:
    """Return a scene without what only the server may know."""
    hidden = {"load", "load_after", "loads", "then"}
    hidden |= {"save", "save_faults", "save_after", "sign_out_after_save"}
    values = {name: value for name, value in asdict(scene).items() if name not in hidden}
    return values | {"sends": scene.sends}


def _rows(page: Page) -> list[dict[str, Any]]:
    """Return the switches to draw, from the first to the last."""
    scene = page.scene
    own = [_row(key, scene) for key in page.keys]
    before = [_row(key, scene) for key in scene.neighbours]
    if scene.twin == "similar-label":
        before.append(_row(SIMILAR_KEY, scene))
    if scene.twin == "same-key-hidden":
        before.append(_row(AI_KEY, scene) | {"hidden": True})
    after = [_row(AI_KEY, scene)] if scene.twin == "same-key-visible" else []
    return before + own + after


def _row(key: str, scene: Scene) -> dict[str, Any]:
    label = _words(scene).toggle if key == AI_KEY else LABELS[key]
    own = key not in (SIMILAR_KEY, *scene.neighbours)
    id_ = key if key == COOKIE_ID else ""
    return {"key": key, "id": id_, "label": label, "hidden": False, "own": own}


def _settings(switches: dict[str, bool]) -> dict[str, Any]:
    elements = [{"key": key, "value": value} for key, value in sorted(switches.items())]
    return {"data": {"elements": elements}}


def _json(value: object) -> str:
    """Return JSON that cannot end the script element it is put into."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


@cache
def _read(file: str) -> str:
    return (PAGES / file).read_text(encoding="utf-8")
