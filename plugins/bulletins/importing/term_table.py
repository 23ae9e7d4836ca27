"""The table in which a person says which unit, campaign or section each category and tag of an earlier site becomes."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from slugify import slugify

from bulletins.importing.datelines import guess_unit
from bulletins.importing.document_import import ImportSite
from bulletins.importing.old_site import OldSite
from bulletins.importing.table_rows import TableLine
from bulletins.model.identity import Slug
from bulletins.model.problem import Outcome, Problem, error

EVERY = "*"
"""Stands for every post, whatever it was filed under."""

_HEAD = (
    "loại / kind",
    "tên cũ / term",
    "số bài / posts",
    "đơn vị / unit",
    "phong trào / campaign",
    "chuyên mục / section",
)
_NOTHING = {"", "-", "–", "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNames:
    """The slugs that cells of the table may name, by slug and by name: units, campaigns and sections."""

    units: Mapping[str, Slug]
    campaigns: Mapping[str, Slug]
    sections: Mapping[str, Slug]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChoice:
    """The unit, campaign or section that a category or tag becomes; None for nothing."""

    unit: Slug | None = None
    campaign: Slug | None = None
    section: Slug | None = None


@dataclass(frozen=True, slots=True)
class TermTable:
    """The choice for every category and tag of an earlier site."""

    choices: Mapping[tuple[str, str], TermChoice] = field(default_factory=dict)

    def units(self, terms: Iterable[tuple[str, str]]) -> tuple[Slug, ...]:
        """Return the units of a post, the first its publisher; the one for every post is not among them."""
        return _each(self.choices[term].unit for term in terms if term in self.choices)

    def campaigns(self, terms: Iterable[tuple[str, str]]) -> tuple[Slug, ...]:
        """Return the campaigns of a post, that for every post the last."""
        return _each(self.choices[term].campaign for term in (*terms, ("", EVERY)) if term in self.choices)

    def section(self, terms: Iterable[tuple[str, str]]) -> str:
        """Return the section of a post, empty for the site's first."""
        known = (self.choices[term].section for term in (*terms, ("", EVERY)) if term in self.choices)
        return next(iter(_each(known)), "")

    @property
    def unit(self) -> Slug | None:
        """Return the unit of posts that name none."""
        return self.choices.get(("", EVERY), TermChoice()).unit


def _each(slugs: Iterable[Slug | None]) -> tuple[Slug, ...]:
    return tuple(dict.fromkeys(slug for slug in slugs if slug is not None))


def term_table_bytes(old: OldSite, site: ImportSite, names: TermNames, unit: Slug | None) -> bytes:
    """Return the table for staff to fill in with Excel: each term's number of posts, and a guess by the term's name."""
    counts = Counter(term for post in old.posts for term in dict.fromkeys(post.terms))
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_HEAD)
    writer.writerow(("", EVERY, len(old.posts), unit or "", "", ""))
    for (kind, term), count in sorted(counts.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1])):
        guess = guess_unit([term], site.units, site.today) or ""
        key = slugify(term)
        row = (kind, term, count, guess, names.campaigns.get(key, ""), names.sections.get(key, ""))
        writer.writerow(tuple(_safe(str(cell)) for cell in row))
    return file.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """Return a cell that no program takes for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "@"} else cell


def read_term_table(path: str, lines: Sequence[TableLine], names: TermNames) -> Outcome[TermTable]:
    """Return the choices in a table, and a problem, with its line, for every cell that names nothing."""
    choices: dict[tuple[str, str], TermChoice] = {}
    problems: list[Problem] = []
    for line in lines:
        term = _cell(line, "term")
        term = term[1:] if term[:2] in {"'=", "'+", "'@"} else term
        found = {
            key: _named(line, key, path, known, problems)
            for key, known in (("unit", names.units), ("campaign", names.campaigns), ("section", names.sections))
        }
        choices[_cell(line, "kind") if term != EVERY else "", term] = TermChoice(**found)
    return Outcome(value=None if problems else TermTable(choices), problems=tuple(problems))


def _cell(line: TableLine, key: str) -> str:
    """Return the cell below a key, whatever language stands beside it in the head."""
    return next((cell for head, cell in line.cells.items() if head == key or head.endswith(f"-{key}")), "")


def _named(line: TableLine, key: str, path: str, known: Mapping[str, Slug], problems: list[Problem]) -> Slug | None:
    """Return the slug that a cell names; None where it names nothing."""
    typed = _cell(line, key)
    if typed in _NOTHING:
        return None
    slug = known.get(slugify(typed))
    if slug is None:
        problems.append(error("import-term-unknown", path, line.number, typed=typed, named=key))
    return slug
