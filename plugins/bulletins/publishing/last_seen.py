"""The last version of a folder under content/ that readers saw: the online record names the commit, Git the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bulletins.model.fallback import Fallback, FallbackKind, slug_of
from bulletins.model.identity import SitePath
from bulletins.model.problem import Problem, Refused, error
from bulletins.publishing.git import Git, GitOutput
from bulletins.publishing.history import History
from bulletins.publishing.site_record import SiteRecord

_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_TOPS = {"bulletin": ("bulletins",), "digest": ("bulletins",), "withdrawn": ("bulletins",), "static": ("pages",)}
"""Kinds of pages that are the page of one folder, and the top folder in which it lies."""

_ANY = ("bulletins", "pages")
_FILE_MODES = {"100644", "100755"}

WITHDRAWN = "withdrawn"
"""The kind of a notice."""


def key_of(folder: str) -> tuple[str, str]:
    """Return the top folder and the slug of a folder below content/."""
    return folder.partition("/")[0], slug_of(folder)


@dataclass(frozen=True, kw_only=True)
class LastSeen:
    """A site that is online, and the repository its content comes from; `record` is None where nothing is online."""

    record: SiteRecord | None
    history: History
    content: Path

    @cached_property
    def kinds(self) -> Mapping[tuple[str, str], str]:
        """Return the kinds of the pages that are online, by top folder and slug; "" where a kind is not known."""
        pages = self.record.pages.items() if self.record else ()
        return {key: entry.kind for address, entry in pages for key in self.keys_at(address)}

    def keys_at(self, address: SitePath) -> tuple[tuple[str, str], ...]:
        """Return (top folder, slug) of each folder that may have published an online address."""
        kind = self.record.pages[address].kind if self.record else ""
        slug = address.rstrip("/").rpartition("/")[2]
        return tuple((top, slug) for top in (_TOPS.get(kind, ()) if kind else _ANY))

    def kind(self, folder: str) -> str | None:
        """Return the kind of a folder's page that is online; None where it has no page."""
        return self.kinds.get(key_of(folder))

    def is_pending(self, folder: str) -> bool:
        """Return whether readers see a notice because the folder's text asks to be hidden."""
        known = self.record.aside.get(folder) if self.record else None
        return known is not None and known[0] is FallbackKind.NOTICE

    def commit(self, folder: str) -> str:
        """Return the commit with the version of a folder that readers see; Refused where this history lacks it."""
        commit = self._commit_of(folder)
        if self.history.root is None or not self.history.commit:
            raise Refused((error("aside-no-history", f"content/{folder}"),))
        if commit not in self._known:
            raise Refused((error("aside-unknown-commit", f"content/{folder}", commit=commit[:12] or "–"),))
        return commit

    def _commit_of(self, folder: str) -> str:
        """Return the commit that the record names for a folder, empty where it names none."""
        aside = self.record.aside.get(folder) if self.record else None
        return aside[1] if aside else (self.record.commit if self.record else "")

    @cached_property
    def _known(self) -> frozenset[str]:
        """Return the commits that the record names and that lead to today's."""
        record = self.record if self.history.root is not None and self.history.commit else None
        named = {record.commit, *(commit for _, commit in record.aside.values())} if record else set()
        return frozenset(each for each in named if _COMMIT.fullmatch(each) and self._leads_here(each))

    def _leads_here(self, commit: str) -> bool:
        """Return whether a commit is today's or one before it."""
        return self._git("merge-base", "--is-ancestor", commit, self.history.commit).code == 0

    def files(self, commit: str, folder: str) -> dict[str, bytes]:
        """Return the files of a folder at a commit, by their names below it; none where it was not there."""
        place = f"{self._below}{folder}/"
        found: dict[str, bytes] = {}
        for row in self._rows("ls-tree", "-r", "-z", "--full-tree", commit, "--", place):
            about, _, path = row.partition("\t")
            mode, _, blob = about.split(" ")
            if mode in _FILE_MODES:
                found[path.removeprefix(place)] = self._git("cat-file", "blob", blob).printed
        return found

    def folder_of(self, top: str, slug: str) -> str | None:
        """Return the folder that a slug had when the site that is online was made, None where nobody knows."""
        record = self.record
        aside = record.aside if record else ()
        named = next((folder for folder in aside if folder.startswith(f"{top}/") and slug_of(folder) == slug), None)
        if named is not None or record is None or record.commit not in self._known:
            return named
        paths = self._rows(
            "ls-tree", "-r", "-z", "--name-only", "--full-tree", record.commit, "--", f"{self._below}{top}/"
        )
        folders = (path.removeprefix(self._below).rpartition("/") for path in paths)
        return next((folder for folder, _, name in folders if name == "index.md" and slug_of(folder) == slug), None)

    def folders_naming(self, word: str) -> tuple[str, ...]:
        """Return the folders whose text, as readers last saw it, holds a word."""
        found = set()
        for commit in self._known:
            tops = (f"{self._below}{top}" for top in _ANY)
            rows = self._rows("grep", "-l", "-z", "-F", "-e", word, "--full-name", commit, "--", *tops)
            paths = (row.partition(":")[2].removeprefix(self._below) for row in rows)
            folders = {path.rpartition("/")[0] for path in paths if path.endswith(".md")}
            found |= {folder for folder in folders if slug_of(folder) and self._commit_of(folder) == commit}
        return tuple(sorted(found))

    def moved(self, folder: str, commit: str) -> str:
        """Return the folder that a folder's text has moved to, as Git sees it; empty where it has not moved."""
        options = ("--name-status", "-z", "-M40%", "--diff-filter=R", "--no-ext-diff")
        rows = iter(list(self._rows("diff", *options, commit, self.history.commit, "--", self._below or ".")))
        pairs = {next(rows, ""): next(rows, "") for _ in rows}
        moved = pairs.get(f"{self._below}{folder}/index.md", "")
        return moved.removeprefix(self._below).rpartition("/")[0]

    def last_change(self, folder: str) -> tuple[str, str]:
        """Return who changed a folder last, and the day; both empty where no commit tells."""
        if self.history.root is None or not self.history.commit:
            return "", ""
        told = self._git("log", "-1", "--format=%an%x00%as", "--", f"{self._below}{folder}").text
        name, _, day = told.partition("\0")
        return name, day

    def is_changed_here(self, folder: str) -> bool:
        """Return whether a folder or file has uncommitted changes."""
        place = self.content.resolve() / folder
        return any(path.is_relative_to(place) for path in self.history.uncommitted)

    def tell(self, folder: str, kind: FallbackKind, causes: tuple[Problem, ...], commit: str = "") -> Fallback:
        """Return the fallback of a folder, with the person who changed the folder last."""
        author, day = self.last_change(folder)
        return Fallback(folder=folder, kind=kind, commit=commit, author=author, day=day, causes=causes)

    @cached_property
    def _below(self) -> str:
        """Return the path of the content folder below the repository's, with a slash at its end."""
        if self.history.root is None:
            return ""
        path = self.content.resolve().relative_to(self.history.root.resolve()).as_posix()
        return "" if path == "." else f"{path}/"

    def _rows(self, *arguments: str) -> Iterator[str]:
        """Give what Git prints between zero bytes."""
        return (row for row in self._git(*arguments).text.split("\0") if row)

    def _git(self, *arguments: str) -> GitOutput:
        """Return the result of a Git command in the repository."""
        return Git(folder=self.history.root or self.content)(*arguments)
