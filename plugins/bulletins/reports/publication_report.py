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
    publication: Publication, report: Report, voice: ReportLanguage, style: Format, *, names_options: bool = True
) -> str:
    """Return what is to be said of a publication and its problems, ending in a newline.

    Lines that tell which options to type, or which were typed, are left out where `names_options` is False.
    """
    if style is Format.JSON:
        return _json(publication, report, voice)
    lines = [
        *_aside(publication, report, voice),
        *_changes(publication, voice),
        *_sizes(publication, voice),
        *(_overruled(publication, voice) if names_options else ()),
        *([_verdict(publication, voice)] if names_options or publication.stage is not Stage.PLANNED else ()),
    ]
    return report_text(report, voice, style) + "\n".join([*lines, ""])


def _aside(publication: Publication, report: Report, voice: ReportLanguage) -> Iterator[str]:
    """Yield what is set aside, by whom it was changed last, and how to put it right."""
    if publication.aside:
        yield voice.phrases.say("publish-aside", count=len(publication.aside))
    for each in publication.aside:
        yield f"  {_fallback(each, report, voice)}"
        if each.causes:
            first, rest = each.causes[0], len(each.causes) - 1
            do = voice.words(first).do
            yield "    " + voice.phrases.say("publish-aside-mend", place=place_of(first, report), do=do)
            yield from ["    " + voice.phrases.say("publish-aside-more", count=rest)] if rest else []
    if publication.aside:
        yield voice.phrases.say("publish-aside-how")


def _fallback(fallback: Fallback, report: Report, voice: ReportLanguage) -> str:
    """Return a folder that is set aside, what readers see there, and who changed it last."""
    stands = voice.phrases.say(STANDS[fallback.kind], commit=fallback.commit[:12])
    who = "publish-aside-author" if fallback.author else "publish-aside-nobody"
    author = voice.phrases.say(who, author=fallback.author, day=fallback.day)
    return f"{shown_path(fallback.shown, report)}: {stands}; {author}"


def _changes(publication: Publication, voice: ReportLanguage) -> Iterator[str]:
    """Yield the addresses that change, and how many of each kind."""
    if publication.changes.first:
        yield voice.phrases.say("publish-first", target=publication.target)
    for phrase, addresses in _sorts(publication):
        yield voice.phrases.say(phrase, count=len(addresses))
        yield from (f"  {each}" for each in _listed(addresses, voice))
    if publication.kinds:
        kinds = "; ".join(f"{kind or '–'} +{new} ~{old} −{gone}" for kind, new, old, gone in publication.kinds)
        yield voice.phrases.say("publish-kinds", kinds=kinds)


def _sorts(publication: Publication) -> tuple[tuple[str, tuple[SitePath, ...]], ...]:
    """Return the addresses by what happens to them, each sort that there is under its phrase."""
    changes = publication.changes
    sorts = (
        ("publish-added", changes.added),
        ("publish-changed", changes.changed),
        ("publish-removed", changes.removed),
    )
    return tuple((phrase, addresses) for phrase, addresses in sorts if addresses)


def _listed(addresses: tuple[SitePath, ...], voice: ReportLanguage) -> list[str]:
    """Return the first addresses, and how many more there are."""
    rest = len(addresses) - LISTED
    return [*addresses[:LISTED], *([voice.phrases.say("publish-more", count=rest)] if rest > 0 else [])]


def _sizes(publication: Publication, voice: ReportLanguage) -> Iterator[str]:
    """Yield how much room the site takes: in all, by kind, and by year."""
    percent = f"{100 * publication.size / LIMIT:.1f}"
    yield voice.phrases.say("publish-size", size=_megabytes(publication.size), percent=percent)
    weights = publication.weights
    for phrase, pairs in (
        ("publish-by-kind", [(weight.kind, weight) for weight in weights]),
        ("publish-by-year", [(weight.year, weight) for weight in weights if weight.year]),
    ):
        if pairs:
            yield "  " + voice.phrases.say(phrase, parts=_sums(pairs))
    if publication.media:
        size, files = (sum(getattr(weight, name) for weight in publication.media) for name in ("size", "files"))
        yield voice.phrases.say("publish-media", size=_megabytes(size), files=files, base=publication.media_base)


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


def _verdict(publication: Publication, voice: ReportLanguage) -> str:
    """Return what was done, or what to do."""
    return voice.phrases.say(
        VERDICTS[publication.stage], target=publication.target, url=publication.site_url or publication.target
    )


def _overruled(publication: Publication, voice: ReportLanguage) -> list[str]:
    """Return the line that names the guards that were overruled, or nothing."""
    names = ", ".join(publication.overruled)
    return [voice.phrases.say("publish-overruled", names=names)] if names else []


def _json(publication: Publication, report: Report, voice: ReportLanguage) -> str:
    """Return the publication and its problems as one JSON object."""
    told = {name: as_dict(getattr(publication, name)) for name in publication.__struct_fields__}
    whole = told | {"problems": [json_problem(each, report, voice) for each in report.problems]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _aside_summary(publication: Publication, report: Report, voice: ReportLanguage) -> list[str]:
    """Return what is set aside in Markdown, each folder with all its errors below it."""
    if not publication.aside:
        return []
    lines = []
    for each in publication.aside:
        lines.append(f"* {plain(_fallback(each, report, voice))}")
        lines += [f"  * {plain(problem_line(found, report, voice))}" for found in each.causes]
    head = voice.phrases.say("publish-aside", count=len(publication.aside))
    return [f"### {plain(head)}", "\n".join(lines), voice.phrases.say("publish-aside-how")]


def publication_summary(publication: Publication, report: Report, voice: ReportLanguage) -> str:
    """Return the publication in Markdown, as GitHub shows it below a run."""
    parts = [f"## {plain(_verdict(publication, voice))}", *_overruled(publication, voice)]
    parts.append("\n".join(f"* {plain(line)}" for line in problem_lines(report, voice)))
    parts += _aside_summary(publication, report, voice)
    if publication.kinds:
        head = f"| {' | '.join(voice.phrases.say(key) for key in HEADS)} |"
        rows = [f"| {kind or '–'} | {new} | {old} | {gone} |" for kind, new, old, gone in publication.kinds]
        parts.append("\n".join([head, "|---|---:|---:|---:|", *rows]))
    for phrase, addresses in _sorts(publication):
        lines = (f"* {plain(each)}" for each in _listed(addresses, voice))
        parts.append("\n".join([voice.phrases.say(phrase, count=len(addresses)), "", *lines]))
    parts.append("\n".join(f"* {line.strip()}" for line in _sizes(publication, voice)))
    return "\n\n".join(part for part in parts if part) + "\n\n"
