"""Bundle the content scripts with esbuild: browsers load only classic scripts into pages."""

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
    "--tsconfig-raw={}",  # a tsconfig.json in a parent folder must not change the result
)
# Content scripts import style sheets as text, so they are shortened in place, in `tree`.
STYLES = (*COMMON, "--minify-whitespace", "--outdir=.", "--outbase=.", "--allow-overwrite")


def bundle_content_script(root: Path, tree: Path, name: str) -> str:
    """Return the script `name` of `tree` with all its imports as one script.

    `tree` holds the sources and shared/rules.js. Raises BuildError on errors and on warnings.
    """
    # Without this file esbuild would read the nearest package.json of a parent folder.
    (tree / "package.json").write_text('{ "type": "module" }\n', encoding="utf-8")
    return _esbuild(root, tree, (name, *OPTIONS))


def shorten_styles(root: Path, tree: Path, names: Iterable[str]) -> None:
    """Remove comments and unneeded white space from the style sheets `names` of `tree`."""
    _esbuild(root, tree, (*names, *STYLES))


def _esbuild(root: Path, tree: Path, arguments: tuple[str, ...]) -> str:
    esbuild = root / ESBUILD
    if not esbuild.exists():
        raise_faults([Fault(ESBUILD, "esbuild", "nothing", "run `npm ci`")])
    command = [str(esbuild.resolve()), *arguments]
    result = subprocess.run(command, cwd=tree, capture_output=True, encoding="utf-8", check=False)
    log = result.stderr.strip()
    if result.returncode != 0 or log:
        expected = "no errors or warnings from esbuild"
        raise_faults([Fault(SOURCE, expected, f"these:\n{log or 'no output'}")])
    return result.stdout
