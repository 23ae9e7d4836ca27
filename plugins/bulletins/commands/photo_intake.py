"""Photos that were put into content/ by hand: metadata stripped and size bounded before they reach the repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bulletins.build.content import site_language
from bulletins.commands.choosing import Ask
from bulletins.commands.console import Console, Load, path_for_people, reporting_failures
from bulletins.model.photo import NO_EDIT
from bulletins.model.problem import Problem
from bulletins.model.settings import BuildSettings
from bulletins.photos import is_bare, take_photo
from bulletins.photos.photo_bytes import replace_with
from bulletins.reports import Report

_SUFFIXES = {".jpg", ".jpeg", ".png"}
_YES = ("y", "yes", "c", "có", "co")
_MEGABYTE = 1_000_000


def take_photos_in(load: Load, console: Console, ask: Ask | None, *, yes: bool = False) -> int:
    """Return 0 when no photo has metadata or is too large, or such were kept on purpose; 1 where one cannot be read."""
    return reporting_failures(lambda: _take_photos(load(), console, ask, yes=yes), console)


def _take_photos(settings: BuildSettings, console: Console, ask: Ask | None, *, yes: bool) -> int:
    """Find the photos, ask, write them anew, say what that saved."""
    report_language = console.report_language(site_language(settings.content))
    longest = settings.photos.longest_side
    found = [file for file in _photos(settings.content) if not is_bare(file.read_bytes(), settings.photos)]
    if not found:
        shown = path_for_people(settings.content)
        console.write(report_language.phrases.say("photos-none", content=shown, longest=longest) + "\n")
        return 0
    before = sum(file.stat().st_size for file in found)
    lines = [f"  {path_for_people(file)}" for file in found]
    lines.append(
        report_language.phrases.say("photos-found", count=len(found), size=_megabytes(before), longest=longest)
    )
    console.write("\n".join([*lines, ""]))
    agreed = yes or (ask is not None and ask(report_language.phrases.say("photos-ask")).strip().lower() in _YES)
    if not agreed:
        console.write(report_language.phrases.say("photos-left") + "\n")
        return 0
    problems = tuple(problem for file in found for problem in _write_anew(file, settings))
    after = sum(file.stat().st_size for file in found)
    count = len(found) - len(problems)
    console.write(
        report_language.phrases.say("photos-done", count=count, before=_megabytes(before), after=_megabytes(after))
        + "\n"
    )
    if problems:
        console.report(Report(problems=problems, ledger=(), content=path_for_people(settings.content)), report_language)
    return 1 if problems else 0


def _photos(content: Path) -> Iterator[Path]:
    """Give all photos of a content folder that can be written anew, sorted; links to elsewhere are not followed."""
    for file in sorted(content.rglob("*")):
        if file.suffix.lower() in _SUFFIXES and file.is_file() and not file.is_symlink():
            yield file


def _write_anew(file: Path, settings: BuildSettings) -> tuple[Problem, ...]:
    """Replace a photo by its bare version; return why it was left where it cannot be read."""
    path = f"content/{file.relative_to(settings.content).as_posix()}"
    taken = take_photo(path, file.read_bytes(), NO_EDIT, settings.photos, keep_format=True)
    if taken.value is None:
        return taken.problems
    replace_with(file, taken.value.data)
    return ()


def _megabytes(size: int) -> str:
    """Return a number of bytes in megabytes."""
    return f"{size / _MEGABYTE:.1f}"
