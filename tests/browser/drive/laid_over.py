"""Let one browser find files in /etc that nobody else finds: nothing there is touched."""

import os
import shutil
from pathlib import Path

# In a mount namespace of its own, where the folder $0 lies over /etc; a driver started from there
# takes its browser with it.
LAY_OVER = 'mount -t overlay overlay -o "lowerdir=$0:/etc" /etc && exec "$@"'


def laid_over(driver: str, etc: Path, folder: Path) -> str:
    """Write a program into `folder` that starts `driver` with folder `etc` laid over /etc.

    Raise FileNotFoundError where there is no `unshare`, which every Linux has (util-linux).
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        raise FileNotFoundError("unshare is needed to try a policy file: run this test on Linux")
    # Mounting needs root, if only of a user namespace of one's own.
    root = "" if os.geteuid() == 0 else "--map-root-user "
    program = folder / Path(driver).name
    program.write_text(
        "#!/bin/sh\n"
        f'exec {unshare} {root}--mount sh -c \'{LAY_OVER}\' "{etc.resolve()}" "{driver}" "$@"\n'
    )
    program.chmod(0o755)
    return str(program)
