"""The merge of a package with the site's text, field by field: one side's change is taken, two are a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletins.forms import Form, FormValue, NotWritableError, changed_text, read_form
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.source import Source, SourceKind
from bulletins.model.value import Value
from bulletins.writing.package_files import Package

WHOLE = "@text"
"""The key of a change of a whole text, where its fields cannot be told apart."""
BODY = "body"
Decisions = Mapping[str, str]
"""What was decided where both sides changed the same: "package" or "site" by the change's name."""


class PackageChange(Value, frozen=True, kw_only=True):
    """One field that a package changes; a conflict where the site has changed it too, in another way.

    `site` is what this site has, `package` what came, `base` what both went on from; None where there was none.
    """

    text: str
    key: str
    site: object
    package: object
    base: object
    conflict: bool

    @property
    def name(self) -> str:
        """Return the name of a decision about this change."""
        return f"{self.text}:{self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderMerge:
    """The result of merging a package into a folder: the files to write, and the changes in them.

    `undecided` are the names of conflicts that nobody has decided; for these the package's side is shown.
    """

    writes: Mapping[str, bytes]
    changes: tuple[PackageChange, ...]
    files: Mapping[str, str]
    undecided: tuple[str, ...]


def merge_package(
    package: Package, base: Mapping[str, bytes] | None, site: Mapping[str, bytes], choices: Decisions
) -> FolderMerge:
    """Return the merge of a package into a folder whose files are `site`.

    A file that only one side has is taken or stays; nothing is ever removed.
    """
    writes: dict[str, bytes] = {}
    changes: list[PackageChange] = []
    files: dict[str, str] = {}
    for name, data in package.texts:
        sides = _Sides(package, name, (base or {}).get(name), site.get(name), data)
        made, found = _merge_text(sides, choices)
        changes += found
        if made is not None and made != site.get(name):
            writes[name] = made
    for name, data in package.files:
        files[name] = "new" if name not in site else "same" if site[name] == data else "other"
        if files[name] == "new" or (files[name] == "other" and choices.get(name) == "package"):
            writes[name] = data
    undecided = [each.name for each in changes if each.conflict and each.name not in choices]
    undecided += [name for name, state in files.items() if state == "other" and name not in choices]
    return FolderMerge(writes=writes, changes=tuple(changes), files=files, undecided=tuple(undecided))


@dataclass(frozen=True, slots=True)
class _Sides:
    """One text in three versions: the common one, the site's, and the package's."""

    package: Package
    name: str
    base: bytes | None
    site: bytes | None
    came: bytes

    def source(self, data: bytes) -> Source:
        """Return bytes as the file that they are."""
        return text_source(self.package.folder, self.name, data)

    def form(self, data: bytes | None) -> Form | None:
        """Return bytes as a form, None where there are none or they are no text."""
        return None if data is None else read_form(self.source(data)).value


def text_source(folder: str, name: str, data: bytes) -> Source:
    """Return the source that a text is in its folder."""
    language = name.removeprefix("index.").removesuffix("md").rstrip(".")
    return Source(
        path=ContentPath(f"{folder}/{name}"),
        file="",
        kind=SourceKind.PAGE if folder.startswith("pages/") else SourceKind.BULLETIN,
        slug=Slug(folder.rpartition("/")[2]),
        language=Language(language) if language else None,
        digest=digest_of(data),
        size=len(data),
        data=data,
    )


def _merge_text(sides: _Sides, choices: Decisions) -> tuple[bytes | None, list[PackageChange]]:
    """Return a text after the merge, None where it stays, and what changes in it."""
    if sides.site == sides.came or (sides.base is not None and sides.base == sides.came):
        return None, []
    if sides.site is None:
        return sides.came, []
    site, came, base = sides.form(sides.site), sides.form(sides.came), sides.form(sides.base)
    if site is None or came is None or site.is_whole or came.is_whole or _unlike(site, came):
        return _merge_whole(sides, choices)
    changes = list(_changes(sides, site, came, base))
    if sides.base == sides.site:
        return sides.came, changes
    wanted: dict[str, FormValue] = {
        each.key: _values(came)[each.key]
        for each in changes
        if not each.conflict or choices.get(each.name, "package") == "package"
    }
    try:
        return changed_text(sides.source(sides.site), site, wanted), changes
    except NotWritableError:
        return _merge_whole(sides, choices)


def _merge_whole(sides: _Sides, choices: Decisions) -> tuple[bytes | None, list[PackageChange]]:
    """Return a text of which one side is taken whole."""
    texts = [None if data is None else data.decode("utf-8", "replace") for data in (sides.site, sides.came, sides.base)]
    change = PackageChange(
        text=sides.name,
        key=WHOLE,
        site=texts[0],
        package=texts[1],
        base=texts[2],
        conflict=sides.base != sides.site,
    )
    taken = choices.get(change.name, "package") == "package"
    return (sides.came if taken else None), [change]


def _unlike(site: Form, came: Form) -> bool:
    """Return whether the two sides have different fields, or a field of two different kinds."""
    return site.values.keys() != came.values.keys() or any(
        one.field.kind != other.field.kind for one, other in zip(site.entries, came.entries, strict=True)
    )


def _values(form: Form) -> dict[str, FormValue]:
    return {**form.values, BODY: form.body}


def _changes(sides: _Sides, site: Form, came: Form, base: Form | None) -> Iterator[PackageChange]:
    """Yield the fields that the package changes; a field that only the site changed is none of them."""
    before = {} if base is None or base.is_whole else _values(base)
    for key, value in _values(came).items():
        here, was = _values(site)[key], before.get(key)
        if value in (here, was):
            continue
        yield PackageChange(text=sides.name, key=key, site=here, package=value, base=was, conflict=here != was)
