"""Render the saved pages with the state of the server."""

from __future__ import annotations

import html
import json
import re
import secrets
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.linkedin.bundles import react_server
from tests.linkedin.catalogue import (
    AI_KEY,
    AI_SLUG,
    CATEGORIES,
    COOKIE_ID,
    FRAME_PATH,
    LABELS,
    MICROSOFT_KEY,
    NEWSLETTER_KEY,
    SETTINGS,
    SIMILAR_KEY,
)
from tests.linkedin.scene import Scene
from tests.linkedin.words import Words, words

DATA_PATH = "/mysettings-api/settings"  # our own: no source prints it
PICTURE_PATH = "/picture"
FRAMEWORK_PATH = "/static/frameworks"
PAGES = Path(__file__).parent / "pages"
RIGHT_TO_LEFT = {"ar", "he"}
PLAIN = Scene()


@dataclass(frozen=True)
class Page:
    """A saved page and the values to render."""

    file: str
    title: str = ""
    keys: tuple[str, ...] = ()
    status: int = 200
    scene: Scene = PLAIN
    prerenders: str = ""
    """The path of a page for the browser to prerender; "" for none."""


def setting_page(slug: str, scene: Scene) -> Page:
    """Return the page of a setting in its scene; only the AI page has several shapes."""
    if slug not in SETTINGS:
        return Page("not-found.html", status=404, scene=Scene(lang=scene.lang))
    title, switches = SETTINGS[slug]
    keys = tuple(switches)
    if slug != AI_SLUG:
        return Page(_file(keys), title, keys, scene=scene)
    only = {"microsoft": (MICROSOFT_KEY,), "newsletter": (NEWSLETTER_KEY,)}.get(scene.switch, keys)
    return Page(_ai_file(scene), _words(scene).title, only, scene=scene)


def frame_page(scene: Scene) -> Page:
    """Return the page in the frame of the shape 2022-frame."""
    return Page("ai-2022.html", _words(scene).title, (AI_KEY,), scene=scene)


def preloaded_page(scene: Scene) -> Page:
    """Return the AI page as a page of the new shell shows it in a frame."""
    return setting_page(AI_SLUG, replace(scene, in_frame="never"))


def category_page(name: str, scene: Scene) -> Page:
    """Return a page that lists settings."""
    if name not in CATEGORIES:
        return Page("not-found.html", status=404, scene=scene)
    file = f"{name}.html" if name in {"privacy", "ads"} else "account.html"
    return Page(file, CATEGORIES[name], scene=scene)


def render(page: Page, switches: dict[str, bool]) -> str:
    """Return the HTML of a page.

    `main` is empty or a skeleton. Its content is in a template, and the app's data in a script
    element.
    """
    text = _read(page.file)
    lang = html.escape(page.scene.lang)
    direction = "rtl" if page.scene.lang in RIGHT_TO_LEFT else "ltr"
    text = text.replace('<html lang="en">', f'<html lang="{lang}" dir="{direction}">')
    text = text.replace("../static/", "/static/").replace(
        'src="ai-2022.html"', f'src="{FRAME_PATH}"'
    )
    if page.prerenders:
        text = text.replace("</nav>", f"{_speculation(page.prerenders)}</nav>")
    # The app attaches the shadow root when it draws; the parser would do so at once.
    mode = "closed" if page.scene.shape == "closed-shadow" else "open"
    text = text.replace('shadowrootmode="open"', f'data-shadow="{mode}"')
    if page.scene.is_new_shell or page.scene.in_frame == "always":
        text = text.replace('<main id="main">', '<main id="workspace">')
    main = re.search(r"(<main[^>]*)>(.*)</main>", text, re.DOTALL)
    if not main:
        return text
    data = _app_data(page)
    if page.scene.framework == "plain":
        content = (
            f'{main[1]} aria-busy="true">{_skeleton(main[2], page)}</main>\n'
            f'<template id="content">{main[2]}</template>\n'
        )
    else:
        data["values"] = _first_values(page, switches)
        content = f'<main id="main">{_server_content(page, data)}</main>\n'
    drawn = (
        f"{content}"
        f'<script type="application/json" id="page">{_json(data)}</script>\n'
        f'<code id="settings-data" hidden>{html.escape(_json(_settings(switches)))}</code>\n'
        f"{_picture(page.scene)}"
        f"{_scripts(page.scene)}"
    )
    return text[: main.start()] + drawn + text[main.end() :]


def _first_values(page: Page, switches: dict[str, bool]) -> dict[str, bool]:
    """Return the states that a framework's page draws first."""
    skeleton = page.scene.skeleton
    if skeleton == "none" or not _data_address(page.scene):
        return switches
    return switches | dict.fromkeys(page.keys, skeleton != "off")


def _server_content(page: Page, data: dict[str, Any]) -> str:
    """Return what the server draws of a framework's page: everything or nothing."""
    return react_server().render(data) if page.scene.framework == "react" else ""


def _speculation(path: str) -> str:
    """Return the rule that makes a browser prerender a page at once, and a link to that page."""
    rules = {"prerender": [{"source": "list", "urls": [path], "eagerness": "immediate"}]}
    return (
        f'<a class="prerendered" href="{path}">AI</a>\n'
        f'<script type="speculationrules">{_json(rules)}</script>'
    )


def _picture(scene: Scene) -> str:
    """Return the late picture of a page, outside of what its script draws."""
    address = f"{PICTURE_PATH}?after={scene.picture_after:g}&amp;load={secrets.token_hex(8)}"
    return f'<img alt="" src="{address}">\n' if scene.picture_after else ""


def _skeleton(content: str, page: Page) -> str:
    """Return the part of the content that is shown until the page's script arrives."""
    scene = page.scene
    if scene.script_after == 0 or scene.skeleton == "none":
        return ""
    if scene.skeleton == "disabled":
        content = content.replace(' checked data-sim="input"', ' checked disabled data-sim="input"')
        return content.replace(
            'aria-checked="true" data-sim', 'aria-checked="true" aria-disabled="true" data-sim'
        )
    if scene.skeleton == "on":
        return content
    off = f'data-sim="state">{_words(scene).off}<'
    content = re.sub(r'data-sim="state">[^<]*<', off, content)
    content = content.replace('aria-checked="true" data-sim', 'aria-checked="false" data-sim')
    return content.replace(' checked data-sim="input"', ' data-sim="input"')


def _scripts(scene: Scene) -> str:
    """Return the script elements of a page, with the delay of its scene."""
    if scene.design_system:
        address = f"/static/design-systems/{scene.design_system}.js"
        return f'<script type="module" src="{address}"></script>'
    framework = scene.framework
    script = "/static/app.js" if framework == "plain" else f"{FRAMEWORK_PATH}/{framework}.js"
    app = f'<script type="module" src="{script}{{}}"></script>'
    if scene.script_after == 0:
        return app.format("")
    # A unique address, so that the script never comes from the browser's cache.
    late = f"?after={scene.script_after:g}&amp;load={secrets.token_hex(8)}"
    if scene.script == "deferred":
        return app.format(late)
    return f'<script src="/static/late.js{late}"></script>\n{app.format("")}'


def _file(keys: tuple[str, ...]) -> str:
    if COOKIE_ID in keys:
        return "cookies.html"
    return "preferences.html" if len(keys) > 1 else "setting.html"


def _ai_file(scene: Scene) -> str:
    if scene.design_system:
        return "ai-design-system.html"
    shape = scene.shape.removeprefix("closed-")  # the same page, whose script closes the root
    return f"ai-{shape if scene.switch == 'there' else scene.switch}.html"


def _words(scene: Scene) -> Words:
    return words(scene.lang, known=scene.label == "known")


def _app_data(page: Page) -> dict[str, Any]:
    """Return the data that the page's script needs to draw and to simulate faults."""
    return {
        "title": page.title,
        "words": asdict(_words(page.scene)),
        "rows": _rows(page),
        "data": _data_address(page.scene),
        "scene": _script_fields(page.scene),
        "plain": _script_fields(PLAIN),
    }


def _data_address(scene: Scene) -> str:
    """Return the address of the page's settings request, "" if the HTML has the settings."""
    in_html = scene.framework != "ember" and scene.state_after == 0 and scene.state == "answered"
    if in_html:
        return ""
    return f"{DATA_PATH}?after={scene.state_after:g}&answer={scene.state}"


def _script_fields(scene: Scene) -> dict[str, Any]:
    """Return the fields of a scene except those that only the server may know."""
    hidden = {"load", "load_after", "loads", "then"}
    hidden |= {"framework", "prerendered", "trusted_types", "picture_after"}
    hidden |= {"state", "state_after", "script", "script_after"}
    hidden |= {"save", "save_faults", "save_after", "sign_out_after_save"}
    values = {name: value for name, value in asdict(scene).items() if name not in hidden}
    return values | {"sends": scene.sends, "save_to": scene.address_of_saves}


def _rows(page: Page) -> list[dict[str, Any]]:
    """Return the switches to draw, in order."""
    scene = page.scene
    is_own = scene.switch == "there"
    own = [_row(key, scene, own=is_own) | {"hidden": scene.hidden} for key in page.keys]
    before = [_row(key, scene) for key in scene.neighbours]
    if scene.twin == "same-key-visible" or scene.twin_place == "after":
        return before + own + _twins(scene)
    return before + _twins(scene) + own


def _twins(scene: Scene) -> list[dict[str, Any]]:
    """Return the look-alikes of the AI switch."""
    if scene.twin == "similar-label":
        return [_row(SIMILAR_KEY, scene)]
    if scene.twin == "two-ids":
        return [_row(MICROSOFT_KEY, scene) | {"labelled_first_by": AI_KEY}]
    if scene.twin == "same-key-hidden":
        return [_row(AI_KEY, scene, own=True) | {"hidden": scene.twin_hidden}]
    return [_row(AI_KEY, scene, own=True)] if scene.twin == "same-key-visible" else []


def _row(key: str, scene: Scene, *, own: bool = False) -> dict[str, Any]:
    """Return the data of a switch; with `own` the faults of the scene apply to it."""
    label = _words(scene).toggle if key == AI_KEY else LABELS[key]
    id_ = key if key == COOKIE_ID else ""
    row = {"key": key, "id": id_, "label": label, "own": own}
    return row | {"hidden": "none", "labelled_first_by": ""}


def _settings(switches: dict[str, bool]) -> dict[str, Any]:
    elements = [{"key": key, "value": value} for key, value in sorted(switches.items())]
    return {"data": {"elements": elements}}


def _json(value: object) -> str:
    """Return JSON that is safe inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


@cache
def _read(file: str) -> str:
    return (PAGES / file).read_text(encoding="utf-8")
