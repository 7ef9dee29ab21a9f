"""Write docs/proof.md from the last run of the fault matrix: python -m tests.browser.matrix."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.browser.matrix import CELLS
from tests.browser.matrix.proof import proof
from tests.browser.matrix.report import BROWSERS, RESULT, ROOT

PROOF = ROOT / "docs" / "proof.md"
MUTANTS = RESULT.with_name("mutants.json")


def main() -> int:
    """Write the page, unless the last run was incomplete; return the exit code."""
    if not RESULT.exists():
        print(f"{_name(RESULT)} is missing: run `make proof`", file=sys.stderr)
        return 1
    result: dict[str, Any] = json.loads(RESULT.read_text())
    ran = {(each["cell"], name) for cell in result["cells"] for name, each in cell.items()}
    expected = {(cell.name, browser) for cell in CELLS for browser in BROWSERS}
    if missing := sorted(expected - ran):
        print(f"{_name(RESULT)}: {len(missing)} cells were not run: {missing[0]}", file=sys.stderr)
        return 1
    mutants = json.loads(MUTANTS.read_text()) if MUTANTS.exists() else None
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(proof(result, mutants))
    print(f"wrote    {_name(PROOF)}")
    return 0


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
