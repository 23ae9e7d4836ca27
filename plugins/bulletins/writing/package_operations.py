"""The operations of the writing page on packages: make one of a text, show one that came, take it in, answer it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from bulletins.forms import form_fields, read_form
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Outcome, Problem, Refused, error
from bulletins.model.source import Source
from bulletins.model.value import replace
from bulletins.output.durable import write_content
from bulletins.output.lock import hold_lock
from bulletins.writing.package_files import (
    KINDS,
    Note,
    Package,
    ReportLine,
    is_file_name,
    pack_package,
    unpack_package,
)
from bulletins.writing.package_merge import FolderMerge, merge_package, text_source
from bulletins.writing.package_records import PackageRecords, common_version
from bulletins.writing.requests import Answered, Asked, asked_bytes, asked_text, asked_texts
from bulletins.writing.text_files import WAIT_SECONDS, refusing_to_write

UNSAFE = frozenset({"html-runs", "html-loads", "link-dangerous"})
"""What is wrong with a text that nobody writes by mistake: no package that holds it is taken in."""
LONGEST_NOTE = 4_000
MOST_NOTES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFolder:
    """A folder as the site would show it: its problems, and its pages by the names of its texts."""

    problems: tuple[Problem, ...]
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageTools:
    """The functions and folders that packages are made and taken in with.

    `strip` returns a photo or a document without data about people; `show` builds a folder of the site from other
    files, and returns the addresses of its pages; `known_keys` are the keys that extensions add to front matter.
    """

    content: Path
    output: Path
    strip: Callable[[str, bytes], Outcome[bytes]]
    show: Callable[[str, Mapping[str, bytes]], ShownFolder]
    known_keys: frozenset[str]


class PackageOperations:
    """All operations on packages that the writing page can call."""

    def __init__(
        self,
        tools: PackageTools,
        source: Callable[[Asked], Source],
        words: Callable[[Problem, Asked], Answered],
        begin: Callable[[Iterable[ContentPath]], None],
    ) -> None:
        """Keep the tools; `source` finds the text that is asked for, `words` says a problem in words.

        `begin` is told of texts that the site does not know yet.
        """
        self._begin = begin
        self._tools = tools
        self._source = source
        self._words = words
        self._one_at_a_time = Lock()
        self.records = PackageRecords(tools.content.absolute().parent / ".packages")

    @property
    def by_name(self) -> dict[str, Callable[[Asked], Answered]]:
        """Return the operations under the names that the page calls them by."""
        return {
            "make-package": self._make,
            "show-package": self._show,
            "accept-package": self._accept,
            "answer-package": self._answer,
        }

    def remember(self, source: Source) -> None:
        """Note what a text's folder holds before it is changed for the first time."""
        folder = source.path.rpartition("/")[0]
        if not self.records.read(folder).versions:
            with suppress(OSError):
                self.records.begin(folder, split_files(folder_files(Path(source.file).resolve().parent))[0])

    def notes(self, path: ContentPath) -> list[dict[str, str]]:
        """Return the notes that came with the latest package of a text."""
        return [{"at": note.at, "text": note.text} for note in self.records.read(path.rpartition("/")[0]).notes]

    def _make(self, asked: Asked) -> Answered:
        """Answer with the package of a text as it is saved."""
        source = self._source(asked)
        folder = source.path.rpartition("/")[0]
        texts, files = split_files(folder_files(Path(source.file).resolve().parent))
        history = self.records.read(folder)
        package = Package(
            folder=folder,
            texts=tuple(sorted(texts.items())),
            files=self._stripped(folder, files),
            versions=history.versions,
            notes=_with_note(history.notes, asked),
            report=_report(asked),
        )
        self._check_keys(package)
        data = pack_package(package)
        self.records.add(package)
        return _packed(package, data)

    def _show(self, asked: Asked) -> Answered:
        """Answer with a package, the changes it would make here, and its problems; nothing is written."""
        package, merge, site = self._merged(asked)
        shown = self._tools.show(package.folder, {**site, **merge.writes})
        self._refuse_unsafe(package, shown.problems)
        fields = {field.key: field.kind.value for field in form_fields(page=package.folder.startswith("pages/"))}
        return {
            "folder": package.folder,
            "path": f"{package.folder}/index.md",
            "title": self._title(package),
            "isNew": "index.md" not in site,
            "same": not merge.writes and not merge.undecided,
            "taken": package.digest in self.records.read(package.folder).digests,
            "changes": [{**_as_json(each), "kind": fields.get(each.key, "body")} for each in merge.changes],
            "files": dict(merge.files),
            "thumbnails": {name: _thumbnail(name, data) for name, data in package.files if merge.files[name] != "same"},
            "undecided": list(merge.undecided),
            "texts": sorted(name for name in merge.writes if name.endswith(".md")),
            "problems": [self._words(found, asked) for found in shown.problems],
            "pages": dict(shown.pages),
            "notes": [{"at": note.at, "text": note.text} for note in package.notes],
            "report": [{"text": line.text, "done": line.done} for line in package.report],
            "seen": _state_of(site),
        }

    def _accept(self, asked: Asked) -> Answered:
        """Take a package in; answer with its text's path. Refused where the text has changed since it was shown."""
        with self._one_at_a_time, hold_lock(self._tools.output, WAIT_SECONDS):
            package, merge, site = self._merged(asked)
            if _state_of(site) != asked_text(asked, "seen"):
                raise Refused((error("package-site-changed", f"content/{package.folder}"),))
            if merge.undecided:
                raise Refused((error("package-undecided", f"content/{package.folder}"),))
            self._refuse_unsafe(package, self._tools.show(package.folder, {**site, **merge.writes}).problems)
            self._write(package, merge)
            self.records.add(package)
        new = (name for name in merge.writes if name.endswith(".md") and name not in site)
        self._begin(ContentPath(f"{package.folder}/{name}") for name in new)
        return {"path": f"{package.folder}/index.md", "written": sorted(merge.writes)}

    def _answer(self, asked: Asked) -> Answered:
        """Answer with the same package and one more note, for the person who sent it."""
        package = self._read(asked)
        noted = replace(package, notes=_with_note(package.notes, asked))
        if noted == package:
            raise Refused((error("package-without-note", f"content/{package.folder}"),))
        return _packed(noted, pack_package(noted))

    def _read(self, asked: Asked) -> Package:
        """Return the package in a request, its files stripped; Refused where it cannot be taken in."""
        read = unpack_package(asked_text(asked, "name")[:200], asked_bytes(asked))
        if read.value is None:
            raise Refused(read.problems)
        self._check_keys(read.value)
        return read.value

    def _merged(self, asked: Asked) -> tuple[Package, FolderMerge, dict[str, bytes]]:
        """Return a package, its merge with the folder here, and that folder's files."""
        package = self._read(asked)
        came = replace(package, files=self._stripped(package.folder, dict(package.files)))
        site = folder_files(self._tools.content.resolve() / package.folder)
        base = common_version(package, self.records.read(package.folder))
        return package, merge_package(came, base, site, asked_texts(asked, "choices")), site

    def _stripped(self, folder: str, files: Mapping[str, bytes]) -> tuple[tuple[str, bytes], ...]:
        """Return photos and documents as they may travel; Refused with all that may not."""
        made: list[tuple[str, bytes]] = []
        problems: list[Problem] = []
        for name, data in sorted(files.items()):
            stripped = self._tools.strip(f"{folder}/{name}", data)
            problems += () if stripped.value is not None else stripped.problems
            made.append((name, stripped.value or b""))
        if problems:
            raise Refused(tuple(problems))
        return tuple(made)

    def _check_keys(self, package: Package) -> None:
        """Refuse unknown keys (neither the program's nor an extension's), and files that are no texts."""
        problems: list[Problem] = []
        for name, data in package.texts:
            read = read_form(text_source(package.folder, name, data))
            if read.value is None:
                raise Refused(read.problems)
            lines = [entry.field.key.partition("@") for entry in read.value.entries if "@" in entry.field.key]
            keys = [key for key, _, _ in lines if key and key not in self._tools.known_keys]
            known = {field.key for field in form_fields(page=package.folder.startswith("pages/"))}
            strange = sorted(set(keys) - known)
            if strange:
                shown = f"content/{package.folder}/{name}"
                problems.append(error("package-keys", shown, keys=", ".join(strange)[:200]))
        if problems:
            raise Refused(tuple(problems))

    def _refuse_unsafe(self, package: Package, problems: tuple[Problem, ...]) -> None:
        """Refuse a text with HTML that runs code, loads files or deceives readers."""
        unsafe = tuple(found for found in problems if found.code in UNSAFE)
        if unsafe:
            raise Refused((error("package-unsafe", f"content/{package.folder}"), *unsafe))

    def _write(self, package: Package, merge: FolderMerge) -> None:
        """Write a folder's files: photos first, so that no text ever names one that is not there yet."""
        folder = self._tools.content.resolve() / package.folder
        with refusing_to_write(f"content/{package.folder}"):
            folder.mkdir(parents=True, exist_ok=True)
            if not folder.resolve().is_relative_to(self._tools.content.resolve()):
                raise Refused((error("text-outside-content", f"content/{package.folder}"),))
            for name in sorted(merge.writes, key=lambda name: (name.endswith(".md"), name)):
                write_content(folder / name, merge.writes[name])

    def _title(self, package: Package) -> str:
        form = read_form(text_source(package.folder, "index.md", dict(package.texts)["index.md"])).value
        title = form.values.get("title") if form is not None else ""
        return title if isinstance(title, str) and title else package.folder.rpartition("/")[2]


def split_files(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return a folder's texts, and its photos and documents; other files in it are left alone."""
    texts = {name: data for name, data in files.items() if name.endswith(".md")}
    return texts, {name: data for name, data in files.items() if name not in texts}


def folder_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder that may travel by name; links are not followed."""
    found = {}
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            kind = path.suffix.lower().removeprefix(".")
            is_text = path.name.startswith("index.") and kind == "md"
            if (is_text or kind in KINDS) and is_file_name(path.name) and path.is_file() and not path.is_symlink():
                found[path.name] = path.read_bytes()
    return found


def _state_of(site: Mapping[str, bytes]) -> str:
    """Return the digest of a folder's state."""
    return digest_of("\n".join(f"{name} {digest_of(data)}" for name, data in sorted(site.items())).encode())


def _with_note(notes: tuple[Note, ...], asked: Asked) -> tuple[Note, ...]:
    """Return notes with the one that was written, if there is one."""
    text = asked_text(asked, "note").strip()[:LONGEST_NOTE]
    if not text:
        return notes
    return (*notes, Note(at=datetime.now(UTC).isoformat(timespec="seconds"), text=text))[-MOST_NOTES:]


def _report(asked: Asked) -> tuple[ReportLine, ...]:
    """Return the findings of an import, as the page keeps them."""
    given = asked.get("report")
    rows = given if isinstance(given, list) else []
    return tuple(
        ReportLine(text=str(row.get("text", ""))[:1_000], done=bool(row.get("done")))
        for row in rows[: MOST_NOTES * 4]
        if isinstance(row, dict)
    )


def _packed(package: Package, data: bytes) -> Answered:
    """Return a package's file as the page hands it to the person."""
    name = f"{package.folder.rpartition('/')[2]}.zip"
    return {"name": name, "data": base64.b64encode(data).decode(), "size": len(data), "digest": package.digest}


def _as_json(change: object) -> dict[str, object]:
    return {name: getattr(change, name) for name in (*change.__struct_fields__, "name")}  # type: ignore[attr-defined]  # a value


def _thumbnail(name: str, data: bytes) -> str:
    """Return a photo as an address that holds it, empty for what no browser shows."""
    kind = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "gif": "gif"}.get(
        name.rpartition(".")[2].lower()
    )
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}" if kind else ""
