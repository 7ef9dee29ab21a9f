"""What a content script is made of: how many bytes each source file adds to it."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.packages.test_sizes import size

# esbuild puts the name of the source file before each part of a bundle.
PART = re.compile(r"^  // ((?:content|shared)/[\w/-]+\.js)$", re.MULTILINE)
END = "\n})();\n"


def parts(script: Path) -> dict[str, int]:
    """Return how much smaller a bundled script is without each source file, the largest first.

    In bytes, minified and gzipped. The sum is smaller than the script: the files share words.
    """
    before, *found = PART.split(script.read_text(encoding="utf-8").removesuffix(END))
    texts = dict(zip(found[::2], found[1::2], strict=True))
    with TemporaryDirectory() as folder:
        rest = Path(folder, "rest.js")

        def without(left_out: str) -> int:
            kept = [text for name, text in texts.items() if name != left_out]
            rest.write_text("".join([before, *kept, END]), encoding="utf-8")
            return size(rest)

        whole = without("")
        saved = {name: whole - without(name) for name in texts}
    return dict(sorted(saved.items(), key=lambda item: -item[1]))
