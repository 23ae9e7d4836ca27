"""The result of a build, and the record of the build that stays in the output folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bulletins.model.identity import Digest, OutputPath
from bulletins.model.problem import Problem
from bulletins.model.records import BuildRecord, PageKeys
from bulletins.model.source import LedgerEntry
from bulletins.output import OutputChanges


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The result of one build; `changes` is None where nothing was written: there were errors, or it was only a check.

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


def record_of(result: BuildResult, keys: PageKeys, inputs: Digest, since: datetime, until: datetime) -> BuildRecord:
    """Return the record of a build: its inputs, its result, and the time until which the result stays the same."""
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
    """Return the result that a recorded build would give again: no file is changed."""
    return BuildResult(
        language=record.language,
        problems=record.problems,
        ledger=record.ledger,
        notes=record.notes,
        kinds=record.kinds,
        changes=OutputChanges(unchanged=files),
    )
