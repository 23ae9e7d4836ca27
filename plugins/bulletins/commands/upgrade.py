"""`upgrade`: another version of the program is tried beside the one that stands, and taken if readers lose nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletins.build.content import site_language
from bulletins.commands.choosing import Ask
from bulletins.commands.console import Clock, Console, Load, path_for_people, reporting_failures
from bulletins.model.problem import Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.output.durable import interrupts_held
from bulletins.rendering.theme_folder import Overlays
from bulletins.reports import Phrases
from bulletins.settings.loading import read_now
from bulletins.settings.program_files import program_file
from bulletins.switching import ASIDE
from bulletins.upgrading.differences import (
    EXAMPLES,
    SHOWN_LINES,
    KindChanges,
    changed_lines,
    changed_originals,
    compare_builds,
    compared_pages,
)
from bulletins.upgrading.engine import Engine, TrialBuild, build_with, install_engine, this_engine, unpack_engine
from bulletins.upgrading.new_program import (
    NewProgram,
    changes_between,
    fetch_wheel,
    read_program,
    version_order,
)
from bulletins.upgrading.side_by_side import ComparisonWords, side_by_side
from bulletins.upgrading.switch_plan import (
    SiteLock,
    check_repository_ready,
    lay_new_lock,
    lay_previous_lock,
    read_lock,
    switch,
)

VANISHED = "vanished"
LISTED = 10
YES = ("y", "yes", "c", "có", "co")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """The arguments of `upgrade` as typed: the site's folder, and the wheel's file or address.

    `back` returns to the version before; `yes` goes on without asking; `allow` names the guards to overrule.
    """

    root: Path
    source: str = ""
    back: bool = False
    yes: bool = False
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """Both versions, and the site that each of them made."""

    lock: SiteLock
    program: NewProgram
    engines: tuple[Engine, Engine]
    builds: tuple[TrialBuild, TrialBuild]


def upgrade(load: Load, console: Console, wanted: Upgrade, ask: Ask | None, clock: Clock = read_now) -> int:
    """Return 0 when the site has the other program, or could have it; 1 with nothing changed when it may not."""
    return reporting_failures(lambda: _in_site_language(load(), console, wanted, ask, clock()), console)


def _in_site_language(
    settings: BuildSettings, console: Console, wanted: Upgrade, ask: Ask | None, now: datetime
) -> int:
    """Go on in the site's language, unless another was asked for."""
    own = replace(console, language=console.language or site_language(settings.content))
    return reporting_failures(lambda: _upgrade(own, wanted, settings.overlays, ask, now), own)


def _upgrade(console: Console, wanted: Upgrade, overlays: Overlays, ask: Ask | None, now: datetime) -> int:
    """Try the other version, show what it changes, and change over where that is wished for."""
    if bool(wanted.source) == wanted.back:
        raise Refused((error("upgrade-what", "upgrade"),))
    if any(name != VANISHED for name in wanted.allow):
        raise Refused((error("bad-option", ".", option="--allow", value=wanted.allow[0], allowed=VANISHED),))
    phrases = console.report_language("").phrases
    lock = read_lock(wanted.root, program_file("requirements.txt").read_text(encoding="utf-8"))
    check_repository_ready(wanted.root)
    if wanted.back:
        before = lay_previous_lock(wanted.root)
        message = phrases.say("upgrade-back-message", old=lock.pin.version, new=before.version)
        return _change(wanted.root, console, lock, message, before.version)
    place = wanted.root / ASIDE / "trial"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    program = read_program(fetch_wheel(wanted.source, place))
    _check_versions(lock, program)
    told = changes_between(program.changelog, lock.pin.version, program.version)
    console.write(phrases.say("upgrade-versions", old=lock.pin.version, new=program.version) + f"\n\n{told}\n\n")
    trial = _try(wanted.root, console, lock, program, now)
    _show(wanted, console, trial, overlays, place)
    if not wanted.yes and (ask is None or ask(phrases.say("upgrade-ask")).strip().casefold() not in YES):
        console.write(phrases.say("upgrade-planned", source=wanted.source) + "\n")
        return 0
    message = phrases.say("upgrade-message", old=lock.pin.version, new=program.version)
    return _change(wanted.root, console, lock, message, program.version)


def _check_versions(lock: SiteLock, program: NewProgram) -> None:
    """Raise Refused for the version that stands, and for one before it."""
    old, new = lock.pin.version, program.version
    if program.order == version_order(old):
        raise Refused((error("upgrade-same-version", "upgrade", old=old),))
    if program.order < version_order(old):
        raise Refused((error("upgrade-older", "upgrade", old=old, new=new),))


def _try(root: Path, console: Console, lock: SiteLock, program: NewProgram, now: datetime) -> _Trial:
    """Return what both versions make of the site; Refused where the one that stands can make nothing of it."""
    place = program.wheel.parent
    files = lay_new_lock(root, program.wheel, program.packages, lock.added)
    same = program.packages.strip() == program_file("requirements.txt").read_text(encoding="utf-8").strip()
    if not same:
        console.write(console.report_language("").phrases.say("upgrade-installing") + "\n")
    new = (
        unpack_engine(program.wheel, place / "engine")
        if same
        else install_engine(files / "requirements.txt", place / "venv")
    )
    engines = (this_engine(), new)
    moment = int(now.timestamp())
    console.write(console.report_language("").phrases.say("upgrade-building") + "\n")
    old_build, new_build = (
        build_with(engine, root, place / name, console.language, moment)
        for engine, name in zip(engines, ("old", "new"), strict=True)
    )
    if old_build.record is None:
        console.write("".join(f"{line}\n" for line in _problem_lines(old_build)))
        raise Refused((error("upgrade-broken-now", "content", reason=old_build.crash or "check"),))
    return _Trial(lock=lock, program=program, engines=engines, builds=(old_build, new_build))


def _show(wanted: Upgrade, console: Console, trial: _Trial, overlays: Overlays, place: Path) -> None:
    """Say what the other version changes; Refused where it finds errors, or addresses would lead nowhere."""
    phrases = console.report_language("").phrases
    old, new = trial.builds
    console.write("".join(f"{line}\n" for line in _originals(trial, overlays, phrases)))
    found = _new_problems(old, new)
    if found:
        console.write("\n".join([phrases.say("upgrade-problems", count=len(found)), *found, ""]))
    if new.record is None:
        raise Refused(
            (error("upgrade-new-errors", "content", count=len(found), version=trial.program.version, reason=new.crash),)
        )
    changes = compare_builds(old, new)
    console.write("".join(f"{line}\n" for kind in changes.kinds for line in _kind_lines(kind, trial, phrases)))
    _set_side_by_side(trial, changes.kinds, place, console)
    where = path_for_people(place)
    console.write(phrases.say("upgrade-look" if changes.kinds else "upgrade-no-change", folder=where) + "\n")
    if changes.vanished and VANISHED not in wanted.allow:
        shown = ", ".join(changes.vanished[:LISTED])
        raise Refused((error("upgrade-vanished", "upgrade", count=len(changes.vanished), addresses=shown),))


def _set_side_by_side(trial: _Trial, kinds: tuple[KindChanges, ...], place: Path, console: Console) -> None:
    """Write a page that shows what pages say before and after, where any says something else."""
    pages = tuple(compared_pages(*trial.builds, kinds))
    if not pages:
        return
    report_language = console.report_language("")
    old, new = trial.lock.pin.version, trial.program.version
    title = report_language.phrases.say("upgrade-message", old=old, new=new)
    file = place / "changes.html"
    words = ComparisonWords(language=report_language.phrases.language, title=title, before=old, after=new)
    file.write_text(side_by_side(pages, words), encoding="utf-8")
    console.write(
        report_language.phrases.say("upgrade-side-by-side", file=path_for_people(file), count=len(pages)) + "\n"
    )


def _originals(trial: _Trial, overlays: Overlays, phrases: Phrases) -> Iterable[str]:
    """Yield what has become of the originals of theme files that the site has changed."""
    before, after = (engine.package / "theme" for engine in trial.engines)
    before = before if before.is_dir() else program_file("theme")
    for name, folder in ((name, folder) for name, folders in overlays for folder in folders):
        for original in changed_originals(folder, before / name, after / name):
            file = path_for_people(folder / original.path)
            if original.difference:
                yield phrases.say("upgrade-original-changed", file=file)
                yield from (f"    {line}" for line in original.difference[: 5 * SHOWN_LINES])
            else:
                yield phrases.say("upgrade-original-gone", file=file, version=trial.program.version)


def _new_problems(old: TrialBuild, new: TrialBuild) -> list[str]:
    """Return a line for everything that the new version finds in the content and the old one does not."""
    known = set(_problem_lines(old))
    return [line for line in _problem_lines(new) if line not in known]


def _problem_lines(build: TrialBuild) -> list[str]:
    """Return a line for everything that a version finds in the content, with what to do about it."""
    return [f"{each['path']}:{each['line']}: {each['code']}: {each['what']}; {each['do']}" for each in build.problems]


def _kind_lines(changes: KindChanges, trial: _Trial, phrases: Phrases) -> Iterable[str]:
    """Yield how many pages of a kind change, and a few of them with what they say before and after."""
    counts = {name: len(getattr(changes, name)) for name in ("added", "reworded", "redrawn", "removed")}
    yield phrases.say("upgrade-kind", kind=changes.kind or "–", **counts)
    for address in changes.reworded[:EXAMPLES]:
        yield f"  {address}"
        yield from (f"    {line}" for line in list(changed_lines(*trial.builds, address))[:SHOWN_LINES])
    for sign, addresses in (("+", changes.added), ("~", changes.redrawn), ("−", changes.removed)):
        yield from (f"  {sign} {address}" for address in addresses[:EXAMPLES])


def _change(root: Path, console: Console, lock: SiteLock, message: str, version: str) -> int:
    """Change the program, in one commit where there is Git; say so."""
    with interrupts_held():
        hindered = switch(root, lock, message)
    if hindered:
        console.write(hindered + "\n")
        return 1
    console.write(console.report_language("").phrases.say("upgrade-done", version=version) + "\n")
    return 0
