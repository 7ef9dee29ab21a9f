"""Adopt a page: read it, clean it, try the extension on it, and write the files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from builder.build import build, temporary_folder
from builder.errors import BuildError
from builder.rules.load import Rules, load_rules
from builder.rules.models import Setting
from tests.linkedin.adopt.faults import refuse
from tests.linkedin.adopt.load import load
from tests.linkedin.adopt.propose import Proposal, combined, proposals, save_of, save_proposal
from tests.linkedin.adopt.source import Source
from tests.linkedin.adopt.switches import Candidate, candidates, choose
from tests.linkedin.adopt.write import move, pages_of
from tests.linkedin.adopted import ADOPTED, SETTINGS_API, AdoptedPage

ROOT = Path(__file__).parents[3]
NO_SWITCH = "adoptedSwitch"
"""The key of a page in which no switch is known."""
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PATCHES = ROOT / "dist" / "adopted"
SIMULATOR = "tests/linkedin/catalogue.py and tests/linkedin/pages/"
Log = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """What a person asked for."""

    file: Path
    name: str = ""
    setting: str = ""
    address: str = ""
    switch: int | None = None
    browsers: tuple[str, ...] = ()
    folder: Path = ADOPTED
    patches: Path = PATCHES
    root: Path = ROOT


def adopt(options: Options, log: Log) -> AdoptedPage:
    """Write the page of a file and its test case; raise BuildError, and write nothing, if bad."""
    rules = load_rules(options.root)
    source = load(options.file)
    setting = _setting(options, source, rules)
    source = replace(source, address=_address(options, source, rules))
    name = _name(options, setting.id)
    found = candidates(source)
    for each in found:
        log(f"switch {each.number}: {each.key or 'no name'}{_place(each)}")
    own = choose(found, setting, options.switch, options.file.name)
    lacking = proposals(source, setting, own, options.root) if own else []
    files = pages_of(source, rules, own, lacking, name)
    page = _page(source, setting, own, lacking, name)
    page = replace(page, frames=len(files) - 1)
    options.folder.mkdir(parents=True, exist_ok=True)
    with temporary_folder(options.folder) as work:
        for file, text in files.items():
            (work / file).write_text(text, encoding="utf-8")
        tried = replace(page, folder=work)
        page = _tried(tried, lacking, options, work, log) if options.browsers else page
        (work / f"{name}.json").write_text(page.data, encoding="utf-8")
        targets = [options.folder / file for file in (*files, f"{name}.json")]
        if lacking:
            patch = options.patches / f"{name}.patch"
            patch.unlink(missing_ok=True)
            (work / patch.name).write_text(combined(lacking), encoding="utf-8")
            targets.append(patch)
        move(work, targets)
    _explain(source, rules, own, lacking, page, options.root, log)
    return replace(page, folder=options.folder)


def _setting(options: Options, source: Source, rules: Rules) -> Setting:
    """Return the setting that the page is about."""
    named = options.setting or source.setting
    by_address = (each for each in rules.settings if source.address in each.paths)
    by_name = (each for each in rules.settings if each.id == named)
    setting = next(by_name if named else by_address, None)
    if setting is None:
        known = ", ".join(each.id for each in rules.settings)
        found = repr(named) if named else f"the address {source.address or 'left out'}"
        refuse(options.file.name, "the page of a known setting", found, f"--setting: {known}")
    return setting


def _address(options: Options, source: Source, rules: Rules) -> str:
    """Return the page's address if it may be one of a setting; "" for any other."""
    address = options.address or source.address
    is_setting = address.startswith(rules.site.settings_under)
    plain = re.fullmatch(r"(/[A-Za-z_-]{1,60})+", address.rstrip("/"))
    if options.address and not (is_setting and plain):
        under = " or ".join(rules.site.settings_under)
        refuse("--address", f"a path under {under}", options.address, "leave it out if unknown")
    return address.rstrip("/") if is_setting and plain else ""


def _name(options: Options, setting: str) -> str:
    """Return the name of the page's files, by default the setting with a number."""
    if options.name and not NAME.fullmatch(options.name):
        advice = "choose another --name"
        refuse("--name", "lower-case letters, digits and hyphens", options.name, advice)
    if options.name and (options.folder / f"{options.name}.json").exists():
        refuse("--name", "a new name", options.name, "choose another, or delete that page's files")
    numbered = (f"{setting}-{number}" for number in range(1, 1000))
    return options.name or next(
        each for each in numbered if not (options.folder / f"{each}.json").exists()
    )


def _place(candidate: Candidate) -> str:
    return f", in frame {candidate.document}" if candidate.document else ""


def _page(
    source: Source, setting: Setting, own: Candidate | None, lacking: list[Proposal], name: str
) -> AdoptedPage:
    """Return the page with what a run should find there once the proposals are applied."""
    new = next((each.value for each in lacking if each.field == "key"), "")
    is_key = own is not None and own.found_by(setting) == "key"
    key = new or ((setting.key or setting.switch_id or "") if is_key else "") or NO_SWITCH
    method, path = save_of(source, key) or ("PUT", f"{SETTINGS_API}{key}")
    is_found = own is not None and bool(own.found_by(setting) or lacking)
    return AdoptedPage(
        setting=setting.id,
        address=source.address or setting.paths[0],
        key=key,
        method=method,
        save_path=path.replace("…", "other"),
        reading="on" if is_found else "unknown",
        outcome="confirmed-off" if is_found else "not-recognised",
        name=name,
    )


def _tried(
    page: AdoptedPage, lacking: list[Proposal], options: Options, work: Path, log: Log
) -> AdoptedPage:
    """Return the page with what the extension found there, with the proposals if there are any."""
    from tests.linkedin.adopt.try_out import copy_with

    page = _tried_in_all(page, options, options.root, work / "as-it-is", log)
    if not lacking:
        return page
    root = work / "tree"
    copy_with(lacking, options.root, root)
    log(f"with the {' and the '.join(each.field for each in lacking)} below:")
    return _tried_in_all(page, options, root, work / "as-proposed", log)


def _tried_in_all(
    page: AdoptedPage, options: Options, root: Path, out: Path, log: Log
) -> AdoptedPage:
    """Return the page with what the extension finds there in each browser."""
    from tests.browser.drive import BrowserError
    from tests.linkedin.adopt.try_out import try_out

    build(root, out, options.browsers)
    ends = {}
    for name in options.browsers:
        try:
            tried = try_out(name, out / name, page, root)
        except (BrowserError, TimeoutError) as error:
            refuse(name, "a run that ends", str(error), "try again, or use --no-browser")
        log(f"{name}: {tried}")
        if tried.is_false_claim:
            refuse(name, "no claim of off while it is on", tried.outcome, "report this at once")
        ends[name] = (tried.seen.reading, tried.outcome)
    if len(set(ends.values())) > 1:
        refuse("the browsers", "the same end in all", str(ends), "try again with --browser NAME")
    reading, outcome = next(iter(ends.values()))
    return replace(page, reading=reading, outcome=outcome)


def _explain(
    source: Source,
    rules: Rules,
    own: Candidate | None,
    lacking: list[Proposal],
    page: AdoptedPage,
    root: Path,
    log: Log,
) -> None:
    """Say what was written and what to do next."""
    log(f"wrote {page.name}.html and {page.name}.json, from a {source.kind}")
    log(f"expects reading {page.reading} and outcome {page.outcome}, at {page.address}")
    for each in lacking:
        log(f"{each.file}: the {each.field} is missing: {each.why}")
    if lacking:
        patch = f"{PATCHES.relative_to(ROOT)}/{page.name}.patch"
        log(f"apply this with `git apply {patch}`, if it is right:\n\n{combined(lacking)}")
    if any(each.field == "key" for each in lacking):
        log(f"the simulator's own pages keep the old key: replace it in {SIMULATOR} too")
    elif own is None:
        log("no switch: nothing here matches SWITCH in extension/content/find-switch.js")
    elif page.outcome == "not-recognised":
        log("no line of a rule finds this switch: it has neither a name nor words that are known")
    if save := save_proposal(source, page.key, rules, root):
        log(f"the save goes to another address; needed only to judge it:\n\n{save.diff}")


__all__ = ["BuildError", "Options", "adopt"]
