"""Bundle the switches of real design systems, for the simulator to serve.

Each file of `systems/` draws the AI page's rows with one design system from npm. The packages are
in `node_modules` beside this file. `make test` installs them. `package.json` replaces packages
that hold icons, fonts and other components with a small one, because switches need none of them.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from builder.bundle import ESBUILD

REPOSITORY = Path(__file__).parents[2]
BUNDLES = REPOSITORY / "dist/design-systems"
HERE = Path(__file__).parent
INSTALLED = HERE / "node_modules/.complete"
SYSTEMS = tuple(sorted(path.stem for path in (HERE / "systems").iterdir()))
OPTIONS = (
    "--bundle",
    "--format=esm",
    "--minify",
    "--jsx=automatic",
    "--loader:.css=text",
    '--define:process.env.NODE_ENV="production"',
    "--define:__VUE_OPTIONS_API__=true",
    "--define:__VUE_PROD_DEVTOOLS__=false",
    "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
    # The switch's only icon is a circle, which needs no picture.
    f"--alias:@fluentui/react-icons={HERE / 'no-icons.js'}",
    "--log-level=warning",
)


def bundle(system: str) -> None:
    """Write the script of a design system's page, unless it was written from the same files."""
    target = BUNDLES / f"{system}.js"
    (source,) = (HERE / "systems").glob(f"{system}.*")
    if not INSTALLED.exists():
        raise FileNotFoundError("the design systems are missing: run `make test` first")
    newest = max(path.stat().st_mtime for path in (source, *HERE.glob("*.js*"), INSTALLED))
    if target.exists() and target.stat().st_mtime > newest:
        return
    part = target.with_suffix(f".{os.getpid()}")  # Several tests may bundle it at once.
    command = [str(REPOSITORY / ESBUILD), str(source), *OPTIONS, f"--outfile={part}"]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    part.replace(target)
