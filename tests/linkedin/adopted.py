"""Read the adopted pages, which `python -m tests.linkedin adopt` has written, and render them."""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

ADOPTED = Path(__file__).parent / "pages" / "adopted"
FRAMES = "/adopted/"
"""The simulator's own path of the documents in frames."""
SETTINGS_API = "/mysettings-api/settingsApiSettings/"


@dataclass(frozen=True)
class AdoptedPage:
    """A page of LinkedIn as somebody saw it; `NAME.json` beside `NAME.html` has these fields."""

    setting: str
    """The id of the setting, the name of its file in rules/."""
    address: str
    key: str
    """The name under which the simulator keeps the state of the setting's switch."""
    method: str
    save_path: str
    reading: str
    """What the extension must read while the switch is on."""
    outcome: str
    """How a run that turns the setting off must end."""
    frames: int = 0
    """The number of documents in frames: NAME.frame-1.html and so on."""
    folder: Path = ADOPTED
    name: str = ""

    def is_at(self, path: str) -> bool:
        """Tell whether a path is the page's; its rule may have further spellings of it."""
        last = self.address.rstrip("/").rsplit("/", 1)[-1]
        is_setting = path.startswith("/mypreferences/") and "/categories/" not in path
        return path == self.address or (is_setting and path.rstrip("/").endswith(f"/{last}"))

    @property
    def data(self) -> str:
        """Return the text of the page's JSON file."""
        fields = {key: value for key, value in asdict(self).items() if key not in UNWRITTEN}
        return json.dumps(fields, indent=2, ensure_ascii=False) + "\n"

    def html(self, frame: int = 0) -> str:
        """Return the HTML of the page or of a document in its frames."""
        file = frame_file(self.name, frame) if frame else f"{self.name}.html"
        return (self.folder / file).read_text(encoding="utf-8")

    def rendered(self, *, value: bool, frame: int = 0) -> str:
        """Return the HTML with the state of the server and the script that toggles switches."""
        text = self.html(frame).replace("../../static/", "/static/")
        text = re.sub(r'src="[a-z0-9-]+\.frame-(\d+)\.html"', rf'src="{FRAMES}\1"', text)
        # The script attaches the shadow roots, so that it reaches the closed ones too.
        text = text.replace('<template shadowrootmode="', '<template data-shadow="')
        own = {"key": self.key, "value": value, "method": self.method, "path": self.save_path}
        data = html.escape(json.dumps(own), quote=False)
        script = (
            f'<script type="application/json" id="adopted">{data}</script>\n'
            '<script type="module" src="/static/adopted.js"></script>\n'
        )
        return text.replace("</body>", f"{script}</body>")


def frame_file(name: str, frame: int) -> str:
    """Return the name of the file of a document in a frame."""
    return f"{name}.frame-{frame}.html"


UNWRITTEN = {"folder", "name"}


def read_adopted(file: Path) -> AdoptedPage:
    """Read the JSON file of an adopted page."""
    fields = json.loads(file.read_text(encoding="utf-8"))
    return AdoptedPage(**fields, folder=file.parent, name=file.stem)


def adopted_pages(folder: Path = ADOPTED) -> list[AdoptedPage]:
    """Return all adopted pages, sorted by name."""
    return [read_adopted(file) for file in sorted(folder.glob("*.json"))]
