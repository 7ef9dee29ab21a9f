"""Bundle the pages that run on React and Ember, and render React's HTML as its server does."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCES = Path(__file__).parent / "frameworks"
CACHE = ROOT / "dist" / "frameworks"
INSTALL = "run `make setup-frameworks`"


@cache
def bundles() -> Path:
    """Return the folder of the bundled scripts, after bundling them if the sources are new.

    Raises RuntimeError if the packages are not installed, or if a source is faulty.
    """
    folder = CACHE / _digest()
    if folder.exists():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(dir=CACHE))
    command = ["node", str(SOURCES / "build.js"), str(fresh)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode != 0:
        shutil.rmtree(fresh)
        raise RuntimeError(f"the framework pages cannot be bundled: {INSTALL}\n{built.stderr}")
    try:
        fresh.rename(folder)
    except OSError:  # Another process was faster.
        shutil.rmtree(fresh)
    return folder


def _digest() -> str:
    """Return a name for the content of all sources, which include the pinned packages."""
    found = sorted(SOURCES.glob("*.js*")) + sorted(SOURCES.glob("*/*.*"))
    sources = [path for path in found if "node_modules" not in path.parts]
    sources.append(SOURCES.parent / "static" / "save.js")
    digest = hashlib.sha256()
    for path in sources:
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class ReactServer:
    """A process that renders pages as React does on a server."""

    def __init__(self) -> None:
        self._lock = Lock()
        # It ends when this process does, because its input does.
        self._process = subprocess.Popen(
            ["node", str(bundles() / "react-server.cjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def render(self, page: dict[str, Any]) -> str:
        """Return the HTML of a page's content."""
        process = self._process
        assert process.stdin
        assert process.stdout
        with self._lock:
            process.stdin.write(json.dumps(page) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        if not line:
            raise RuntimeError("React's server ended: its error is above")
        rendered: str = json.loads(line)
        return rendered


@cache
def react_server() -> ReactServer:
    """Return the only such process, started at its first use."""
    return ReactServer()
