"""Everything under the content folder found, placed, read, and accounted for."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bulletins.model.fallback import NO_SUBSTITUTES, Substitutes, slug_of
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error
from bulletins.model.source import FileStatus, LedgerEntry, Source, SourceKind
from bulletins.model.stamp import Stamp
from bulletins.model.table import Table
from bulletins.model.value import Value, replace
from bulletins.sources.articles import article_refusals, meant_paths
from bulletins.sources.bytes import Known, ReadFile, read_source, unreadable
from bulletins.sources.folders import clashes, folder_problem
from bulletins.sources.kinds import place
from bulletins.sources.substitution import substituted
from bulletins.sources.walk import EntryKind, FoundFile, listing_of, reason_of, walk

UNSETTLED_NS = 2_000_000_000
"""How old a file's last change must be for its stamp to be trusted: systems count modification times in up to two
seconds, and what is changed twice within one count looks as if it had been changed once."""


class SourceList(Value, frozen=True, kw_only=True):
    """The sources under content/; `ledger` holds every other file: leftovers (IGNORED) and refused files.

    A folder that is a leftover, a link or unreadable has one entry for all that it may hold. `meant` are the paths that
    refused files will have once they are renamed as their messages say: other files may already refer to these paths.
    `stamps` hold the stamp of each source whose digest is certain to belong to that stamp; a file that was changed a
    moment ago, or while it was read, has none. `listing` holds the names in every folder by its path on disk, those of
    folders with `/` at their end; the content folder comes first. It is empty where something is wrong, or where the
    sources were read from elsewhere. `absent` are the folders that were left out on purpose.
    """

    sources: tuple[Source, ...]
    ledger: tuple[LedgerEntry, ...]
    problems: tuple[Problem, ...]
    meant: frozenset[ContentPath] = frozenset()
    stamps: Table[ContentPath, Stamp] = Table()
    listing: Table[str, tuple[str, ...]] = Table()
    absent: tuple[str, ...] = ()

    def without_data(self) -> SourceList:
        """Return the same without the bytes of texts."""
        return replace(self, sources=tuple(source.without_data() for source in self.sources))


@dataclass(slots=True, kw_only=True)
class SourceProblems:
    """The problems found so far; `refused` maps the path of a refused file or folder to the rule."""

    problems: list[Problem] = field(default_factory=list)
    ignored: list[LedgerEntry] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def refuse(self, path: str, finding: Problem) -> None:
        """Note a problem and that what lies at a path, or under it, is refused for it."""
        self.problems.append(finding)
        self.refused.setdefault(path, finding.code)

    def rule(self, found: FoundFile) -> str:
        """Return the rule by which an entry, or a folder it lies in, is refused; empty where none is."""
        if not self.refused:
            return ""
        parts = found.parts
        paths = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
        return next((self.refused[path] for path in paths if path in self.refused), "")


def find_sources(content: Path, known: Known | None = None, instead: Substitutes = NO_SUBSTITUTES) -> SourceList:
    """Return every file under the content folder as a source, a leftover, or a refused file with its problem.

    A file that is `known` by the stamp it has now is not opened: its source has the known digest and no data. What
    stands `instead` of a folder or file is read in its place.
    """
    settled = time.time_ns() - UNSETTLED_NS
    try:
        entries = tuple(walk(content))
        entries = substituted(content, entries, instead) if instead else entries
    except OSError as failure:
        missing = error("content-missing", "content", folder=content.name, reason=reason_of(failure))
        return SourceList(sources=(), ledger=(), problems=(missing,))
    findings = SourceProblems()
    kept = tuple(_without_leftovers(entries, findings))
    _refuse_folders(kept, findings)
    files = _read_files(kept, known or {}, findings)
    _refuse_articles(kept, files, findings)
    _miss_site(files, findings)
    used = tuple(file for file in files if not findings.rule(file.found))
    refused = tuple(_refused_entries(kept, findings))
    return SourceList(
        sources=tuple(file.source for file in used),
        ledger=tuple(sorted([*findings.ignored, *refused])),
        problems=tuple(sorted(set(findings.problems))),
        meant=meant_paths((entry.path for entry in refused), findings.problems),
        stamps=Table(trusted(used, settled)),
        listing=Table() if findings.problems or instead else listing_of(str(content.absolute()), entries),
        absent=tuple(sorted(path for path, folder in instead.items() if folder is None and slug_of(path))),
    )


def _without_leftovers(entries: Iterable[FoundFile], findings: SourceProblems) -> Iterator[FoundFile]:
    """Give the entries that are content; the others are noted as ignored."""
    for found in entries:
        if found.leftover:
            entry = LedgerEntry(path=ContentPath(found.path), fate=FileStatus.IGNORED, rule=found.leftover)
            findings.ignored.append(entry)
        else:
            yield found


def _refuse_folders(kept: tuple[FoundFile, ...], findings: SourceProblems) -> None:
    """Refuse names that clash, links, what cannot be opened, and folders that are misplaced or misnamed."""
    for first, second in clashes(kept):
        finding = error("name-clash", f"content/{second.path}", name=second.parts[-1], other=f"content/{first.path}")
        findings.refuse(first.path, finding)
        findings.refuse(second.path, finding)
    files = frozenset(found.path for found in kept if found.kind is EntryKind.FILE)
    for found in kept:
        if found.kind is EntryKind.FILE or findings.rule(found):
            continue
        finding_or_none = _entry_problem(found, files)
        if finding_or_none is not None:
            findings.refuse(found.path, finding_or_none)


def _entry_problem(found: FoundFile, files: frozenset[str]) -> Problem | None:
    """Return what is wrong with an entry that is not a plain file."""
    match found.kind:
        case EntryKind.LINK:
            return error("symlink", f"content/{found.path}")
        case EntryKind.SPECIAL:
            return error("special-file", f"content/{found.path}")
        case EntryKind.CLOSED:
            return unreadable(found, found.reason)
        case EntryKind.FOLDER:
            return folder_problem(found, files)
        case _:
            return None


def _read_files(kept: tuple[FoundFile, ...], known: Known, findings: SourceProblems) -> tuple[ReadFile, ...]:
    """Return every file that is in place and can be read, with its source; the others are refused."""
    files: list[ReadFile] = []
    for found in kept:
        if found.kind is not EntryKind.FILE or findings.rule(found):
            continue
        where = place(found)
        read = where if isinstance(where, Problem) else read_source(found, where, known)
        if isinstance(read, Problem):
            findings.refuse(found.path, read)
        else:
            files.append(read)
    return tuple(files)


def _refuse_articles(kept: tuple[FoundFile, ...], files: tuple[ReadFile, ...], findings: SourceProblems) -> None:
    """Refuse folders of bulletins and pages that lack their text or whose slug another one has."""
    folders = tuple(found for found in kept if found.kind is EntryKind.FOLDER and not findings.rule(found))
    said = tuple(finding.path for finding in findings.problems)
    for refusal in article_refusals(folders, files, said):
        findings.refused.setdefault(refusal.folder, refusal.rule)
        if refusal.finding is not None:
            findings.problems.append(refusal.finding)


def _miss_site(files: tuple[ReadFile, ...], findings: SourceProblems) -> None:
    """Note that there is no site.yml, unless there is one that was refused."""
    found = any(file.source.kind is SourceKind.SITE for file in files)
    if not found and not any(finding.path.lower().startswith("content/site.") for finding in findings.problems):
        findings.problems.append(error("site-missing", "content/site.yml"))


def trusted(files: Iterable[ReadFile], settled: int) -> Iterator[tuple[ContentPath, Stamp]]:
    """Give path and stamp of the files that were last changed before a moment, and not while they were read."""
    for file in files:
        if file.is_steady and file.found.stamp.mtime_ns < settled:
            yield file.source.path, file.found.stamp


def _refused_entries(kept: tuple[FoundFile, ...], findings: SourceProblems) -> Iterator[LedgerEntry]:
    """Give an entry for every refused file, link or closed folder."""
    for found in kept:
        rule = findings.rule(found)
        if rule and found.kind is not EntryKind.FOLDER:
            yield LedgerEntry(path=ContentPath(found.path), fate=FileStatus.REFUSED, rule=rule)
