"""Make files for `adopt`: a page of LinkedIn that nobody has seen, and all that it may hide."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path
from typing import Any

from builder.rules.load import Rules, load_rules
from tests.linkedin.adopt.steps import ROOT, Options, adopt
from tests.linkedin.adopted import AdoptedPage
from tests.linkedin.catalogue import AI_PATH, ORIGIN

NEW_KEY = "allowDataForGenerativeAITraining"
SECRETS = (
    "Quilliam Zsombor",
    "quilliam-zsombor",
    "quilliam.zsombor@mail.test",
    "https://www.linkedin.com/in/quilliam-zsombor-4711/?mini=4711",
    "urn:li:member:4711",
    "ACoAAB3xyzQwertyZsombor",
    "Shall we have dinner with Zsombor at eight?",
)
TRACES = ("quilliam", "zsombor", "4711", "acoaab", "mail.test", "urn:li", "dinner")
ATTRIBUTES = (
    *("id", "class", "name", "href", "src", "title", "alt", "value", "placeholder", "style"),
    *("role", "type", "lang", "dir", "for", "content", "aria-label", "aria-labelledby"),
    *("aria-checked", "data-testid", "data-sdui-screen", "componentkey", "data-member", "x-any"),
)


def rules() -> Rules:
    """Return the rules."""
    return load_rules(ROOT)


def page(key: str = NEW_KEY, *, label: str = "Nota efni mitt", body: str = "") -> str:
    """Return a page in a language that no rule knows, whose switch has a key."""
    return f"""<!doctype html>
<!-- saved from url=(0074){ORIGIN}{AI_PATH} -->
<html lang="is"><head><meta charset="utf-8"><title>Stillingar | LinkedIn</title></head><body>
<main id="workspace"><h1>Gögn</h1>
<div class="setting-row"><span id="{key}">{label}</span>
<button type="button" role="switch" aria-labelledby="{key}" aria-checked="true"></button></div>
{body}</main></body></html>"""


def full_of_secrets() -> str:
    """Return elements that hold something personal everywhere."""
    parts = []
    for secret in SECRETS:
        parts.append(f"<!-- {secret} --><p>{secret}</p>{secret}")
        parts += [f"<{tag}>{secret}</{tag}>" for tag in ("code", "script", "style", "svg", "h2")]
        parts += [f'<div {attribute}="{secret}"></div>' for attribute in ATTRIBUTES]
    parts.append("<quilliam-zsombor></quilliam-zsombor><quilliam></quilliam>")
    root = "".join(f"<b>{secret}</b>" for secret in SECRETS)
    return f'{"".join(parts)}<div><template shadowrootmode="open">{root}</template></div>'


def report(**changes: Any) -> dict[str, Any]:
    """Return a page report of that page."""
    html = [
        *('<html lang="is">', "  <head>", "  </head>", "  <body>", '    <main id="workspace">'),
        *("      <h1>", "        text-m", "      </h1>", '      <div class="class-1">'),
        *(f'        <span id="{NEW_KEY}">', "          text-m", "        </span>"),
        f'        <div role="switch" aria-labelledby="{NEW_KEY}" aria-checked="true">',
        *("        </div>", "      </div>", "    </main>", "  </body>", "</html>"),
    ]
    fields: dict[str, Any] = {
        "format": "untrain-page-report",
        "version": 1,
        "product": "0.1.0",
        "browser": "Firefox 153",
        "language": "is",
        "setting": "ai-training",
        "outcome": "not-recognised",
        "address": AI_PATH,
        "frames": [{"path": AI_PATH, "html": html}],
        "readings": [{"phase": "report", "value": "unknown"}],
        "requests": [{"method": "POST", "path": f"/settings-api/{NEW_KEY}", "status": 200}],
        "answers": {},
    }
    return fields | changes


def write_report(file: Path, **changes: Any) -> Path:
    """Write a page report to a file."""
    file.write_text(json.dumps(report(**changes)), encoding="utf-8")
    return file


def write_page(file: Path, text: str) -> Path:
    """Write a page as a browser saves it."""
    file.write_text(text, encoding="utf-8")
    return file


def mhtml(html: str, frame: str = "") -> bytes:
    """Return an MHTML file as Chromium writes it."""
    address = f"{ORIGIN}{AI_PATH}"
    parts = [(address, html), ("cid:frame-1@mhtml.blink", frame)]
    text = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\n"
    text += "MIME-Version: 1.0\r\n"
    text += 'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n'
    for name, content in parts:
        text += f"------B\r\nContent-Type: text/html\r\nContent-ID: <{name[4:]}>\r\n"
        text += f"Content-Transfer-Encoding: 8bit\r\nContent-Location: {name}\r\n\r\n{content}\r\n"
    return f"{text}------B--\r\n".encode()


def web_archive(html: str, frame: str = "") -> bytes:
    """Return a web archive as Safari writes it."""

    def resource(address: str, content: str) -> dict[str, Any]:
        return {
            "WebResourceData": content.encode(),
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "UTF-8",
            "WebResourceURL": address,
        }

    frames = [{"WebMainResource": resource(f"{ORIGIN}/preload/", frame)}]
    archive = {
        "WebMainResource": resource(f"{ORIGIN}{AI_PATH}", html),
        "WebSubframeArchives": frames,
    }
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


def adopted(file: Path, folder: Path, **options: Any) -> tuple[AdoptedPage, list[str]]:
    """Adopt a file without a browser; return the page and what was printed."""
    lines: list[str] = []
    wanted = Options(file=file, folder=folder, patches=folder.parent / "patches", **options)
    return adopt(wanted, lines.append), lines
