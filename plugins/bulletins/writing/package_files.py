"""The package: one zip file that carries a bulletin between two computers, made and read within strict limits.

package.json     what it holds: format, folder, the digest of every part, notes, what an import had to say
texts/NAME       the texts as they are now, in every language
files/NAME       photos and documents, stripped of what they tell of people
versions/N/NAME  the texts of earlier versions, the one it began from first
"""

from __future__ import annotations

import json
import re
import stat
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import TypeVar
from unicodedata import is_normalized
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.paths import excess, is_device, is_plain
from bulletins.model.problem import Outcome, Refused, error
from bulletins.model.value import Value

T = TypeVar("T")

FORMAT = 1
HEAD = "package.json"
KINDS = frozenset({"jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "pdf", "docx", "xlsx"})
"""Endings of files that may go along with a text."""
MOST_PARTS = 300
LARGEST_TEXT = 2_000_000
LARGEST_FILE = 30_000_000
LARGEST_PACKAGE = 70_000_000
_LARGEST_UNPACKED = 150_000_000
_MOST_LINES = 300
_FOLDER = re.compile(r"(bulletins/[0-9]{4}|pages)/[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_TEXT = re.compile(r"index(\.[a-z]{2,3}(-[A-Za-z0-9]+)*)?\.md", re.ASCII)
_VERSION = re.compile(r"versions/([0-9]{1,2})", re.ASCII)
_KEYS = {"format", "folder", "digest", "parts", "versions", "notes", "report"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAMAGE = (BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading an archive that is none may raise; a text nested too deep is a RuntimeError, too."""


class SentVersion(Value, frozen=True, kw_only=True):
    """The texts of a bulletin when it was sent; `digest` is that package's, empty for the version it began from."""

    digest: Digest
    texts: tuple[tuple[str, bytes], ...]


class Note(Value, frozen=True, kw_only=True):
    """One note to the person who opens the package, and its time (ISO 8601)."""

    at: str
    text: str


class ReportLine(Value, frozen=True, kw_only=True):
    """One finding of an import, and whether its reader has ticked it off."""

    text: str
    done: bool


class Package(Value, frozen=True, kw_only=True):
    """A bulletin on its way: its folder below content/, its texts and files by name, and the versions it grew from."""

    folder: str
    texts: tuple[tuple[str, bytes], ...]
    files: tuple[tuple[str, bytes], ...] = ()
    versions: tuple[SentVersion, ...] = ()
    notes: tuple[Note, ...] = ()
    report: tuple[ReportLine, ...] = ()

    @property
    def digest(self) -> Digest:
        """Return the digest that identifies this package."""
        return digest_of(_canonical(_head(self)))


def _head(package: Package) -> dict[str, object]:
    """Return the content of package.json without the package's own digest."""
    parts = {name: digest_of(data) for name, data in _parts(package).items()}
    return {
        "format": FORMAT,
        "folder": package.folder,
        "parts": parts,
        "versions": [version.digest for version in package.versions],
        "notes": [[note.at, note.text] for note in package.notes],
        "report": [[line.text, line.done] for line in package.report],
    }


def _canonical(head: Mapping[str, object]) -> bytes:
    return json.dumps(head, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8", "backslashreplace")


def _parts(package: Package) -> dict[str, bytes]:
    """Return every part but package.json by its name in the archive."""
    parts = {f"texts/{name}": data for name, data in package.texts}
    parts |= {f"files/{name}": data for name, data in package.files}
    for number, version in enumerate(package.versions):
        parts |= {f"versions/{number}/{name}": data for name, data in version.texts}
    return parts


def pack_package(package: Package) -> bytes:
    """Return the zip file of a package: the same bytes for the same package; Refused where it would be too large."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        head = {**_head(package), "digest": package.digest}
        for name, data in {HEAD: _canonical(head), **_parts(package)}.items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_STORED if name.startswith("files/") else ZIP_DEFLATED
            archive.writestr(entry, data)
    packed = stream.getvalue()
    if len(packed) > LARGEST_PACKAGE:
        raise Refused((error("package-too-large", f"content/{package.folder}", allowed=LARGEST_PACKAGE // 1_000_000),))
    return packed


def unpack_package(name: str, data: bytes) -> Outcome[Package]:
    """Return the package in a zip file, or the problem why it is refused; every part is checked before it is used."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
            _check_list(listed, len(data))
            parts = {entry.filename: _read(archive, entry) for entry in listed}
        return Outcome(value=_package_of(parts))
    except _UnusableError as failure:
        found = error(failure.code, name, line=0, column=0, **failure.details)
    except _DAMAGE:
        found = error("package-damaged", name)
    return Outcome(value=None, problems=(found,))


class _UnusableError(Exception):
    """The package is refused; `code` and `details` say why."""

    def __init__(self, code: str, details: dict[str, str]) -> None:
        """Keep why."""
        super().__init__(code)
        self.code = code
        self.details = details


def _unusable(code: str, **details: str) -> _UnusableError:
    return _UnusableError(code, details)


def _too_large() -> _UnusableError:
    return _unusable(code="package-too-large", allowed=str(LARGEST_PACKAGE // 1_000_000))


def _check_list(listed: list[ZipInfo], size: int) -> None:
    """Raise _UnusableError for an archive that is not even to be unpacked, told from its list."""
    if HEAD not in {entry.filename for entry in listed}:
        raise _unusable(code="package-none")
    if len(listed) > MOST_PARTS or size > LARGEST_PACKAGE or sum(each.file_size for each in listed) > _LARGEST_UNPACKED:
        raise _too_large()
    seen: set[str] = set()
    for entry in listed:
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        unusual = entry.is_dir() or entry.flag_bits & 1 or is_link or entry.filename.casefold() in seen
        if unusual or entry.orig_filename != entry.filename or not _is_part(entry.filename):
            raise _unusable(code="package-name", part=entry.orig_filename[:100])
        seen.add(entry.filename.casefold())


def _is_part(name: str) -> bool:
    """Return whether a package has a part of this name."""
    place, _, own = name.rpartition("/")
    if name == HEAD or ((place == "texts" or _VERSION.fullmatch(place)) and _TEXT.fullmatch(own)):
        return True
    ending = own.rpartition(".")[2].lower()
    return place == "files" and ending in KINDS and is_file_name(own)


def is_file_name(name: str) -> bool:
    """Return whether every computer can store a file of this name beside a text."""
    bare = is_plain(name) or (name.isprintable() and not set(name) & set('<>:"/\\|?*') and is_normalized("NFC", name))
    ends = name.startswith((".", " ", "~")) or name.endswith((".", " "))
    return bare and not ends and not is_device(name) and not excess(name)


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Return the bytes of a part, if they are within the limit for such a part."""
    most = LARGEST_FILE if entry.filename.startswith("files/") else LARGEST_TEXT
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise _too_large()
    return data


def _package_of(parts: Mapping[str, bytes]) -> Package:
    """Return the package made of these parts; _UnusableError or ValueError where they make none."""
    head = json.loads(parts[HEAD])
    if not isinstance(head, dict) or not isinstance(head.get("format"), int):
        raise _unusable(code="package-none")
    if head["format"] > FORMAT:
        raise _unusable(code="package-newer")
    strange = sorted(str(key) for key in head.keys() - _KEYS)
    if strange:
        raise _unusable(code="package-keys", keys=", ".join(strange)[:200])
    package = _read_head(head, parts)
    folder = package.folder
    if not _FOLDER.fullmatch(folder) or excess(f"content/{folder}/index.md") or is_device(folder.rpartition("/")[2]):
        raise _unusable(code="package-name", part=folder[:100])
    if package.digest != head.get("digest") or _parts(package).keys() != parts.keys() - {HEAD}:
        raise _unusable(code="package-damaged")
    return package


def _read_head(head: Mapping[str, object], parts: Mapping[str, bytes]) -> Package:
    """Return what a head says with the parts it speaks of; ValueError where it has not what it must have."""
    texts = _named(parts, "texts/")
    if "index.md" not in dict(texts):
        message = "no text"
        raise ValueError(message)
    versions = [Digest(_typed(digest, str)) for digest in _rows(head, "versions")]
    notes = [_typed(row, list) for row in _rows(head, "notes")]
    report = [_typed(row, list) for row in _rows(head, "report")]
    return Package(
        folder=_typed(head.get("folder"), str),
        texts=texts,
        files=_named(parts, "files/"),
        versions=tuple(
            SentVersion(digest=digest, texts=_named(parts, f"versions/{number}/"))
            for number, digest in enumerate(versions)
        ),
        notes=tuple(Note(at=_typed(at, str), text=_typed(text, str)) for at, text in notes),
        report=tuple(ReportLine(text=_typed(text, str), done=_typed(done, bool)) for text, done in report),
    )


def _rows(head: Mapping[str, object], key: str) -> list[object]:
    """Return a list of limited length from a head; ValueError where there is none."""
    rows: list[object] = _typed(head.get(key), list)
    if len(rows) > _MOST_LINES:
        message = f"too many: {key}"
        raise ValueError(message)
    return rows


def _typed(value: object, kind: type[T]) -> T:
    """Return a value that is of a kind; ValueError where it is not."""
    if not isinstance(value, kind):
        message = f"no {kind.__name__}"
        raise ValueError(message)  # noqa: TRY004  (what comes from outside is wrong, not the program)
    return value


def _named(parts: Mapping[str, bytes], place: str) -> tuple[tuple[str, bytes], ...]:
    return tuple(sorted((name.removeprefix(place), data) for name, data in parts.items() if name.startswith(place)))
