"""Units or campaigns out of a table into content/: all of them or none, and what became of each."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from bulletins.commands.console import Console, path_for_people
from bulletins.importing.content_folder import put_files, read_named
from bulletins.importing.document_reading import FileType, file_type, problem_of
from bulletins.importing.registry_files import registry_text
from bulletins.importing.registry_heads import find_head, is_registry
from bulletins.importing.registry_table import (
    KnownEntry,
    RegistryEntry,
    RegistrySite,
    RegistryTable,
    read_registry_table,
)
from bulletins.importing.table_rows import TableRows, read_table
from bulletins.importing.zip_parts import UnreadablePart
from bulletins.model.config import Term
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, Refused
from bulletins.model.site import SiteFacts
from bulletins.model.slugs import slugged
from bulletins.reports import Format, ReportLanguage

_TABLES = {".csv", ".tsv"}
_MOST_SHOWN = 20


def registry_rows_at(path: Path) -> TableRows | None:
    """Return the rows of a table, None for a file that is none; Refused where it cannot be read."""
    if not path.is_file():
        return None
    file = read_named(path)
    if isinstance(file, Problem):
        raise Refused((file,))
    try:
        kind = file_type(file.data)
        if kind is FileType.XLSX or path.suffix.lower() in _TABLES:
            return read_table(file.data, find_head)
        if kind is FileType.TEXT and path.suffix.lower() == ".txt":  # what Excel calls “Unicode Text”
            rows = read_table(file.data, find_head)
            return rows if is_registry(rows) else None
    except UnreadablePart as failure:
        if path.suffix.lower() in {*_TABLES, ".xlsx"}:
            raise Refused((problem_of(failure, path.name),)) from failure
    return None


def import_registry(
    content: Path,
    facts: SiteFacts,
    table_read: tuple[str, TableRows],
    speech: tuple[Console, ReportLanguage],
    *,
    trial: bool,
) -> int:
    """Return 0 when every row has its file in content/units/ or content/campaigns/; Refused, with every wrong cell."""
    table = read_registry_table(*table_read, registry_site(facts))
    if table.problems:
        raise Refused(table.problems)
    folder = "units" if table.of_units else "campaigns"
    files: dict[str, bytes] = {}
    rows: list[tuple[str, str, RegistryEntry]] = []
    for entry in table.entries:
        name = f"{folder}/{entry.slug}.yml"
        data = (content / name).read_bytes() if (content / name).is_file() else b""
        before = data.decode("utf-8-sig", "surrogateescape")
        text = registry_text(entry.values, before)
        state = "new" if not before else "same" if text == before.replace("\r\n", "\n") else "changed"
        rows.append((name, state, entry))
        files |= {name: text.encode("utf-8", "surrogateescape")} if state != "same" else {}
    if not trial:
        put_files(content, files)
    _report(path_for_people(content), (table, rows), speech, trial=trial)
    return 0


def registry_site(facts: SiteFacts) -> RegistrySite:
    """Return what rows of a table are read against."""
    config = facts.config
    default = config.default_language
    return RegistrySite(
        languages=(default, *(one.code for one in config.languages if one.code != default)),
        levels=_words(config.levels),
        types=_words(config.campaign_types),
        units=tuple(
            KnownEntry(
                slug=one.slug, name=one.name.text(default), short_name=one.short_name.text(default), parent=one.parent
            )
            for one in facts.units
        ),
        campaigns=tuple(KnownEntry(slug=one.slug, name=one.name.text(default)) for one in facts.campaigns),
    )


def _words(terms: tuple[Term, ...]) -> dict[str, Slug]:
    """Return levels or types by slug and by name; a name of several words parted by commas by each of them too."""
    found: dict[str, Slug] = {}
    for term in terms:
        for word in (str(term.slug), *(text for _, text in term.name.entries)):
            for part in (word, *word.partition("(")[0].split(",")):
                found.setdefault(slugged(part), term.slug)
    return found


def _report(
    content: str,
    read: tuple[RegistryTable, list[tuple[str, str, RegistryEntry]]],
    speech: tuple[Console, ReportLanguage],
    *,
    trial: bool,
) -> None:
    """Say which files are new, changed or as they were, what was not read, and which units share a slug or moved."""
    console, report_language = speech
    table, rows = read
    if console.style is Format.JSON:
        files = [
            {"file": f"{content}/{name}", "state": state, "shares": row.shares, "moved": row.moved}
            for name, state, row in rows
        ]
        passed = [{"line": line, "text": text} for line, text in table.passed_over]
        said = {"written": not trial, "files": files, "rows_passed_over": passed, "columns_not_read": [*table.unread]}
        console.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        return
    say = report_language.phrases.say
    told = [say("registry-passed-over", line=line, text=text) for line, text in table.passed_over]
    told += [say("registry-unread", heads=", ".join(table.unread))] if table.unread else []
    told += [say("registry-shared", file=f"{content}/{name}", slug=row.shares) for name, _, row in rows if row.shares]
    told += [
        say("registry-moved", file=f"{content}/{name}", before=row.moved, now=str(row.values.get("parent", "")))
        for name, _, row in rows
        if row.moved
    ]
    changed = [say(f"registry-{state}", file=f"{content}/{name}") for name, state, _ in rows if state != "same"]
    more = [f"  … +{len(changed) - _MOST_SHOWN}"] if len(changed) > _MOST_SHOWN else []
    counts = Counter(state for _, state, _ in rows)
    numbers = {"new": counts["new"], "changed": counts["changed"], "same": counts["same"]}
    end = say("registry-trial" if trial else "registry-done", **numbers)
    console.write("\n".join([*told, *changed[:_MOST_SHOWN], *more, end, ""]))
