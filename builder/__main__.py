"""The command line: `python -m builder --help` names the commands."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from builder._arguments import Arguments, parser
from builder._lines import checked_line, short, wrote_line
from builder._live_check import CHECKLIST, is_done
from builder._receipts import verify_receipts
from builder.build import build
from builder.check import check
from builder.errors import BuildError
from builder.output import SUMS
from builder.package import ship
from builder.release import refuse_unready, uploads
from builder.sources import BROWSERS
from builder.watch import FILES, FOLDERS, changes

ADVICE = "`make build` installs all of them into .venv; then use .venv/bin/python"


def run_build(arguments: Arguments) -> None:
    """Check everything and write dist/."""
    browsers = BROWSERS if arguments.browser == "all" else (arguments.browser,)
    built = build(arguments.root, _out(arguments), browsers)
    print(checked_line(built.checked))
    for path in built.written:
        print(wrote_line(path, arguments.root))


def run_check(arguments: Arguments) -> None:
    """Check rules, locales, file names and templates; write nothing."""
    print(checked_line(check(arguments.root)))


def run_watch(arguments: Arguments) -> None:
    """Build, and again after every change; end with Ctrl-C."""
    print(f"watching {', '.join((*FOLDERS, *FILES))}; Ctrl-C ends it", flush=True)
    try:
        for changed in changes(arguments.root):
            if changed:
                print(f"changed  {', '.join(changed)}")
            _build_or_complain(arguments)
    except KeyboardInterrupt:
        print("stopped")


def run_package(arguments: Arguments) -> None:
    """Build for all browsers; write source, bill of materials and checksums as well."""
    shipped = ship(arguments.root, _out(arguments))
    print(checked_line(shipped.checked))
    for name, digits in shipped.sums.items():
        print(f"sha256   {digits}  {short(shipped.out / name, arguments.root)}")
    print(f"wrote    {short(shipped.out / SUMS, arguments.root)}")


def run_ready(arguments: Arguments) -> None:
    """Check what must hold before a release: version, changelog, live check, all committed."""
    refuse_unready(arguments.root, arguments.version, dry_run=arguments.dry_run)
    if not is_done(arguments.root):
        print(f"open     {CHECKLIST}: nobody has checked Untrain on a live account yet")
    print(f"ready    {arguments.version}")


def run_release(arguments: Arguments) -> None:
    """Check as `ready` does, package, and say who gets which file; upload nothing."""
    run_ready(arguments)
    run_package(arguments)
    print(f"tag      git tag v{arguments.version} && git push origin v{arguments.version}")
    for name, where in uploads(arguments.version):
        print(f"upload   {short(_out(arguments) / name, arguments.root)}: {where}")


def run_verify_receipts(arguments: Arguments) -> None:
    """Check an exported file of receipts, and only read it."""
    sound = verify_receipts(arguments.file)
    period = f", {sound.first:%Y-%m-%d} to {sound.last:%Y-%m-%d} UTC" if sound.count else ""
    print(f"sound    receipts {sound.count}{period}")
    print(f"head     {sound.head}")


COMMANDS: dict[str, Callable[[Arguments], None]] = {
    "build": run_build,
    "check": run_check,
    "package": run_package,
    "ready": run_ready,
    "release": run_release,
    "verify-receipts": run_verify_receipts,
    "watch": run_watch,
}


def main() -> int:
    """Run the command line and return its exit code: 0, 1 for a fault, 2 for a bad command."""
    arguments = parser({name: run.__doc__ for name, run in COMMANDS.items()}).parse_args()
    try:
        COMMANDS[arguments.command](arguments)
    except (BuildError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(f"the Python package {error.name} is missing: {ADVICE}", file=sys.stderr)
        return 1
    return 0


def _build_or_complain(arguments: Arguments) -> None:
    try:
        run_build(arguments)
    except (BuildError, OSError) as error:
        print(error, file=sys.stderr)
    sys.stdout.flush()


def _out(arguments: Arguments) -> Path:
    """Return where builds go, an absolute path; a relative one starts from the root."""
    out: Path = arguments.root / arguments.out
    return out


if __name__ == "__main__":
    sys.exit(main())
