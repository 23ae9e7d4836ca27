"""A publication in words: for people at a terminal, for programs, and as a summary in Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from bulletins.model.fallback import Fallback, FallbackKind
from bulletins.model.identity import SitePath
from bulletins.model.publication import FolderSize, Publication, Stage
from bulletins.model.value import as_dict
from bulletins.reports.markdown import plain
from bulletins.reports.report import (
    Format,
    Report,
    ReportLanguage,
    json_problem,
    place_of,
    problem_line,
    problem_lines,
    report_text,
    shown_path,
)

LISTED = 20
"""Addresses of one sort that are written out; the others are counted."""
LIMIT = 1_000_000_000
"""Bytes that GitHub Pages takes, against which sizes are shown."""
VERDICTS = {
    Stage.REFUSED: "publish-refused",
    Stage.SAME: "publish-same",
    Stage.PLANNED: "publish-planned",
    Stage.DONE: "publish-done",
}
STANDS = {
    FallbackKind.LAST: "publish-aside-last",
    FallbackKind.NOTICE: "publish-aside-notice",
    FallbackKind.NONE: "publish-aside-none",
}
HEADS = ("publish-head-kind", "publish-head-added", "publish-head-changed", "publish-head-removed")


def publication_text(
    publication: Publication,
    report: Report,
    report_language: ReportLanguage,
    style: Format,
    *,
    names_options: bool = True,
) -> str:
    """Return what is to be said of a publication and its problems, ending in a newline.

    Lines that tell which options to type, or which were typed, are left out where `names_options` is False.
    """
    if style is Format.JSON:
        return _json(publication, report, report_language)
    lines = [
        *_aside(publication, report, report_language),
        *_changes(publication, report_language),
        *_sizes(publication, report_language),
        *(_overruled(publication, report_language) if names_options else ()),
        *([_verdict(publication, report_language)] if names_options or publication.stage is not Stage.PLANNED else ()),
    ]
    return report_text(report, report_language, style) + "\n".join([*lines, ""])


def _aside(publication: Publication, report: Report, report_language: ReportLanguage) -> Iterator[str]:
    """Yield what is set aside, by whom it was changed last, and how to put it right."""
    if publication.aside:
        yield report_language.phrases.say("publish-aside", count=len(publication.aside))
    for each in publication.aside:
        yield f"  {_fallback(each, report, report_language)}"
        if each.causes:
            first, rest = each.causes[0], len(each.causes) - 1
            do = report_language.words(first).do
            yield "    " + report_language.phrases.say("publish-aside-mend", place=place_of(first, report), do=do)
            yield from ["    " + report_language.phrases.say("publish-aside-more", count=rest)] if rest else []
    if publication.aside:
        yield report_language.phrases.say("publish-aside-how")


def _fallback(fallback: Fallback, report: Report, report_language: ReportLanguage) -> str:
    """Return a folder that is set aside, what readers see there, and who changed it last."""
    stands = report_language.phrases.say(STANDS[fallback.kind], commit=fallback.commit[:12])
    who = "publish-aside-author" if fallback.author else "publish-aside-nobody"
    author = report_language.phrases.say(who, author=fallback.author, day=fallback.day)
    return f"{shown_path(fallback.shown, report)}: {stands}; {author}"


def _changes(publication: Publication, report_language: ReportLanguage) -> Iterator[str]:
    """Yield the addresses that change, and how many of each kind."""
    if publication.changes.first:
        yield report_language.phrases.say("publish-first", target=publication.target)
    for phrase, addresses in _sorts(publication):
        yield report_language.phrases.say(phrase, count=len(addresses))
        yield from (f"  {each}" for each in _listed(addresses, report_language))
    if publication.kinds:
        kinds = "; ".join(f"{kind or '–'} +{new} ~{old} −{gone}" for kind, new, old, gone in publication.kinds)
        yield report_language.phrases.say("publish-kinds", kinds=kinds)


def _sorts(publication: Publication) -> tuple[tuple[str, tuple[SitePath, ...]], ...]:
    """Return the addresses by what happens to them, each sort that there is under its phrase."""
    changes = publication.changes
    sorts = (
        ("publish-added", changes.added),
        ("publish-changed", changes.changed),
        ("publish-removed", changes.removed),
    )
    return tuple((phrase, addresses) for phrase, addresses in sorts if addresses)


def _listed(addresses: tuple[SitePath, ...], report_language: ReportLanguage) -> list[str]:
    """Return the first addresses, and how many more there are."""
    rest = len(addresses) - LISTED
    return [*addresses[:LISTED], *([report_language.phrases.say("publish-more", count=rest)] if rest > 0 else [])]


def _sizes(publication: Publication, report_language: ReportLanguage) -> Iterator[str]:
    """Yield how much room the site takes: in all, by kind, and by year."""
    percent = f"{100 * publication.size / LIMIT:.1f}"
    yield report_language.phrases.say("publish-size", size=_megabytes(publication.size), percent=percent)
    weights = publication.weights
    for phrase, pairs in (
        ("publish-by-kind", [(weight.kind, weight) for weight in weights]),
        ("publish-by-year", [(weight.year, weight) for weight in weights if weight.year]),
    ):
        if pairs:
            yield "  " + report_language.phrases.say(phrase, parts=_sums(pairs))
    if publication.media:
        size, files = (sum(getattr(weight, name) for weight in publication.media) for name in ("size", "files"))
        yield report_language.phrases.say(
            "publish-media", size=_megabytes(size), files=files, base=publication.media_base
        )


def _sums(pairs: list[tuple[str, FolderSize]]) -> str:
    """Return megabytes and numbers of files by name."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for name, weight in pairs:
        files[name] += weight.files
        sizes[name] += weight.size
    return ", ".join(f"{name} {_megabytes(sizes[name])} MB ({files[name]})" for name in sorted(files))


def _megabytes(size: int) -> str:
    """Return bytes as megabytes with one decimal."""
    return f"{size / 1_000_000:.1f}"


def _verdict(publication: Publication, report_language: ReportLanguage) -> str:
    """Return what was done, or what to do."""
    return report_language.phrases.say(
        VERDICTS[publication.stage], target=publication.target, url=publication.site_url or publication.target
    )


def _overruled(publication: Publication, report_language: ReportLanguage) -> list[str]:
    """Return the line that names the guards that were overruled, or nothing."""
    names = ", ".join(publication.overruled)
    return [report_language.phrases.say("publish-overruled", names=names)] if names else []


def _json(publication: Publication, report: Report, report_language: ReportLanguage) -> str:
    """Return the publication and its problems as one JSON object."""
    told = {name: as_dict(getattr(publication, name)) for name in publication.__struct_fields__}
    whole = told | {"problems": [json_problem(each, report, report_language) for each in report.problems]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _aside_summary(publication: Publication, report: Report, report_language: ReportLanguage) -> list[str]:
    """Return what is set aside in Markdown, each folder with all its errors below it."""
    if not publication.aside:
        return []
    lines = []
    for each in publication.aside:
        lines.append(f"* {plain(_fallback(each, report, report_language))}")
        lines += [f"  * {plain(problem_line(found, report, report_language))}" for found in each.causes]
    head = report_language.phrases.say("publish-aside", count=len(publication.aside))
    return [f"### {plain(head)}", "\n".join(lines), report_language.phrases.say("publish-aside-how")]


def publication_summary(publication: Publication, report: Report, report_language: ReportLanguage) -> str:
    """Return the publication in Markdown, as GitHub shows it below a run."""
    parts = [f"## {plain(_verdict(publication, report_language))}", *_overruled(publication, report_language)]
    parts.append("\n".join(f"* {plain(line)}" for line in problem_lines(report, report_language)))
    parts += _aside_summary(publication, report, report_language)
    if publication.kinds:
        head = f"| {' | '.join(report_language.phrases.say(key) for key in HEADS)} |"
        rows = [f"| {kind or '–'} | {new} | {old} | {gone} |" for kind, new, old, gone in publication.kinds]
        parts.append("\n".join([head, "|---|---:|---:|---:|", *rows]))
    for phrase, addresses in _sorts(publication):
        lines = (f"* {plain(each)}" for each in _listed(addresses, report_language))
        parts.append("\n".join([report_language.phrases.say(phrase, count=len(addresses)), "", *lines]))
    parts.append("\n".join(f"* {line.strip()}" for line in _sizes(publication, report_language)))
    return "\n\n".join(part for part in parts if part) + "\n\n"
