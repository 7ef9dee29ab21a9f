"""Write the files of an adopted page: all of them, or none."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from builder.errors import BuildError
from builder.rules.load import Rules
from tests.linkedin.adopt.cleaner import Cleaner
from tests.linkedin.adopt.faults import refuse
from tests.linkedin.adopt.personal import traces
from tests.linkedin.adopt.propose import Proposal
from tests.linkedin.adopt.skeleton import Writer
from tests.linkedin.adopt.source import Source
from tests.linkedin.adopt.switches import Candidate
from tests.linkedin.adopted import frame_file

STYLE = '<link rel="stylesheet" href="../../static/adopted.css">'
HEAD = f"""\
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    {STYLE}
"""


def pages_of(
    source: Source, rules: Rules, own: Candidate | None, found: list[Proposal], name: str
) -> dict[str, str]:
    """Return the files of a cleaned page by name; raise BuildError if one looks personal."""
    cleaner = Cleaner(
        rules,
        is_report=source.is_report,
        keys=[each.value for each in found if each.field == "key"],
        texts=[each.value for each in found if each.field == "label"],
    )
    writer = Writer(cleaner, own.tag if own else None, STYLE, partial(frame_file, name))
    files = {}
    for number, document in enumerate(source.documents):
        lines = writer.lines(document)
        text = "\n".join(["<!doctype html>", *lines, ""])
        if trace := traces(text):
            advice = "nothing was written; report it as an issue, without the file"
            refuse(f"document {number}", "nothing personal after cleaning", trace, advice)
        file = frame_file(name, number) if number else f"{name}.html"
        files[file] = text.replace("  <head>\n", f"  <head>\n{HEAD}", 1)
    return files


def move(work: Path, targets: list[Path]) -> None:
    """Move files of a folder to new places; remove all of them if one cannot be moved."""
    moved: list[Path] = []
    try:
        for path in targets:
            if path.exists():
                refuse(str(path), "no such file", "a file", "choose another --name")
            path.parent.mkdir(parents=True, exist_ok=True)
            (work / path.name).rename(path)
            moved.append(path)
    except (OSError, BuildError):
        for path in moved:
            path.unlink()
        raise
