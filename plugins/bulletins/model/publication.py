"""A publication: what would change for readers where a built site is put online, and how much room it takes."""

from __future__ import annotations

from enum import StrEnum

from bulletins.model.fallback import Fallback
from bulletins.model.identity import SitePath
from bulletins.model.value import Value


class Stage(StrEnum):
    """How far a publication went."""

    REFUSED = "refused"
    SAME = "same"
    PLANNED = "planned"
    DONE = "done"


class FolderSize(Value, frozen=True, kw_only=True, order=True):
    """Files of one kind and year: how many, and their bytes. `year` is empty for what belongs to none."""

    kind: str
    year: str
    files: int
    size: int


class Changes(Value, frozen=True, kw_only=True):
    """The addresses of pages that a publication adds, changes and removes, each tuple sorted.

    `vanished` are those of the removed that people may have linked to: not parts of lists that grew shorter.
    `same` is whether not one byte of any file differs. `first` is whether nothing was online before.
    """

    added: tuple[SitePath, ...] = ()
    changed: tuple[SitePath, ...] = ()
    removed: tuple[SitePath, ...] = ()
    vanished: tuple[SitePath, ...] = ()
    same: bool = False
    first: bool = False


class Publication(Value, frozen=True, kw_only=True):
    """Everything there is to say of a publication but its problems.

    `kinds` counts the added, changed and removed addresses of each kind of page. `commit` is the content's, empty where
    there is none; `live` the one that is online. `media` are pictures that are read from another address. `aside` is
    what stands for folders that are set aside; `news` is whether that is something else than what is online.
    """

    stage: Stage
    target: str
    site_url: str
    commit: str
    live: str
    changes: Changes
    kinds: tuple[tuple[str, int, int, int], ...]
    weights: tuple[FolderSize, ...]
    overruled: tuple[str, ...] = ()
    media_base: str = ""
    media: tuple[FolderSize, ...] = ()
    aside: tuple[Fallback, ...] = ()
    news: bool = False

    @property
    def size(self) -> int:
        """Return the bytes of all files."""
        return sum(weight.size for weight in self.weights)
