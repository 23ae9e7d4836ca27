"""Addresses that lead here: earlier names of a folder, and whole paths of an earlier site."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import urlsplit

from bulletins.model.identity import SitePath, Slug
from bulletins.model.paths import old_address
from bulletins.model.problem import error, warning
from bulletins.model.value import Value
from bulletins.reading.fields import items_of
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field
from bulletins.reading.texts import read_word
from bulletins.reading.values import list_parts, read_slug, report_empty_item

_LONGEST_SHOWN = 60
T = TypeVar("T", bound=str)


class FormerAddresses(Value, frozen=True, kw_only=True):
    """The former addresses under `aliases`: names without a slash, and paths that begin with a slash."""

    slugs: tuple[Slug, ...] = ()
    paths: tuple[SitePath, ...] = ()


def read_aliases(field: Field, problems: FileProblems) -> FormerAddresses | None:
    """Return the names and paths of a list, or those that stand on one line between commas; each once and located.

    Wrong ones are reported and left out.
    """
    items = items_of(field, problems)
    if items is None:
        return None
    slugs: list[Slug] = []
    paths: list[SitePath] = []
    for item in items:
        for part in list_parts(field, item):
            if report_empty_item(part, problems):
                continue
            text = read_word(part, problems) or ""
            if "/" in text and (text.startswith("/") or "://" in text):
                _keep(paths, _path(text, part, problems), part, problems)
            else:
                _keep(slugs, read_slug(part, problems), part, problems)
    return FormerAddresses(slugs=tuple(slugs), paths=tuple(paths))


def _keep(kept: list[T], value: T | None, field: Field, problems: FileProblems) -> None:
    """Keep a value that is not there yet."""
    if value is None:
        return
    if value in kept:
        problems.add(warning("repeated-value", problems.path, field.line, field.column, key=field.key, value=value))
        return
    kept.append(value)
    problems.locate(field.key, value, field.line)


def _path(text: str, field: Field, problems: FileProblems) -> SitePath | None:
    """Return the path of an old address; a whole address is reported with its path, and one that cannot be kept."""
    place = (problems.path, field.value.line, field.value.column)
    shown = text[:_LONGEST_SHOWN]
    if not text.startswith("/"):
        problems.add(error("alias-with-host", *place, value=shown, suggestion=urlsplit(text).path or "/"))
        return None
    path = old_address(text)
    if path is None:
        problems.add(error("alias-not-kept", *place, value=shown))
    return path
