"""What the script of every settings page is made of: how many bytes each of its tasks takes."""

import re
from collections.abc import Set as AbstractSet
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.packages.test_sizes import size

# esbuild puts the name of the source file before each part of a bundle.
PART = re.compile(r"^  // ((?:content|shared)/[\w/-]+\.js)$", re.MULTILINE)
END = "\n})();\n"
REST = "notice, messages, updates, requests to draw"
# By the files' names. All others are for the rest.
TASKS = {
    "finding the switch, also without a key, in shadow roots and frames, and only if visible": {
        "find-switch.js",
        "visibility.js",
        "dom.js",
        "accessible-name.js",
        "switch-row.js",
        "observe-setting.js",
        "matches-key.js",
    },
    "believing a reading and reporting it": {
        "report-reading.js",
        "time-until-complete.js",
        "wait-until-stable.js",
        "watch-loading.js",
        "resource-arrivals.js",
    },
    "rules: addresses, keys, and labels in eight languages": {"rules.js"},
    "watching the page": {"watch-page.js", "timers.js"},
    "reading on or off": {"read-switch.js"},
}


def parts(script: Path) -> dict[str, tuple[list[str], int]]:
    """Return each task's files, and how much smaller the script is without them, the largest first.

    In bytes, minified and gzipped. The sum is smaller than the script: the files share words.
    Raises ValueError if a task's file is not in the script.
    """
    before, *found = PART.split(script.read_text(encoding="utf-8").removesuffix(END))
    texts = {
        name.rpartition("/")[2]: text for name, text in zip(found[::2], found[1::2], strict=True)
    }
    named = set().union(*TASKS.values())
    if missing := sorted(named - texts.keys()):
        raise ValueError(f"TASKS: {missing[0]} is not in {script.name}")
    with TemporaryDirectory() as folder:
        rest = Path(folder, "rest.js")

        def without(left_out: AbstractSet[str]) -> int:
            kept = [text for name, text in texts.items() if name not in left_out]
            rest.write_text("".join([before, *kept, END]), encoding="utf-8")
            return size(rest)

        whole = without(set())
        tasks = TASKS | {REST: texts.keys() - named}
        saved = {task: (sorted(files), whole - without(files)) for task, files in tasks.items()}
    return dict(sorted(saved.items(), key=lambda item: -item[1][1]))
