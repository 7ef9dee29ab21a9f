"""Read a page report of Untrain."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.linkedin.adopt.faults import refuse
from tests.linkedin.adopt.personal import traces
from tests.linkedin.adopt.source import REPORT, Source, parse

SCHEMA = Path(__file__).parents[1] / "page-report.schema.json"
FORMAT, VERSION = "untrain-page-report", 1


def source(report: Any, content: bytes, name: str) -> Source:
    """Return the page in a report; raise BuildError if it is not as Untrain writes reports."""
    _refuse_other(report, name)
    _refuse_changed(report, name)
    if found := traces(content.decode("utf-8-sig")):
        advice = "do not pass it on; ask for a report as Untrain saved it"
        refuse(name, "nothing personal", found, advice)
    return Source(
        kind=REPORT,
        documents=[parse("\n".join(each["html"])) for each in report["frames"]],
        address="" if "…" in report["address"] else report["address"],
        setting=report["setting"],
        language=report["language"],
        requests=[(each["method"], each["path"]) for each in report["requests"]],
    )


def _refuse_other(report: Any, name: str) -> None:
    """Refuse what is no page report, or one of a version that came later."""
    if not isinstance(report, dict) or report.get("format") != FORMAT:
        advice = "name a page report or a saved page"
        refuse(name, f'"format": "{FORMAT}"', "other JSON", advice)
    version = report.get("version")
    if isinstance(version, int) and version > VERSION:
        advice = "update this repository (git pull) and run the command again"
        refuse(name, f"version {VERSION} of page reports", f"version {version}", advice)


def _refuse_changed(report: Any, name: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    error = next(Draft202012Validator(schema).iter_errors(report), None)
    if error:
        where = "/".join(map(str, error.absolute_path)) or "the file"
        expected = str(error.validator_value)[:80]
        advice = "ask for the file as Untrain saved it, or save the page with the browser"
        refuse(f"{name}: {where}", f"{error.validator} {expected}", "something else", advice)
