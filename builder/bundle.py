"""Bundle the content scripts with esbuild, as browsers load only classic scripts into pages."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from builder.errors import Fault, raise_faults
from builder.sources import SOURCE

ESBUILD = "node_modules/.bin/esbuild"
COMMON = ("--charset=utf8", "--target=chrome121,firefox140", "--log-level=warning", "--color=false")
OPTIONS = (
    *COMMON,
    "--bundle",
    "--format=iife",
    "--legal-comments=none",
    "--loader:.css=text",
    "--tsconfig-raw={}",  # a tsconfig.json further up must not change the result
)
# A content script holds its style sheets as text. The files in `tree` are replaced.
STYLES = (*COMMON, "--minify-whitespace", "--outdir=.", "--outbase=.", "--allow-overwrite")


def bundle_content_script(root: Path, tree: Path, name: str) -> str:
    """Return the script `name` of `tree` and all it imports as one script; raise BuildError.

    `tree` holds the sources as they are and shared/rules.js. Warnings are refused too.
    """
    # Without one of its own, esbuild would read the first package.json above.
    (tree / "package.json").write_text('{ "type": "module" }\n', encoding="utf-8")
    return _esbuild(root, tree, (name, *OPTIONS))


def shorten_styles(root: Path, tree: Path, names: Iterable[str]) -> None:
    """Take comments and needless spaces out of the style sheets `names` of `tree`."""
    _esbuild(root, tree, (*names, *STYLES))


def _esbuild(root: Path, tree: Path, arguments: tuple[str, ...]) -> str:
    esbuild = root / ESBUILD
    if not esbuild.exists():
        raise_faults([Fault(ESBUILD, "esbuild", "nothing", "run `npm ci`")])
    command = [str(esbuild.resolve()), *arguments]
    result = subprocess.run(command, cwd=tree, capture_output=True, encoding="utf-8", check=False)
    log = result.stderr.strip()
    if result.returncode != 0 or log:
        expected = "files about which esbuild has nothing to say"
        raise_faults([Fault(SOURCE, expected, f"this:\n{log or 'no answer'}")])
    return result.stdout
