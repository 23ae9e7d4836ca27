"""A build around faults: a folder that has one is set aside, and readers keep what they last saw there.

The content that is built is a content folder like any other, in which some folders are read from elsewhere or left out.
It is built until nothing is wrong in it and no address is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bulletins.build.build_result import BuildResult
from bulletins.build.content import ReadContent, site_language
from bulletins.build.pipeline import build_site, read_all
from bulletins.commands.aside_files import (
    AsideFolder,
    files_below,
    is_same,
    ledger_around,
    notice_files,
    places_of,
    write_files,
)
from bulletins.model.bulletin import Status
from bulletins.model.fallback import Fallback, FallbackKind, article_of, slug_of
from bulletins.model.identity import OutputPath, SitePath
from bulletins.model.paths import last_word
from bulletins.model.problem import Problem, Refused, error, is_below
from bulletins.model.settings import BuildSettings
from bulletins.model.source import SourceKind
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.output.changes import output_paths
from bulletins.output.manifest import NO_FILES, read_manifest
from bulletins.publishing.artifact import address_of
from bulletins.publishing.concealment import conceals, is_hiding_name, is_in_heads
from bulletins.publishing.guards import compare
from bulletins.publishing.last_seen import WITHDRAWN, LastSeen, key_of
from bulletins.publishing.site_record import RecordEntry, SiteRecord

_REFERRED = ("other", "target", "source")
"""Details of a problem that name the file it refers to."""

_EMPTIED = {"digest-all-withdrawn", "digest-all-set-aside"}
"""What is wrong with a digest that readers know and of whose items they may see none any more."""

_KINDS = {"bulletins": SourceKind.BULLETIN, "pages": SourceKind.PAGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideBuild:
    """A site that was built around faults: what the build gives, None where that is said, and what is set aside."""

    result: BuildResult | None = None
    folders: tuple[AsideFolder, ...] = ()

    @property
    def fallbacks(self) -> tuple[Fallback, ...]:
        """Return what stands for the folders."""
        return tuple(each.fallback for each in self.folders)

    @property
    def instead(self) -> dict[str, Path | None]:
        """Return what is read in place of each."""
        return places_of(self.folders)


@dataclass(slots=True, kw_only=True)
class AsideBuilder:
    """Builds a site until nothing is wrong in it. `scratch` takes texts from the history while it is built.

    `keeps_addresses` is whether an address that readers have may not be lost.
    """

    settings: BuildSettings
    now: datetime
    seen: LastSeen
    scratch: Path
    on_wait: Callable[[], None]
    keeps_addresses: bool = True
    chosen: dict[str, AsideFolder] = field(default_factory=dict)
    sound: set[str] = field(default_factory=set)

    def build(self) -> AsideBuild:
        """Return the site that could be built; Refused names what cannot be set aside."""
        while True:
            result = self._attempt()
            errors = tuple(found for found in result.problems if found.is_error)
            if result.changes is None:
                causes = self._lost(()) or self._faulty(errors)
            else:
                vanished = self._vanished()
                causes = self._lost(vanished) if vanished else {}
            if not causes:
                break
            self._set_aside_all(causes)
        return AsideBuild(result=self._told(result), folders=tuple(self.chosen[each] for each in sorted(self.chosen)))

    def _set_aside_all(self, causes: dict[str, list[Problem]]) -> None:
        """Decide what stands for each of these folders; Refused names all for which nothing can, and their errors."""
        stuck: set[Problem] = set()
        for folder, found in sorted(causes.items()):
            try:
                self._set_aside(folder, tuple(sorted(set(found))))
            except Refused as refused:
                stuck |= {*found, *refused.problems}
        if stuck:
            raise Refused(tuple(sorted(stuck)))

    def _attempt(self) -> BuildResult:
        """Return what a build gives with what was chosen so far; what photos show while they are made is told, too."""
        try:
            return build_site(self.settings, self.now, self.on_wait, instead=self._instead)
        except Refused as refused:
            if any(article_of(found.path) is None for found in refused.problems):
                raise
            language = site_language(self.settings.content)
            return BuildResult(language=language, problems=refused.problems, ledger=())

    def _read(self) -> ReadContent:
        """Return what is read with what was chosen so far."""
        return read_all(self.settings, self._instead)

    @property
    def _instead(self) -> dict[str, Path | None]:
        """Return what is read in place of each folder that was chosen so far."""
        return places_of(self.chosen.values())

    def _faulty(self, errors: tuple[Problem, ...]) -> dict[str, list[Problem]]:
        """Return the folders to be set aside for errors; Refused where one concerns more than a folder."""
        places = [(article_of(found.path), found) for found in errors]
        shared = [found for folder, found in places if folder is None]
        if shared:
            raise Refused((*errors, error("aside-shared", shared[0].path, shared[0].line)))
        new = [(folder, found) for folder, found in places if folder and self._is_new(folder)]
        causes = _by_folder(_own(new) or new)
        if not causes:
            referred = ((article_of(path), found) for found in errors for path in _referred(found))
            causes = _by_folder((folder, found) for folder, found in referred if folder and self._is_new(folder))
        if not causes:
            emptied = ((folder, found) for folder, found in places if folder and self._is_emptied(folder, found))
            causes = _by_folder(emptied)
        if not causes:
            stuck = errors[0]
            raise Refused((*errors, error("aside-stuck", stuck.path, stuck.line)))
        return causes

    def _is_new(self, folder: str) -> bool:
        """Return whether nothing was decided about a folder yet."""
        return folder not in self.chosen and folder not in self.sound

    def _is_emptied(self, folder: str, found: Problem) -> bool:
        """Return whether nothing is left of a digest as readers knew it, so that a notice has to stand for it."""
        known = self.chosen.get(folder)
        return found.code in _EMPTIED and (known is None or known.fallback.kind is FallbackKind.LAST)

    def _vanished(self) -> tuple[SitePath, ...]:
        """Return the addresses that are online and lead nowhere in the site that was built."""
        if not self.keeps_addresses or self.seen.record is None:
            return ()
        manifest = read_manifest(output_paths(self.settings.output).manifest) or NO_FILES
        pages = (
            (address, RecordEntry(kind=file.page.kind))
            for path, file in manifest.files.items()
            if file.page and (address := address_of(OutputPath(path))) is not None
        )
        built = SiteRecord(site_url="", commit="", digest="", pages=Table(sorted(pages, key=lambda pair: pair[0])))
        return compare(self.seen.record, built).vanished

    def _lost(self, vanished: tuple[SitePath, ...]) -> dict[str, list[Problem]]:
        """Return the folders of texts that readers could see and cannot any more, as a whole or at some addresses."""
        content = self._read() if self.keeps_addresses and self.seen.kinds else None
        facts = content.facts if content else None
        if facts is None:
            return {}
        there = {(source.kind, source.slug) for source in facts.sources if source.path.endswith(".md")}
        articles = (*facts.bulletins, *facts.pages)
        aliases = {
            (one.path.partition("/")[0], alias)
            for one in articles
            for alias in (*(one.shared.aliases or ()), *map(last_word, one.shared.old_paths or ()))
        }
        causes: dict[str, list[Problem]] = {}
        for top, slug in self.seen.kinds:
            if (_KINDS[top], slug) not in there and (top, slug) not in aliases:
                folder = self.seen.folder_of(top, slug)
                if folder is not None and self._is_new(folder):
                    causes[folder] = [error("aside-gone", f"content/{folder}")]
        for one in facts.bulletins:
            folder, _, name = one.path.rpartition("/")
            ahead = one.shared.published is not None and one.shared.published > self.now
            seen = self.seen.kind(folder) is not None
            if name == "index.md" and seen and self._is_new(folder) and (ahead or one.shared.status is Status.DRAFT):
                line = one.text.origin.line("date" if ahead else "status")
                causes[folder] = [error("aside-hidden", f"content/{one.path}", line)]
        folders = {key_of(folder): folder for folder in (one.path.rpartition("/")[0] for one in articles)}
        for address in vanished:
            own = [folders[key] for key in self.seen.keys_at(address) if key in folders]
            for folder in (*own, *self._former_folders(address)):
                if folder not in causes and self._is_new(folder):
                    causes[folder] = [error("aside-address-lost", f"content/{folder}", address=address)]
        return causes

    def _former_folders(self, address: SitePath) -> tuple[str, ...]:
        """Return the folders whose texts named an address as a former one when readers saw them, and do not now."""
        if self.seen.record is None or self.seen.record.pages[address].kind != "redirect":
            return ()
        word = last_word(address)
        return tuple(
            folder
            for folder in self.seen.folders_naming(word)
            if is_in_heads(word, self.seen.files(self.seen.commit(folder), folder))
            and not is_in_heads(word, files_below(self.settings.content / folder))
        )

    def _set_aside(self, folder: str, causes: tuple[Problem, ...]) -> None:
        """Decide what stands for a folder; nothing does where it is what readers see already."""
        kind = self.seen.kind(folder)
        commit = "" if kind is None else self.seen.commit(folder)
        old = self.seen.files(commit, folder) if commit else {}
        if not old:
            self._choose(folder, FallbackKind.NONE, causes)
            return
        new = files_below(self.settings.content / folder)
        moved = self.seen.moved(folder, commit) if not new else ""
        hidden = any(found.code == "aside-hidden" for found in causes) or not self._is_new(folder)
        if moved and self._is_new(moved):
            self._choose(
                moved, FallbackKind.NONE, (error("aside-renamed", f"content/{moved}", old=f"content/{folder}"),)
            )
            new = files_below(self.settings.content / moved)
            hidden = hidden or (is_hiding_name(moved) and not is_hiding_name(folder))
        if self.seen.is_pending(folder):
            self._choose(folder, FallbackKind.NOTICE, causes, commit)
        elif kind == WITHDRAWN:
            self._choose(folder, FallbackKind.LAST, causes, commit)
        elif hidden or conceals(old, new):
            self._choose(folder, FallbackKind.NOTICE, causes, commit)
        elif not moved and is_same(old, new):
            self.sound.add(folder)
        else:
            self._choose(folder, FallbackKind.LAST, causes, commit)

    def _choose(self, folder: str, kind: FallbackKind, causes: tuple[Problem, ...], commit: str = "") -> None:
        """Note what stands for a folder, and lay it out."""
        old = self.seen.files(commit, folder) if commit else {}
        place: Path | None = None
        if kind is not FallbackKind.NONE:
            place = write_files(self.scratch / "last" / str(len(self.chosen)), old)
        fallback = self.seen.tell(folder, kind, causes, commit)
        if kind is FallbackKind.NOTICE:
            if not folder.startswith("bulletins/"):
                raise Refused((*causes, error("aside-page-hidden", f"content/{folder}")))
            place = self._notice(folder, place)
        self.chosen[folder] = AsideFolder(
            fallback=fallback, place=place, old=old, new=files_below(self.settings.content / folder)
        )

    def _notice(self, folder: str, last: Path | None) -> Path:
        """Return a folder with the notice that stands for a bulletin; Refused where its old text cannot be read."""
        read = read_all(self.settings, {**self._instead, folder: last})
        texts = [one.facts for one in read.manuscripts if one.facts.path.startswith(f"{folder}/")]
        files = notice_files(texts, self.settings.theme)
        if not files:
            raise Refused((error("aside-stuck", f"content/{folder}"),))
        return write_files(self.scratch / "notices" / str(len(self.chosen)), files)

    def _told(self, result: BuildResult) -> BuildResult:
        """Return what a build gives with a word on what was set aside, in its problems and in its ledger."""
        aside = frozenset(each.fallback.shown for each in self.chosen.values())
        said = [found for found in result.problems if not is_below(found.path, aside)]
        causes = [found for each in self.chosen.values() for found in each.fallback.causes]
        ledger = ledger_around(result.ledger, self.chosen.values())
        return replace(result, problems=tuple(sorted({*said, *causes})), ledger=ledger)


def _own(faults: list[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """Return the faults that do not come from another faulty folder: once that is set aside, they may be gone."""
    folders = {folder for folder, _ in faults}
    names = {slug_of(folder): folder for folder in folders}
    return [
        (folder, found)
        for folder, found in faults
        if {names.get(value, article_of(value)) for _, value in found.details} & (folders - {folder}) == set()
    ]


def _referred(found: Problem) -> list[str]:
    """Return the paths that a problem names beside its own."""
    return [value for name, value in found.details if name in _REFERRED]


def _by_folder(pairs: Iterable[tuple[str, Problem]]) -> dict[str, list[Problem]]:
    """Return problems by folder."""
    found: dict[str, list[Problem]] = {}
    for folder, problem in pairs:
        found.setdefault(folder, []).append(problem)
    return found
