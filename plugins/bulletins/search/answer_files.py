"""The small text files that the search shows and filters its answers with, one line a document."""

from __future__ import annotations

from collections.abc import Sequence

from bulletins.model.identity import Language
from bulletins.model.search import FilterName, SearchContent, SearchDocument
from bulletins.search.chunks import write_number

_LEAD = 160
"""Most characters of a lead that are shown."""


def write_blocks(documents: Sequence[SearchDocument], size: int) -> list[str]:
    """Return what answers are shown with, in blocks of `size` neighbours."""
    return ["".join(map(_write_answer, documents[at : at + size])) for at in range(0, len(documents), size)]


def _write_answer(document: SearchDocument) -> str:
    """Return one answer: kind, path, identity, day, title, lead, place; nothing where a withdrawn one has its place."""
    if not document.title:
        return "\n"
    day = document.published.isoformat() if document.published else ("-" if document.ended else "")
    fields = (document.kind, document.path, document.identity, day, document.title)
    return "\t".join(map(_plain, (*fields, _shortened(document.lead), document.place))) + "\n"


def _plain(text: str) -> str:
    """Return a text in one line without tabs."""
    return " ".join(text.split())


def _shortened(text: str) -> str:
    """Return a text that is not too long, cut between words."""
    plain = _plain(text)
    if len(plain) <= _LEAD:
        return plain
    return f"{plain[:_LEAD].rpartition(' ')[0] or plain[:_LEAD]}…"


def write_filters(names: Sequence[FilterName]) -> str:
    """Return what answers can be narrowed to: kind, name, and of a unit the number of its parent's line."""
    lines = _numbered(names)
    parents = [lines.get((each.kind, each.parent), "") if each.parent else "" for each in names]
    return "".join(f"{each.kind}\t{_plain(each.name)}\t{parent}\n" for each, parent in zip(names, parents, strict=True))


def write_traits(documents: Sequence[SearchDocument], names: Sequence[FilterName]) -> str:
    """Return what each document can be chosen by: its kind, year and the lines of its filters, in numbers."""
    lines = _numbered(names)
    return "".join(_write_traits(document, lines) for document in documents)


def _numbered(names: Sequence[FilterName]) -> dict[tuple[str, str], int]:
    """Return the line of each filter."""
    return {(each.kind, each.slug): number for number, each in enumerate(names)}


def _write_traits(document: SearchDocument, lines: dict[tuple[str, str], int]) -> str:
    """Return one document's line."""
    keys = [("u", slug) for slug in document.units] + [("c", slug) for slug in document.campaigns]
    keys += [("s", document.section)] if document.section else []
    year = document.published.year if document.published else 0
    numbers = (year, *(lines[key] for key in dict.fromkeys(keys) if key in lines))
    return f"{document.kind}{''.join(map(write_number, numbers))}\n"


def filters_of(content: SearchContent, language: Language) -> tuple[FilterName, ...]:
    """Return the filters of a language."""
    return dict(content.filters).get(language, ())
