"""Link the content scripts, as browsers load only classic scripts into pages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from builder.errors import Fault, raise_faults
from builder.sources import SOURCE

ESBUILD = "node_modules/.bin/esbuild"
OPTIONS = (
    "--bundle",
    "--format=iife",
    "--charset=utf8",
    "--legal-comments=none",
    "--target=chrome121,firefox140",
    "--loader:.css=text",
    "--tsconfig-raw={}",  # a tsconfig.json further up must not change the result
    "--log-level=warning",
    "--color=false",
)
MESSAGE = re.compile(r"\[(ERROR|WARNING)\] (?P<text>.+)\n\n +(?P<file>[^:\n]+):(?P<line>\d+):\d+:")


def link_content_script(root: Path, tree: Path, name: str) -> str:
    """Return the script `name` of `tree` and all it imports as one script; raise BuildError.

    `tree` holds the sources as they are and shared/rules.js. Warnings are refused too.
    """
    esbuild = root / ESBUILD
    if not esbuild.exists():
        raise_faults([Fault(ESBUILD, "esbuild", "nothing", "run `npm ci`")])
    # Without one of its own, esbuild would read the first package.json above.
    (tree / "package.json").write_text('{ "type": "module" }\n', encoding="utf-8")
    command = [str(esbuild.resolve()), name, *OPTIONS]
    result = subprocess.run(command, cwd=tree, capture_output=True, encoding="utf-8", check=False)
    if result.returncode != 0 or result.stderr.strip():
        raise_faults(_faults(name, result.stderr))
    return result.stdout


def _faults(name: str, log: str) -> list[Fault]:
    faults = [
        Fault(f"{SOURCE}/{match['file']}: line {match['line']}", "a script to link", match["text"])
        for match in MESSAGE.finditer(log)
    ]
    return faults or [Fault(f"{SOURCE}/{name}", "a script to link", log.strip() or "no answer")]
