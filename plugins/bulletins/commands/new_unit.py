"""A new unit from a form: its file, as a table of one row would make it; units of the same name are told first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bulletins.commands.import_registry import registry_site
from bulletins.importing.registry_files import registry_text
from bulletins.importing.registry_table import RegistryEntry, read_registry_table
from bulletins.importing.table_rows import TableLine, TableRows
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.problem import Refused, error
from bulletins.model.registry import Unit
from bulletins.model.site import SiteFacts
from bulletins.model.slugs import slugged
from bulletins.model.source import Source, SourceKind
from bulletins.output.durable import write_content
from bulletins.reading.registries import read_unit
from bulletins.writing import WritingSite
from bulletins.writing.requests import Answered, Asked, asked_texts
from bulletins.writing.site_view import unit_choices
from bulletins.writing.text_files import refusing_to_write

_HEADS = ("name", "short-name", "level", "parent", "valid-from", "valid-to")
"""The columns that a form fills; names of other languages stand under `name-en`, `short-name-en`."""
_LONGEST_SLUG = 60


class NewUnits:
    """The operation that begins a unit."""

    def __init__(self, content: Path, site: Callable[[], WritingSite | None], tell: Callable[[str], None]) -> None:
        """Begin none yet; `tell` is told of a file that was just written."""
        self._content = content
        self._site = site
        self._tell = tell

    @property
    def by_name(self) -> dict[str, Callable[[Asked], Answered]]:
        """Return the operation under the name that the page calls it by."""
        return {"new-unit": self._begin}

    def _begin(self, asked: Asked) -> Answered:
        """Write a unit's file and answer with its slug and place, or with the units of its name before it is `sure`."""
        site = self._site()
        if site is None:
            raise Refused((error("site-not-read", "content/site.yml"),))
        facts = site.content
        cells = _cells(asked_texts(asked, "values"), facts)
        if not slugged(cells.get("name", "")):
            raise Refused((error("unit-without-name", "content/units"),))
        same = [unit for unit in facts.units if _is_named(unit, cells["name"], facts)]
        entry = self._entry(cells, facts, same)
        path = f"units/{entry.slug}.yml"
        data = registry_text(entry.values).encode()
        _refuse_faults(path, data, entry.slug, facts)
        if same and asked.get("sure") is not True:
            slugs = {unit.slug for unit in same}
            choices = unit_choices(site, facts.config.default_language)
            return {"slug": entry.slug, "same": [each for each in choices if each["slug"] in slugs]}
        file = self._content / path
        with refusing_to_write(f"content/{path}"):
            file.parent.mkdir(exist_ok=True)
            write_content(file, data)
        self._tell(str(file))
        return {"slug": entry.slug, "file": f"content/{path}"}

    def _entry(self, cells: Mapping[str, str], facts: SiteFacts, same: list[Unit]) -> RegistryEntry:
        """Return the row as its file is to say it, under a slug that no unit has; Refused where it is there already."""
        entry = _read_row(cells, facts)
        parent = str(entry.values.get("parent", ""))
        for unit in same:
            if unit.valid_to is None and (unit.parent or "") == parent:
                raise Refused((error("unit-exists", f"content/units/{unit.slug}.yml", name=cells["name"]),))
        taken = {unit.slug for unit in facts.units} | {slug for unit in facts.units for slug in unit.aliases}
        taken |= {Slug(file.stem) for file in (self._content / "units").glob("*.yml")}
        slug = next(each for each in _slugs(entry.shares or entry.slug, parent) if each not in taken)
        return _read_row({**cells, "slug": slug}, facts)


def _cells(values: Mapping[str, str], facts: SiteFacts) -> dict[str, str]:
    """Return what was typed, by column; columns that the form has not are left out."""
    codes = [each.code for each in facts.config.languages]
    heads = {*_HEADS, *(f"{name}-{code}" for name in _HEADS[:2] for code in codes)}
    typed = {head: " ".join(text.split()) for head, text in values.items() if head in heads}
    return {head: text for head, text in typed.items() if text}


def _read_row(cells: Mapping[str, str], facts: SiteFacts) -> RegistryEntry:
    """Return a row of the table of units; Refused with all that is wrong in it."""
    row = TableRows(lines=(TableLine(number=1, cells=cells),), heads={head: head for head in cells})
    table = read_registry_table("content/units", row, registry_site(facts))
    if table.problems:
        raise Refused(table.problems)
    return table.entries[0]


def _is_named(unit: Unit, name: str, facts: SiteFacts) -> bool:
    """Return whether a unit has this name, whatever its signs and tones."""
    return slugged(unit.name.text(facts.config.default_language)) == slugged(name)


def _slugs(base: str, parent: str) -> Iterator[Slug]:
    """Yield the slugs that a unit may have, the best first."""
    yield Slug(base)
    longer = f"{base}-{parent}"[:_LONGEST_SLUG].rstrip("-")
    yield Slug(longer)
    yield from (Slug(f"{longer}-{number}") for number in range(2, 1_000))


def _refuse_faults(path: str, data: bytes, slug: Slug, facts: SiteFacts) -> None:
    """Refuse a file in which a build would find an error."""
    source = Source(
        path=ContentPath(path),
        file="",
        kind=SourceKind.UNIT,
        slug=slug,
        language=None,
        digest=digest_of(data),
        size=len(data),
        data=data,
    )
    wrong = tuple(found for found in read_unit(source, facts.config).problems if found.is_error)
    if wrong:
        raise Refused(wrong)
