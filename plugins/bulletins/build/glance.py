"""A glance at a site that was built before: where nothing has changed there is nothing to do but to say so again.

Nothing has changed if every file, the settings, the theme and the engine are what they were, no moment has come at
which the site changes by itself, and every file of the output folder stands as it was left.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bulletins.cache.code import code_digest, digest_of_files
from bulletins.cache.encoding import Json, code_of
from bulletins.cache.fingerprints import Fingerprints
from bulletins.cache.notes import line_of, numbered, read_note, recent_note, write_recent
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.problem import Problem
from bulletins.model.settings import BuildSettings
from bulletins.model.source import FileStatus, LedgerEntry
from bulletins.output import IntactOutput, open_workspace
from bulletins.output.scan import digest_of_file
from bulletins.sources import SourceList


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """What the last build said. It would say so again from the moment it was made until `until`, in seconds."""

    key: str
    since: int
    until: int
    language: str
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]


def state_key(settings: BuildSettings, found: SourceList, unseen: Container[ContentPath] = ()) -> Digest:
    """Return the digest of everything but the clock that decides what a site is and what is said of it.

    Of files that are `unseen` only where they lie makes a difference.
    """
    theme = (file for file in settings.theme.rglob("*") if file.is_file())
    fonts = tuple((code, digest_of_file(file)) for code, file in settings.card_fonts)
    return Fingerprints().of(
        code_digest(),
        digest_of_files(settings.theme, theme),
        replace(settings, state=Path(), scheduler=""),
        fonts,
        "\n".join([f"{each.path} {'' if each.path in unseen else each.digest}" for each in found.sources]),
        found.ledger,
        found.problems,
    )


def recall(settings: BuildSettings, key: Digest, now: datetime) -> Last | None:
    """Return what the last build said if it would say the same now, None where that is not sure.

    Pictures that are kept for another host have a folder of their own, which a glance does not see.
    """
    if settings.media_base:
        return None
    try:
        words, *ledger = read_note(_file(settings))
        last: Last = code_of(Last).read(words)
        if last.key != key or not last.since <= now.timestamp() < last.until:
            return None
        return replace(last, ledger=read_ledger(*ledger))
    except (ValueError, TypeError, KeyError, IndexError):
        return None


def note(settings: BuildSettings, last: Last) -> None:
    """Remember what a build said."""
    words = code_of(Last).write(replace(last, ledger=()))
    write_recent(_file(settings), line_of([words, *written_ledger(last.ledger)]))


def written_ledger(ledger: tuple[LedgerEntry, ...]) -> tuple[Json, ...]:
    """Return what can become of files, their paths, and which of it became of each: a site has many, few ways."""
    ways, places = numbered((entry.fate, entry.rule) for entry in ledger)
    return ways, [entry.path for entry in ledger], [places[entry.fate, entry.rule] for entry in ledger]


def read_ledger(ways: Json, paths: Json, places: Json) -> tuple[LedgerEntry, ...]:
    """Return columns as a ledger; ValueError, TypeError, KeyError or IndexError where they are none."""
    fates = code_of(tuple[tuple[FileStatus, str], ...]).read(ways)
    rows = zip(code_of(tuple[ContentPath, ...]).read(paths), (fates[place] for place in places), strict=True)
    return tuple([LedgerEntry(path=path, fate=fate, rule=rule) for path, (fate, rule) in rows])


def look_over(settings: BuildSettings, on_wait: Callable[[], None]) -> IntactOutput | None:
    """Return what stands in the output folder if each file is as the last build left it, else None."""
    apart_from = (settings.content, settings.theme, settings.state)
    with open_workspace(settings.output, on_wait=on_wait, apart_from=apart_from) as workspace:
        return workspace.standing


def _file(settings: BuildSettings) -> Path:
    """Return where a build with these settings is remembered."""
    return recent_note(settings.state / "last", str(settings.content), str(settings.output), settings.site_url)
