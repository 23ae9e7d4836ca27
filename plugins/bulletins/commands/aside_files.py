"""The files of folders that are set aside: those that lie there, those readers last saw, and the words of a notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.bulletin import Facts
from bulletins.model.fallback import Fallback, FallbackKind, slug_of
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.problem import is_below
from bulletins.model.source import FileStatus, LedgerEntry
from bulletins.publishing.aside_secrets import HiddenFolder
from bulletins.rendering import interface_words
from bulletins.sources.names import file_leftover

FATES = {
    FallbackKind.LAST: FileStatus.KEPT,
    FallbackKind.NOTICE: FileStatus.WITHDRAWN,
    FallbackKind.NONE: FileStatus.FAULTY,
}
"""What becomes of the files of a folder that is set aside."""

_PENDING = "reason-pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideFolder:
    """A folder that is set aside: what stands for it, its files as readers saw them, and its files as they are.

    `place` is None where nothing stands for it. The files are by their names below the folder.
    """

    fallback: Fallback
    place: Path | None
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]


def places_of(folders: Iterable[AsideFolder]) -> dict[str, Path | None]:
    """Return what is read in place of each folder that is set aside."""
    return {each.fallback.folder: each.place for each in folders}


def files_below(place: Path) -> dict[str, bytes]:
    """Return the files of a folder that somebody wrote, by name, or of a file itself; links are not followed."""
    if place.is_symlink() or not place.exists():
        return {}
    if place.is_file():
        return {place.name: place.read_bytes()}
    files = (path for path in sorted(place.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in files if not file_leftover(path.name)}


def is_same(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> bool:
    """Return whether two folders hold the same; Git may have ended the lines of texts in another way on this disk."""
    written = [name for name in old if not file_leftover(name.rpartition("/")[2])]
    return new.keys() == set(written) and all(_plain(name, old[name]) == _plain(name, new[name]) for name in written)


def _plain(name: str, data: bytes) -> bytes:
    """Return the bytes of a file, the lines of a text ended in one way."""
    return data.replace(b"\r\n", b"\n") if name.endswith(".md") else data


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Return a folder with these files in it."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def notice_files(texts: Iterable[Facts], theme: Path) -> dict[str, bytes]:
    """Return the texts of a withdrawn bulletin whose author has not said why: day and unit, and no other word of it.

    `texts` are those that readers last saw, of one bulletin in its languages.
    """
    texts = tuple(texts)
    words = interface_words(theme, [each.text.language for each in texts])
    original = next((each for each in texts if each.path.endswith("/index.md")), None)
    if original is None or original.shared.published is None or not original.shared.units:
        return {}
    shared = [f"date: {original.shared.published.isoformat()}", f"unit: {', '.join(original.shared.units)}"]
    former = (*(original.shared.aliases or ()), *(original.shared.old_paths or ()))
    if former:
        shared += ["aliases:", *(f"  - {name}" for name in former)]
    files: dict[str, bytes] = {}
    for each in texts:
        language = each.text.language
        title = words(language, "Withdrawn bulletin")
        reason = words(language, "It will be given here later.")
        own = [*shared, "status: withdrawn"] if each is original else []
        lines = ["---", f"title: {title}", f"summary: {reason}", *own, f"reason: {reason}", "---", ""]
        files[each.path.rpartition("/")[2]] = "\n".join(lines).encode()
    return files


def hidden_folder(folder: AsideFolder) -> HiddenFolder:
    """Return what must not be seen of a folder that is set aside: readers see its old text, a notice, or nothing."""
    kind, own = folder.fallback.kind, folder.fallback.folder
    old, new = tuple(folder.old.items()), tuple(folder.new.items())
    return HiddenFolder(
        path=folder.fallback.shown,
        slug=Slug(slug_of(own) if kind is FallbackKind.NONE else ""),
        hidden=(*new, *old) if kind is FallbackKind.NOTICE else new,
        known=old if kind is FallbackKind.LAST else (),
    )


def ledger_around(ledger: tuple[LedgerEntry, ...], folders: Iterable[AsideFolder]) -> tuple[LedgerEntry, ...]:
    """Return a ledger in which the files of folders that are set aside are what became of them."""
    folders = tuple(folders)
    aside = frozenset(each.fallback.folder for each in folders)
    others = [entry for entry in ledger if entry.path not in aside and not is_below(entry.path, aside)]
    own = [entry for each in folders for entry in _entries(each)]
    return tuple(sorted([*others, *own]))


def _entries(folder: AsideFolder) -> list[LedgerEntry]:
    """Return the entries of everything that lies, or lay, in a folder."""
    fate = FATES[folder.fallback.kind]
    rule = _PENDING if fate is FileStatus.WITHDRAWN else ""
    names = sorted({*folder.old, *folder.new}) if folder.fallback.kind is not FallbackKind.NONE else sorted(folder.new)
    own = folder.fallback.folder
    return [
        LedgerEntry(path=ContentPath(own if name == own.rpartition("/")[2] else f"{own}/{name}"), fate=fate, rule=rule)
        for name in names
    ]
