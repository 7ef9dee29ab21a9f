"""Show additional files in /etc to one browser, without changing /etc."""

import os
import shutil
from pathlib import Path

# Runs in a separate mount namespace, which the driver and its browser inherit. The folder $0 is the
# upper layer.
MOUNT = 'mount -t overlay overlay -o "lowerdir=$0:/etc" /etc && exec "$@"'


def driver_with_overlay(driver: str, etc: Path, folder: Path) -> str:
    """Write a script to `folder` that starts `driver` with the folder `etc` mounted over /etc.

    Return the path of the script. Raise FileNotFoundError without `unshare` (util-linux).
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        raise FileNotFoundError("unshare is needed to test a policy file: run this test on Linux")
    # Mounting needs root, at least in a user namespace.
    root = "" if os.geteuid() == 0 else "--map-root-user "
    program = folder / Path(driver).name
    program.write_text(
        "#!/bin/sh\n"
        f'exec {unshare} {root}--mount sh -c \'{MOUNT}\' "{etc.resolve()}" "{driver}" "$@"\n'
    )
    program.chmod(0o755)
    return str(program)
