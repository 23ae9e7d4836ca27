"""What becomes of each text when the site returns to an earlier state: back, withdrawn, or as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bulletins.build.content import site_language
from bulletins.build.pipeline import read_all
from bulletins.commands.aside_files import files_below, is_same
from bulletins.forms import Form, FormValue, changed_text, read_form
from bulletins.model.bulletin import Facts, Status
from bulletins.model.fallback import article_of
from bulletins.model.settings import BuildSettings
from bulletins.publishing.concealment import conceals
from bulletins.publishing.git import Git
from bulletins.publishing.last_seen import WITHDRAWN, LastSeen
from bulletins.reports import LANGUAGES, Phrases
from bulletins.writing.package_merge import text_source

_INDEX = "index.md"


class ReturnKind(StrEnum):
    """What becomes of one folder when the site returns to an earlier state."""

    BACK = "back"
    """Its files come back as they were."""
    WITHDRAWN = "withdrawn"
    """Readers got to know it since: a notice stays."""
    DRAFT = "draft"
    """It was written since, and readers do not know it yet."""
    HIDDEN = "hidden"
    """It was taken from readers since, and stays so."""
    GONE = "gone"
    """It was deleted since, and stays so."""
    RENAMED = "renamed"
    """It has another name since, and stays as it is."""
    PAGE = "page"
    """It is a static page that came since, and stays as it is."""
    OTHER = "other"
    """It is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierState:
    """What content/ was with one commit that went online or came before one that did; `title` is its message."""

    commit: str
    author: str
    time: str
    title: str

    @property
    def shown_time(self) -> str:
        """Return day and time as the author's clock had them."""
        return f"{datetime.fromisoformat(self.time):%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReturn:
    """What becomes of a folder or file below content/, its title, and the files that are written into it."""

    folder: str
    kind: ReturnKind
    title: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)


def plan_return(
    settings: BuildSettings, seen: LastSeen, state: EarlierState, now: datetime
) -> tuple[FolderReturn, ...]:
    """Return what becomes of everything under content/ that differs from an earlier state."""
    return _ReturnPlan(settings, seen, state, now).folders()


class _ReturnPlan:
    """Decides what becomes of each folder."""

    def __init__(self, settings: BuildSettings, seen: LastSeen, state: EarlierState, now: datetime) -> None:
        """Read all texts as they are now."""
        self._settings = settings
        self._seen = seen
        self._state = state
        self._now = now
        facts = read_all(settings).facts
        articles: tuple[Facts, ...] = (*facts.bulletins, *facts.pages) if facts else ()
        self._known = {one.path.removesuffix(f"/{_INDEX}"): one for one in articles if one.path.endswith(f"/{_INDEX}")}

    def folders(self) -> tuple[FolderReturn, ...]:
        """Return what becomes of each folder or file that is not what it was."""
        places = {path: article_of(f"content/{path}") for path in self._changed()}
        others = [FolderReturn(folder=path, kind=ReturnKind.OTHER) for path, folder in places.items() if folder is None]
        planned: dict[str, FolderReturn] = {}
        for folder in sorted({folder for folder in places.values() if folder is not None}):
            old = self._seen.files(self._state.commit, folder)
            new = files_below(self._settings.content / folder)
            if folder in planned or is_same(old, new) or _INDEX not in old | new:
                continue
            moved = self._seen.moved(folder, self._state.commit) if not new else ""
            if moved:
                title = self._value(moved, files_below(self._settings.content / moved), "title")
                planned[moved] = FolderReturn(folder=moved, kind=ReturnKind.RENAMED, title=title)
                continue
            kind = self._kind(folder, old, new)
            if kind is not None:
                title = self._value(folder, new if _INDEX in new else old, "title")
                files = self._files(folder, kind, old, new)
                planned[folder] = FolderReturn(folder=folder, kind=kind, title=title, files=files)
        return (*(planned[folder] for folder in sorted(planned)), *others)

    def _changed(self) -> tuple[str, ...]:
        """Return the files below content/ that are not what they were, those in no commit among them."""
        git = Git(folder=self._settings.content)
        options = ("--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z")
        tracked = git("diff", *options, self._state.commit, "--", ".").text
        fresh = git("ls-files", "--others", "--exclude-standard", "-z").text
        return tuple(sorted({path for path in (tracked + "\0" + fresh).split("\0") if path}))

    def _kind(self, folder: str, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> ReturnKind | None:
        """Return what becomes of a folder; None for what readers do not see and did not see then."""
        if _INDEX not in new:
            return ReturnKind.GONE
        if _INDEX not in old or (conceals(new, old) and self._value(folder, old, "status") != WITHDRAWN):
            return self._kind_of_new(folder)
        taken = self._seen.kind(folder) == WITHDRAWN or conceals(old, new)
        is_hidden = taken or (folder in self._known and not self._is_shown(folder))
        return ReturnKind.HIDDEN if is_hidden else ReturnKind.BACK

    def _kind_of_new(self, folder: str) -> ReturnKind | None:
        """Return what becomes of a folder that readers could not see then; None where they cannot see it now either."""
        if not self._is_shown(folder):
            return None
        if self._seen.kind(folder) is None:
            return ReturnKind.DRAFT
        return ReturnKind.WITHDRAWN if folder.startswith("bulletins/") else ReturnKind.PAGE

    def _is_shown(self, folder: str) -> bool:
        """Return whether a text is meant for readers today, as far as it can be read."""
        known = self._known.get(folder)
        if known is None:
            return False
        published = known.shared.published
        hides = known.shared.status in {Status.DRAFT, Status.WITHDRAWN}
        return not hides and (published is None or published <= self._now)

    def _files(
        self, folder: str, kind: ReturnKind, old: Mapping[str, bytes], new: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        """Return the files that are written."""
        if kind is ReturnKind.BACK:
            return {name: data for name, data in old.items() if not is_same({name: data}, {name: new.get(name, b"")})}
        if kind is ReturnKind.DRAFT:
            return {_INDEX: self._changed_head(folder, _INDEX, new[_INDEX], {"status": "draft"})}
        if kind is not ReturnKind.WITHDRAWN:
            return {}
        made = {}
        for name, data in new.items():
            if name == _INDEX or (name.startswith("index.") and name.endswith(".md")):
                source = text_source(folder, name, data)
                language = source.language or site_language(self._settings.content)
                values: dict[str, FormValue] = {"status": "withdrawn"} if name == _INDEX else {}
                if name == _INDEX or language in LANGUAGES:
                    values["reason"] = Phrases(language).say("back-reason", day=self._state.time[:10])
                made[name] = self._changed_head(folder, name, data, values)
        return made

    def _changed_head(self, folder: str, name: str, data: bytes, values: Mapping[str, FormValue]) -> bytes:
        """Return a text in which a few keys have other values."""
        form = self._form(folder, name, data)
        return data if form is None else changed_text(text_source(folder, name, data), form, values)

    def _form(self, folder: str, name: str, data: bytes) -> Form | None:
        """Return the keys of a text; None where they cannot be told apart."""
        read = read_form(text_source(folder, name, data), self._settings.extensions.keys).value
        return None if read is None or read.is_whole else read

    def _value(self, folder: str, files: Mapping[str, bytes], key: str) -> str:
        """Return what a text has at a key, empty where it has nothing, or cannot be read."""
        form = self._form(folder, _INDEX, files.get(_INDEX, b""))
        value = form.values.get(key) if form else ""
        return value if isinstance(value, str) else ""
