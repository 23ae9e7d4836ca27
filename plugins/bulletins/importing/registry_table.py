"""The reader of a table of units or campaigns: slugs are made, days read, names of other units looked up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bulletins.importing.registry_heads import HEADS, NUMBERS, TRANSLATED, columns_of, parted_rows
from bulletins.importing.table_rows import TableLine, TableRows, typed_day
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, error
from bulletins.model.slugs import is_slug, slugged

_UNITS = ("name", "short_name", "level", "parent", "valid_from", "valid_to", "successors", "description")
_CAMPAIGNS = ("name", "short_name", "type", "owner", "start", "end", "description")
_UNION = re.compile(
    r"^(?:ban (?:thường vụ|chấp hành) )?(?:hội (?:liên hiệp |lh ?)?(?:phụ nữ|pn)|hội lhpn|lhpn|công đoàn|"
    r"liên đoàn lao động|ldlđ|lđlđ|đoàn thanh niên|hội)\s+(?:việt nam\s+)?",
    re.IGNORECASE,
)
_LEVELS = (
    ("branch", r"chi hội|ấp|thôn|xóm|bản|khu phố|tổ dân phố"),
    ("group", r"tổ phụ nữ|tổ"),
    ("commune", r"xã|phường|thị trấn|đặc khu"),
    ("district", r"huyện|quận|thị xã"),
    ("province", r"tỉnh|thành phố|tp\.?"),
)
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """A unit or campaign that has a file already; its name and parent tell which row it is."""

    slug: Slug
    name: str
    short_name: str = ""
    parent: Slug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrySite:
    """The site's languages (the default first), the slugs of levels and types by name, and the entries that exist."""

    languages: tuple[str, ...]
    levels: Mapping[str, Slug]
    types: Mapping[str, Slug]
    units: tuple[KnownEntry, ...]
    campaigns: tuple[KnownEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryEntry:
    """One row as its file is to say it; `shares` is the slug that it would have if no other had it too.

    `moved` is the parent that its unit had until now.
    """

    slug: Slug
    line: int
    values: Mapping[str, object]
    shares: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryTable:
    """All rows of a table, of units or else of campaigns, and everything that is wrong in it.

    `passed_over` are rows that are no unit or campaign, each with its line; `unread` the heads of columns without use.
    """

    of_units: bool
    entries: tuple[RegistryEntry, ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[tuple[int, str], ...] = ()
    unread: tuple[str, ...] = ()


def read_registry_table(path: str, read: TableRows, site: RegistrySite) -> RegistryTable:
    """Return the units or campaigns of a table; its columns tell which of the two they are."""
    heads = read.heads
    keys = {key: columns_of(key, heads, site.languages) for key in HEADS}
    of_units = not keys["type"]
    known = site.units if of_units else site.campaigns
    if not keys["name"]:
        unknown = error("import-table-heads", path, 1, heads=", ".join(heads.values()) or "–")
        return RegistryTable(of_units=of_units, entries=(), problems=(unknown,))
    reader = _Rows(path=path, site=site, keys=keys, known=known, of_units=of_units)
    lines = list(read.lines)
    rows, others = parted_rows(lines, keys, site.languages[0]) if len(lines) > 1 else (lines, [])
    used = {head for columns in keys.values() for head in columns.values()}
    return RegistryTable(
        of_units=of_units,
        entries=tuple(reader.entries(rows)),
        problems=tuple(reader.problems),
        passed_over=(
            *read.above,
            *((line.number, " · ".join(dict.fromkeys(line.cells.values()))) for line in others),
        ),
        unread=tuple(words for head, words in heads.items() if head not in used and head not in NUMBERS),
    )


@dataclass(slots=True, kw_only=True)
class _Rows:
    """Reads the rows of one table."""

    path: str
    site: RegistrySite
    keys: Mapping[str, Mapping[str, str]]
    known: tuple[KnownEntry, ...]
    of_units: bool
    problems: list[Problem] = field(default_factory=list)
    _slugs: dict[int, Slug] = field(default_factory=dict)
    _named: dict[str, list[Slug]] = field(default_factory=dict)
    _moved: dict[int, str] = field(default_factory=dict)

    def entries(self, rows: Sequence[TableLine]) -> Iterator[RegistryEntry]:
        """Yield the entries in the order of the table; a row may name another below it."""
        shares = self._give_slugs(rows)
        for one in self.site.units:
            self._name(one.name, one.slug)
            self._name(one.short_name, one.slug)
        for line in rows if self.of_units else ():
            self._name(self._cell(line, "name"), self._slugs[line.number])
            self._name(self._cell(line, "short_name"), self._slugs[line.number])
        for line in rows:
            values = self._values(line)
            told = {"shares": shares.get(line.number, ""), "moved": self._moved.get(line.number, "")}
            yield RegistryEntry(slug=self._slugs[line.number], line=line.number, values=values, **told)

    def _name(self, name: str, slug: Slug) -> None:
        """Note what a unit may be called in a cell."""
        for word in {slugged(name), slugged(_place(name))} - {""}:
            self._named.setdefault(word, [])
            self._named[word] += [slug] if slug not in self._named[word] else []

    def _give_slugs(self, rows: Sequence[TableLine]) -> dict[int, str]:
        """Give every row its slug: typed, that of its entry, or made of its name; return those told apart."""
        wanted: dict[int, str] = {}
        shares: dict[int, str] = {}
        names = [slugged(self._cell(line, "name")) for line in rows]
        for line in rows:
            typed, name = self._cell(line, "slug"), self._cell(line, "name")
            if typed and not is_slug(typed):
                self._wrong("import-cell-slug", line, typed, slugged(typed))
            named = [one for one in self.known if slugged(one.name) == slugged(name)]
            same = [one.slug for one in named if self._is_child(line, one)]
            if not same and len(named) == 1 and names.count(slugged(name)) == 1:
                same = [named[0].slug]  # it has another parent since
                self._moved[line.number] = named[0].parent or ""
            wanted[line.number] = slugged(typed) or (same[0] if len(same) == 1 else "")
        made = {line.number: _slug_of(self._cell(line, "name")) for line in rows if not wanted[line.number]}
        taken = {one.slug for one in self.known} | {Slug(slug) for slug in wanted.values() if slug}
        counts = [*made.values()]
        for line in rows:
            slug = made.get(line.number)
            if slug is not None and (counts.count(slug) > 1 or slug in taken):
                parent = _slug_of(self._cell(line, "parent"))
                shares[line.number] = slug
                slug = f"{slug}-{parent}".rstrip("-")[:_LONGEST_SLUG].rstrip("-")
            self._slugs[line.number] = Slug(slug if slug is not None else wanted[line.number])
        self._refuse_twins(rows)
        return shares

    def _is_child(self, line: TableLine, known: KnownEntry) -> bool:
        """Return whether a row may be an entry of its name: its parent is the same, or not said."""
        parent = self._cell(line, "parent")
        return not parent or known.parent is None or slugged(parent) in _words_of(known.parent, self.site.units)

    def _refuse_twins(self, rows: Sequence[TableLine]) -> None:
        """Report rows that have one slug."""
        first: dict[Slug, int] = {}
        for line in rows:
            slug = self._slugs[line.number]
            if not slug:
                self._wrong("import-cell-slug", line, self._cell(line, "name"), "")
            elif slug in first:
                self.problems.append(error("import-row-twice", self.path, line.number, slug=slug, other=first[slug]))
            first.setdefault(slug, line.number)

    def _values(self, line: TableLine) -> dict[str, object]:
        """Return the values of a row, by key."""
        values: dict[str, object] = {}
        for key in _UNITS if self.of_units else _CAMPAIGNS:
            found = self._value(key, line)
            if found:
                values[key] = found
        if self.of_units and "level" not in values and not self._cell(line, "level"):
            level = self._guessed_level(self._cell(line, "name"))
            values |= {"level": level} if level else {}
            if level is None and self._slugs[line.number] not in {one.slug for one in self.known}:
                choices = ", ".join(dict.fromkeys(self.site.levels.values()))
                self._wrong("import-row-level", line, self._cell(line, "name"), choices)
        return values

    def _value(self, key: str, line: TableLine) -> object:
        """Return the value of a row under a key; None for an empty cell."""
        if key in TRANSLATED:
            heads = self.keys[key]
            pairs = ((language, line.cells.get(heads.get(language, ""), "")) for language in self.site.languages)
            return {language: text for language, text in pairs if text}
        cell = self._cell(line, key)
        if not cell:
            return None
        return self._readers()[key](cell, line)

    def _readers(self) -> Mapping[str, Callable[[str, TableLine], object]]:
        """Return the function that reads the cells of each key."""
        return {
            "level": lambda cell, line: self._term(cell, line, self.site.levels, "level"),
            "type": lambda cell, line: self._term(cell, line, self.site.types, "type"),
            "parent": self._unit,
            "owner": self._unit,
            "successors": self._units,
            "valid_from": self._day,
            "valid_to": self._day,
            "start": self._year,
            "end": self._year,
        }

    def _term(self, cell: str, line: TableLine, known: Mapping[str, Slug], key: str) -> Slug | None:
        """Return the level or type that a cell names."""
        found = known.get(slugged(cell)) or (self._guessed_level(cell) if key == "level" else None)
        if found is None:
            self._wrong("import-cell-term", line, cell, ", ".join(dict.fromkeys(known.values())))
        return found

    def _guessed_level(self, name: str) -> Slug | None:
        """Return the level that the first word of a place's name tells, where the site has it."""
        place = _UNION.sub("", name.strip())
        for level, words in _LEVELS:
            if re.match(rf"(?:{words})\b", place, re.IGNORECASE) and level in self.site.levels.values():
                return Slug(level)
        return None

    def _unit(self, cell: str, line: TableLine) -> Slug | None:
        """Return the unit that a cell names by slug or name."""
        rows = self._slugs.values() if self.of_units else ()
        if cell in {*(one.slug for one in self.site.units), *rows}:
            return Slug(cell)
        found = self._named.get(slugged(cell), self._named.get(slugged(_place(cell)), []))
        found = [slug for slug in found if slug != self._slugs[line.number] or not self.of_units]
        if len(found) == 1:
            return found[0]
        self._wrong("import-cell-unit", line, cell, ", ".join(found))
        return None

    def _units(self, cell: str, line: TableLine) -> tuple[Slug, ...]:
        """Return the units that a cell names, parted by semicolons or line ends."""
        parts = [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]
        return tuple(unit for unit in (self._unit(part, line) for part in parts) if unit is not None)

    def _day(self, cell: str, line: TableLine) -> str | None:
        """Return a day, however it was typed."""
        day = typed_day(cell)
        if day is None:
            self._wrong("import-cell-day", line, cell, "")
        return day

    def _year(self, cell: str, line: TableLine) -> str | None:
        """Return a year; of a day its year."""
        found = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", cell)
        if found is None:
            self._wrong("import-cell-day", line, cell, "")
        return None if found is None else found[0]

    def _cell(self, line: TableLine, key: str) -> str:
        """Return a row's cell of a key in the default language."""
        return line.cells.get(self.keys[key].get(self.site.languages[0], ""), "")

    def _wrong(self, code: str, line: TableLine, typed: str, choices: str) -> None:
        self.problems.append(error(code, self.path, line.number, typed=typed, choices=choices or "–"))


def _place(name: str) -> str:
    """Return a unit's name without the words that every unit of a union has."""
    return _UNION.sub("", name.strip()) or name


def _slug_of(name: str) -> str:
    """Return the slug that a unit's name makes: `xa-ben-ao` for Hội LHPN xã Bến Ao."""
    return slugged(_place(name), longest=_LONGEST_SLUG)


def _words_of(slug: Slug, units: Iterable[KnownEntry]) -> set[str]:
    """Return the names that a cell may call a unit by."""
    names = [one.name for one in units if one.slug == slug]
    return {str(slug), *(slugged(name) for name in names), *(slugged(_place(name)) for name in names)}
