"""The record that is published with a site: its addresses, and the commit that it was made from.

Whoever publishes next, on whatever machine, compares with it. It is one file, `published.json`; each page's bytes are
stood in for by eight hexadecimal characters, enough to tell what changed, and the whole site by a full digest. Of a
folder that was set aside it says in which commit lies what readers see, for the record's own commit holds the fault.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bulletins.model.digest import digest_of, new_hash
from bulletins.model.fallback import Fallback, FallbackKind
from bulletins.model.identity import Digest, OutputPath, SitePath
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.publishing.artifact import Artifact, BuiltFile, address_of, built_file
from bulletins.publishing.site_address import custom_domain

FILE = OutputPath("published.json")
MARK_LENGTH = 8
PATH_MARK_LENGTH = 10
"""Letters of a mark of a path, and of one of a path with its bytes."""
_VERSION = 1
_ERRORS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEntry:
    """One page: its kind, empty where nobody knows it, and the mark of its bytes, empty likewise."""

    kind: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRecord:
    """A published site. `commit` is empty where the content had none, `digest` where only the addresses are known.

    `files` are the marks of the paths of all files that are no pages: what lies beside them is somebody else's.
    `contents` are the marks of all files with their bytes: what has another one was edited by somebody. `aside`
    holds the folders that are set aside of which readers see something, each with the commit in which it lies; those
    they have never seen are not named. `faults` stands for all that is set aside, empty where nothing is.
    """

    site_url: str
    commit: str
    digest: str
    pages: Table[SitePath, RecordEntry]
    files: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    aside: Table[str, tuple[FallbackKind, str]] = field(default_factory=Table)
    faults: str = ""

    def has(self, path: OutputPath) -> bool:
        """Return whether a file was published with this site."""
        address = address_of(path)
        return path == FILE or path_mark(path) in self.files or (address is not None and address in self.pages)

    def is_edited(self, path: OutputPath, blob: str) -> bool:
        """Return whether a file was published with this site, and with other bytes; False where that is not known."""
        return bool(self.contents) and self.has(path) and path != FILE and path_mark(path, blob) not in self.contents


def path_mark(path: OutputPath, blob: str = "") -> str:
    """Return the mark that a path has in a record, alone or with the bytes of its file."""
    whole = f"{path}\0{blob}" if blob else path
    return digest_of(whole.encode("utf-8", "surrogateescape"))[:PATH_MARK_LENGTH]


def make_record(
    artifact: Artifact,
    kinds: Mapping[OutputPath, str],
    *,
    site_url: str,
    commit: str,
    extras: Iterable[BuiltFile] = (),
) -> SiteRecord:
    """Return the record of a built site; `extras` are files that are published beside it."""
    pages = []
    files = (*artifact.files, *extras)
    for file in artifact.files:
        address = address_of(file.path)
        if address is not None:
            pages.append((address, RecordEntry(kind=kinds.get(file.path, ""), mark=file.digest[:MARK_LENGTH])))
    return SiteRecord(
        site_url=site_url,
        commit=commit,
        digest=digest_of_files(files),
        pages=Table(sorted(pages, key=lambda pair: pair[0])),
        files=frozenset(path_mark(file.path) for file in files if address_of(file.path) is None),
        contents=frozenset(path_mark(file.path, file.blob) for file in files),
    )


def with_fallbacks(record: SiteRecord, fallbacks: tuple[Fallback, ...]) -> SiteRecord:
    """Return a record with the fallbacks of the folders that are set aside."""
    seen = (each for each in fallbacks if each.kind is not FallbackKind.NONE)
    return replace(
        record,
        aside=Table((each.folder, (each.kind, each.commit)) for each in seen),
        faults=_digest_of_faults(fallbacks),
    )


def _digest_of_faults(fallbacks: tuple[Fallback, ...]) -> str:
    """Return the digest of all folders that are set aside, and of the reasons; empty where there are none."""
    rows = [
        [each.folder, each.kind.value, each.commit, [[found.path, found.line, found.code] for found in each.causes]]
        for each in sorted(fallbacks)
    ]
    return digest_of(json.dumps(rows).encode()) if rows else ""


def digest_of_files(files: Iterable[BuiltFile]) -> Digest:
    """Return one digest of all files of a site: of their paths and their digests."""
    hashed = new_hash()
    for file in sorted(files):
        hashed.update(f"{file.path}\0{file.digest}\n".encode())
    return Digest(hashed.hexdigest())


def dump_record(record: SiteRecord) -> bytes:
    """Return a record as its file holds it: the addresses by kind, one line each, and what is set aside."""
    by_kind: dict[str, dict[str, str]] = {}
    for address, entry in record.pages.items():
        by_kind.setdefault(entry.kind, {})[address] = entry.mark
    whole = {
        "version": _VERSION,
        "site": record.site_url,
        "commit": record.commit,
        "digest": record.digest,
        "pages": {kind: by_kind[kind] for kind in sorted(by_kind)},
        "files": "".join(sorted(record.files)),
        "contents": "".join(sorted(record.contents)),
    }
    if record.faults:
        whole["aside"] = {folder: [kind.value, commit] for folder, (kind, commit) in record.aside.items()}
        whole["faults"] = record.faults
    return (json.dumps(whole, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n").encode()


def load_record(data: bytes) -> SiteRecord:
    """Return the record in a file's bytes; ValueError where they hold none."""
    try:
        return _record(json.loads(data))
    except _ERRORS as error:
        raise ValueError(str(error)) from error


def _record(read: Mapping[str, object]) -> SiteRecord:
    """Return the record in decoded JSON; any error where it is none."""
    if read["version"] != _VERSION:
        raise ValueError(read["version"])
    kinds = read["pages"]
    if not isinstance(kinds, dict):
        raise TypeError(kinds)
    pages = (
        (SitePath(_text(address)), RecordEntry(kind=_text(kind), mark=_text(mark)))
        for kind, marks in kinds.items()
        for address, mark in marks.items()
    )
    return SiteRecord(
        site_url=_text(read["site"]),
        commit=_text(read["commit"]),
        digest=_text(read["digest"]),
        pages=Table(sorted(pages, key=lambda pair: pair[0])),
        files=_marks(_text(read.get("files", ""))),
        contents=_marks(_text(read.get("contents", ""))),
        aside=_aside(read.get("aside", {})),
        faults=_text(read.get("faults", "")),
    )


def _aside(read: object) -> Table[str, tuple[FallbackKind, str]]:
    """Return the folders that are set aside; any error where it is none of that."""
    if not isinstance(read, dict):
        raise TypeError(read)
    return Table((_text(folder), (FallbackKind(kind), _text(commit))) for folder, (kind, commit) in read.items())


def _marks(joined: str) -> frozenset[str]:
    """Return the marks that stand in a row; ValueError where their length is wrong."""
    if len(joined) % PATH_MARK_LENGTH:
        raise ValueError(joined)
    return frozenset(joined[at : at + PATH_MARK_LENGTH] for at in range(0, len(joined), PATH_MARK_LENGTH))


def _text(value: object) -> str:
    """Return a text; TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def bare_record(paths: Iterable[OutputPath]) -> SiteRecord:
    """Return the record of a site that has none of its own: only the addresses of its pages."""
    addresses = {address for path in paths if (address := address_of(path)) is not None}
    return SiteRecord(
        site_url="", commit="", digest="", pages=Table((address, RecordEntry()) for address in sorted(addresses))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HostingFile:
    """A small file that only publishing adds."""

    path: OutputPath
    data: bytes

    @property
    def built(self) -> BuiltFile:
        """Return it as one of the site's files."""
        return built_file(self.path, self.data)


def hosting_files(site_url: str) -> tuple[HostingFile, ...]:
    """Return the files for GitHub Pages: one to serve the site unchanged, and one with its own domain if it has one."""
    domain = custom_domain(site_url)
    named = (HostingFile(path=OutputPath("CNAME"), data=f"{domain}\n".encode()),) if domain else ()
    return (HostingFile(path=OutputPath(".nojekyll"), data=b""), *named)


def record_file(record: SiteRecord) -> HostingFile:
    """Return the file that holds a site's record."""
    return HostingFile(path=FILE, data=dump_record(record))
