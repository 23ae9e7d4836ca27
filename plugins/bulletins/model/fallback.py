"""The fallback of a folder that is set aside for its errors: its last version, a notice, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from bulletins.model.problem import Problem
from bulletins.model.value import Value

Substitutes = Mapping[str, Path | None]
"""Folders and files below content/, each with the folder on disk that is read in its place; None: it is left out."""

NO_SUBSTITUTES: Substitutes = {}
"""Content as it lies there."""


class FallbackKind(StrEnum):
    """The kind of fallback that readers find where a folder is set aside."""

    LAST = "last"
    NOTICE = "notice"
    NONE = "none"


class Fallback(Value, frozen=True, kw_only=True, order=True):
    """The fallback of one folder (`bulletins/2024/x`) that is set aside, and the person who changed the folder last.

    `commit` is the Git commit of the text that readers saw last; it is empty where they never saw one. `author` changed
    the folder last, on `day`; both are empty where no commit tells. `causes` are the errors for which it was set aside.
    """

    folder: str
    kind: FallbackKind
    commit: str = ""
    author: str = ""
    day: str = ""
    causes: tuple[Problem, ...] = ()

    @property
    def shown(self) -> str:
        """Return the folder as a person sees it."""
        return f"content/{self.folder}"


def article_of(path: str) -> str | None:
    """Return what below content/ is set aside for an error at a path that a person sees; None where nothing may be.

    It is the folder of the bulletin or static page, or whatever lies where such a folder belongs.
    """
    parts = path.removeprefix("content/").split("/")
    depth = {"bulletins": 3, "pages": 2}.get(parts[0], 0)
    if not path.startswith("content/") or len(parts) < 2:  # noqa: PLR2004  (the top folder itself)
        return None
    if depth and len(parts) < depth and parts[-1].isdecimal():
        return None  # a year: all that lies in it
    return "/".join(parts[:depth]) if depth else None


def slug_of(folder: str) -> str:
    """Return the slug of a folder that is a bulletin's or a static page's by its place; empty where it is neither."""
    parts = folder.split("/")
    return parts[-1] if len(parts) == {"bulletins": 3, "pages": 2}.get(parts[0]) else ""
