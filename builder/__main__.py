"""Parse the command line; `python -m builder --help` lists the commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from builder.errors import BuildError
from builder.sources import BROWSERS
from tools.verify_receipts import ReceiptsError, verify_receipts

# Each command imports its own modules, so that `verify-receipts` needs only the standard library.
ADVICE = "`make build` installs all of them into .venv; then use .venv/bin/python"
Arguments = argparse.Namespace
REPOSITORY = Path(__file__).resolve().parent.parent


def run_build(arguments: Arguments) -> None:
    """Check everything and write dist/."""
    from builder.build import build

    browsers = BROWSERS if arguments.browser == "all" else (arguments.browser,)
    built = build(arguments.root, _out(arguments), browsers, _log)
    for path in built.written:
        print(_wrote_line(path, arguments.root))


def run_check(arguments: Arguments) -> None:
    """Check rules, locales, file names, templates and the website; write nothing."""
    from builder.check import check
    from builder.errors import raise_faults
    from builder.website.pages import website_faults

    checked = check(arguments.root, _log)
    raise_faults(website_faults(arguments.root, checked))


def run_translation(arguments: Arguments) -> None:
    """Check one language: print what is missing, superfluous or wrong, with file and key."""
    from builder.errors import Fault, raise_faults
    from builder.locales.languages import load_languages
    from builder.locales.messages import load_english, locale_faults
    from builder.locales.translations import keys_of

    known = load_languages()
    if arguments.language not in known:
        raise_faults([Fault("language", f"one of {' '.join(known)}", repr(arguments.language))])
    language = known[arguments.language]
    raise_faults(locale_faults(arguments.root, language))
    count = len(keys_of(language, load_english(arguments.root)))
    print(f"checked  {language.folder}, {language.name}: messages {count}")


def run_website(arguments: Arguments) -> None:
    """Write the pages of the website in docs/ again."""
    from builder.check import check
    from builder.website.pages import write_website

    for path in write_website(arguments.root, check(arguments.root, _log)):
        print(_wrote_line(path, arguments.root))


def run_watch(arguments: Arguments) -> None:
    """Build, then build again after every change, until Ctrl-C."""
    from builder.watch import FILES, FOLDERS, changes

    print(f"watching {', '.join((*FOLDERS, *FILES))}; press Ctrl-C to stop", flush=True)
    try:
        for changed in changes(arguments.root):
            if changed:
                print(f"changed  {', '.join(changed)}")
            _build_or_print_error(arguments)
    except KeyboardInterrupt:
        print("stopped")


def run_package(arguments: Arguments) -> None:
    """Build for all browsers and write the source archive, bill of materials and checksums."""
    from builder.output import SUMS
    from builder.package import ship

    shipped = ship(arguments.root, _out(arguments), _log)
    for name, digits in shipped.sums.items():
        print(f"sha256   {digits}  {_short(shipped.out / name, arguments.root)}")
    print(f"wrote    {_short(shipped.out / SUMS, arguments.root)}")


def run_ready(arguments: Arguments) -> None:
    """Check that a release is ready: version, changelog, live check, everything committed."""
    from builder.release import CHECKLIST, is_done, refuse_unready

    refuse_unready(arguments.root, arguments.version, dry_run=arguments.dry_run)
    if not is_done(arguments.root):
        print(f"open     {CHECKLIST}: nobody has checked Untrain on a live account yet")
    print(f"ready    {arguments.version}")


def run_release(arguments: Arguments) -> None:
    """Check as `ready` does, package, and list where to upload each file; upload nothing."""
    from builder.release import uploads

    run_ready(arguments)
    run_package(arguments)
    print(f"tag      git tag v{arguments.version} && git push origin v{arguments.version}")
    for name, where in uploads(arguments.version):
        print(f"upload   {_short(_out(arguments) / name, arguments.root)}: {where}")


def run_verify_receipts(arguments: Arguments) -> None:
    """Check an exported file of receipts without changing it."""
    print(verify_receipts(arguments.file))


COMMANDS: dict[str, Callable[[Arguments], None]] = {
    "build": run_build,
    "check": run_check,
    "package": run_package,
    "ready": run_ready,
    "release": run_release,
    "translation": run_translation,
    "verify-receipts": run_verify_receipts,
    "watch": run_watch,
    "website": run_website,
}


def main() -> int:
    """Run the command and return the exit code: 0, 1 for a fault, 2 for a bad command line."""
    arguments = _parser({name: run.__doc__ for name, run in COMMANDS.items()}).parse_args()
    try:
        COMMANDS[arguments.command](arguments)
    except (BuildError, ReceiptsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(f"the Python package {error.name} is missing: {ADVICE}", file=sys.stderr)
        return 1
    return 0


def _build_or_print_error(arguments: Arguments) -> None:
    try:
        run_build(arguments)
    except (BuildError, OSError) as error:
        print(error, file=sys.stderr)
    sys.stdout.flush()


def _out(arguments: Arguments) -> Path:
    """Return the absolute path of the output folder; a relative --out is relative to --root."""
    out: Path = arguments.root / arguments.out
    return out


def _parser(commands: Mapping[str, str | None]) -> argparse.ArgumentParser:
    """Return a parser for `commands`, which maps names to help texts."""
    parser = argparse.ArgumentParser(prog="python -m builder", description="Build Untrain.")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, text in commands.items():
        _add_arguments(subparsers.add_parser(name, help=text, description=text), name)
    return parser


def _add_arguments(command: argparse.ArgumentParser, name: str) -> None:
    if name == "verify-receipts":
        command.add_argument("file", type=Path, help="a file exported by the extension")
    else:
        _add_tree(command, name)


def _add_tree(command: argparse.ArgumentParser, name: str) -> None:
    if name in {"ready", "release"}:
        command.add_argument("version", help="the version to release, such as 1.2.3")
        text = "only warn if the live check is still open"
        command.add_argument("--dry-run", action="store_true", help=text)
    if name == "translation":
        command.add_argument("language", help="a folder of extension/_locales/, such as de")
    command.add_argument("--root", type=_folder, default=REPOSITORY, help="the source tree")
    if name not in {"check", "translation", "website"}:
        command.add_argument("--out", type=Path, default=Path("dist"), help="the output folder")
    if name in {"build", "watch"}:
        command.add_argument("--browser", choices=(*BROWSERS, "all"), default="all")


def _folder(text: str) -> Path:
    return Path(text).resolve()


def _log(step: str, details: str) -> None:
    print(f"{step:8} {details}", flush=True)


def _wrote_line(path: Path, root: Path) -> str:
    """Return a line with the size of a file, or with the size and file count of a folder."""
    from builder.archive import files_in

    names = files_in(path) if path.is_dir() else []
    size = sum((path / name).stat().st_size for name in names) or path.stat().st_size
    count = f", {len(names)} files" if names else ""
    return f"wrote    {_short(path, root)}{count}, {size / 1000:.1f} kB"


def _short(path: Path, root: Path) -> str:
    """Return a path relative to `root` if it is inside."""
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


if __name__ == "__main__":
    sys.exit(main())
