"""The past of texts from Git, for the writing page: who changed each last, its earlier versions, and each as it was.

Nothing here changes anything: an earlier version is put into the form, and saved as any other change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Lock

from bulletins.forms import read_form
from bulletins.model.digest import digest_of
from bulletins.model.extensions import ExtensionKey
from bulletins.model.problem import Refused, error
from bulletins.model.source import Source
from bulletins.model.value import replace
from bulletins.publishing.git import Git
from bulletins.publishing.history import History, read_history
from bulletins.writing import WritingSite
from bulletins.writing.requests import Answered, Asked, asked_source, asked_text
from bulletins.writing.text_files import BODY

MOST_VERSIONS = 40
"""Of one text that are offered, the newest."""
_MARK = "\x01"
_LINE = f"--format={_MARK}%H%x00%an%x00%aI"

LastChange = tuple[int, str, str]
"""The last change of a text: its place counted from the newest commit, who made it, and when."""


class TextHistory:
    """The operations that tell of the past; without Git they say that nothing is known."""

    def __init__(
        self, content: Path, site: Callable[[], WritingSite | None], keys: tuple[ExtensionKey, ...] = ()
    ) -> None:
        """Ask nothing yet."""
        self._content = content
        self._site = site
        self._keys = keys
        self._one_at_a_time = Lock()
        self._known: tuple[str, Mapping[str, LastChange]] = ("", {})

    @property
    def by_name(self) -> dict[str, Callable[[Asked], Answered]]:
        """Return the operations under the names that the page calls them by."""
        return {"changes": lambda _: self._changes(), "versions": self._versions, "version": self._version}

    def _changes(self) -> Answered:
        """Answer with the last change of every text, the texts that are in no commit yet, and stale translations."""
        history, site = read_history(self._content), self._site()
        if history.root is None or not history.commit or site is None:
            return {"known": False}
        last = self._last_changes(history)
        folder = self._content.resolve()
        here = {path.relative_to(folder).as_posix() for path in history.uncommitted if path.is_relative_to(folder)}
        return {
            "known": True,
            "texts": {path: _told(last[path]) for path in site.sources if path in last},
            "here": [path for path in site.sources if path in here],
            "stale": [source.path for source in site.sources.values() if _is_stale(source, last, here)],
        }

    def _last_changes(self, history: History) -> Mapping[str, LastChange]:
        """Return the last change of every file below content/, by its path there: one call of Git for each commit."""
        with self._one_at_a_time:
            if self._known[0] != history.commit:
                told = self._git("log", "--name-only", "--no-renames", "--no-merges", "--relative", _LINE, "--", ".")
                self._known = (history.commit, dict(_oldest_first(told.split("\n"))))
            return self._known[1]

    def _versions(self, asked: Asked) -> Answered:
        """Answer with the commits that changed a text, the newest first."""
        source = self._source(asked)
        history = read_history(self._content)
        if history.root is None or not history.commit:
            return {"known": False, "versions": []}
        return {"known": True, "versions": self._commits_of(source)}

    def _commits_of(self, source: Source) -> list[dict[str, str]]:
        """Return the commits that changed a text and left it there."""
        told = self._git(
            "log", f"-{MOST_VERSIONS}", "--no-renames", "--no-merges", "--diff-filter=AM", _LINE, "--", source.path
        )
        rows = (line.removeprefix(_MARK).split("\0") for line in told.split("\n") if line.startswith(_MARK))
        return [{"commit": commit, "who": who, "when": when} for commit, who, when in rows]

    def _version(self, asked: Asked) -> Answered:
        """Answer with the value of every field of a text as a commit has it."""
        source, commit = self._source(asked), asked_text(asked, "commit")
        if commit not in {each["commit"] for each in self._commits_of(source)}:
            raise Refused((error("version-unknown", f"content/{source.path}"),))
        data = Git(folder=self._content)("cat-file", "blob", f"{commit}:./{source.path}").printed
        read = read_form(replace(source, data=data, digest=digest_of(data), size=len(data)), self._keys)
        if read.value is None:
            raise Refused(read.problems)
        return {"values": {**read.value.values, **({} if read.value.is_whole else {BODY: read.value.body})}}

    def _source(self, asked: Asked) -> Source:
        """Return the text that was named; Refused where the site has none of that path."""
        site = self._site()
        return asked_source(asked, {} if site is None else site.sources)

    def _git(self, *arguments: str) -> str:
        """Return what Git prints; letters of paths are not written as numbers."""
        return Git(folder=self._content)("-c", "core.quotePath=false", *arguments).text


def _oldest_first(lines: list[str]) -> Iterator[tuple[str, LastChange]]:
    """Yield each file of each commit with that change, the oldest first, so that in a table the newest stays."""
    commits: list[tuple[list[str], list[str]]] = []
    for line in lines:
        if line.startswith(_MARK):
            commits.append((line.removeprefix(_MARK).split("\0"), []))
        elif line and commits:
            commits[-1][1].append(line)
    for place, ((_, who, when), paths) in reversed(list(enumerate(commits))):
        for path in paths:
            yield path, (place, who, when)


def _told(change: LastChange) -> dict[str, object]:
    """Return a change as the page needs it; of several the one at the smallest place is the newest."""
    place, who, when = change
    return {"place": place, "who": who, "when": when}


def _is_stale(source: Source, last: Mapping[str, LastChange], here: set[str]) -> bool:
    """Return whether the original of a translation was changed after it."""
    if source.language is None:
        return False
    original = f"{source.path.rpartition('/')[0]}/index.md"
    if (original in here) != (source.path in here):
        return original in here
    return original in last and source.path in last and last[original][0] < last[source.path][0]
