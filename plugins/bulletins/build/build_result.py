"""What a build gives, and the record of it that stays with the output folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bulletins.build.page_keys import PageKeys
from bulletins.build.pages import NO_PAGES, KnownPage, KnownPages, PageMaker
from bulletins.build.plan import PlannedSite, with_page_problems
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.problem import Problem
from bulletins.model.records import BuildRecord
from bulletins.model.source import LedgerEntry
from bulletins.output import OutputChanges
from bulletins.output.manifest import FileRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build gives. `changes` is None where nothing was written, since something is wrong or it was only checked.

    `language` is the site's default language, empty where site.yml could not be read. `kinds` counts pages by kind,
    `notes` are codes of sentences for the report, `rendered` the pages whose bytes were made.
    """

    language: str
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    changes: OutputChanges | None = None
    rendered: tuple[OutputPath, ...] = ()


def result_of(planned: PlannedSite, maker: PageMaker | None = None) -> BuildResult:
    """Return what is to be said of a planned site; with a maker, of its pages too, which must all have been made."""
    tools = planned.tools
    if tools is None or maker is None:
        return BuildResult(language=planned.language, problems=planned.problems, ledger=planned.ledger)
    files = (*tools.other_files, *(asset.output for asset in tools.planner.assets))
    judged = with_page_problems(planned, (*maker.find_problems(files), *tools.check_offers()))
    return BuildResult(
        language=judged.language,
        problems=judged.problems,
        ledger=judged.ledger,
        notes=tools.planner.notes,
        kinds=tuple(sorted(Counter(maker.kinds).items())),
        rendered=tuple(maker.rendered),
    )


def record_of(result: BuildResult, keys: PageKeys, inputs: Digest, since: datetime, until: datetime) -> BuildRecord:
    """Return the record of a build that was made from these inputs and stays the same for a time."""
    return BuildRecord(
        inputs=inputs,
        since=int(since.timestamp()),
        until=int(until.timestamp()),
        language=result.language,
        problems=result.problems,
        ledger=result.ledger,
        notes=result.notes,
        kinds=result.kinds,
        site_key=keys.site_key,
        bulletin_keys=dict(keys.bulletin_keys),
    )


def result_from(record: BuildRecord, files: int) -> BuildResult:
    """Return the result of a build that would be made again as it was recorded: no file of so many changes."""
    return BuildResult(
        language=record.language,
        problems=record.problems,
        ledger=record.ledger,
        notes=record.notes,
        kinds=record.kinds,
        changes=OutputChanges(unchanged=files),
    )


def known_pages(build: BuildRecord | None, files: Mapping[str, FileRecord]) -> KnownPages:
    """Return the pages of a recorded build; none where it is not known what they were made under."""
    if build is None:
        return NO_PAGES
    pages = {
        OutputPath(path): KnownPage(record.page, record.digest, record.stamp.size)
        for path, record in files.items()
        if record.page is not None
    }
    return KnownPages(pages, PageKeys(build.site_key, build.bulletin_keys))
