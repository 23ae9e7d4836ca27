"""The records of a build that are kept with the files it made: they tell the next build which pages it can reuse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bulletins.model.identity import ContentPath, Digest
from bulletins.model.photo import CardSubject
from bulletins.model.problem import Problem
from bulletins.model.source import LedgerEntry
from bulletins.model.value import Value


class PageRecord(Value, frozen=True, kw_only=True):
    """One page as it was made.

    `source` is the file under content/ that it stands for, as a person sees it, empty for none. `lookups` name the
    bulletins that it looked up, `arguments` is the digest of what else it was planned with. `template_key` stands for
    everything but the view that decides its bytes, `page_key` for the view too. `anchors` are its ids; `authored` tells
    where links lead that authors wrote, as `path#anchor`. `sitemap_line`, `documents` and `subjects` are what it adds
    to the sitemap, to the offered documents and to the share cards.
    """

    kind: str
    source: str = ""
    template: str
    template_key: Digest
    page_key: Digest
    lookups: tuple[str, ...] = ()
    arguments: str = ""
    anchors: tuple[str, ...] = ()
    authored: tuple[str, ...] = ()
    sitemap_line: str | None = None
    documents: tuple[ContentPath, ...] = ()
    subjects: tuple[CardSubject, ...] = ()


class PageKeys(NamedTuple):
    """The digests that pages depend on: `site_key` is the same for all pages; `bulletin_keys` has one for a lookup."""

    site_key: Digest
    bulletin_keys: Mapping[str, str]


class BuildRecord(Value, frozen=True, kw_only=True):
    """One build: what it was made from, and what it reported.

    `inputs` is the digest of everything but the clock that decides the site. The site is the same from `since` until
    `until`, in seconds. `site_key` stands for all that every page may depend on; `bulletin_keys` for each bulletin, by
    the name under which pages look it up.
    """

    inputs: Digest
    since: int
    until: int
    language: str
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    site_key: Digest
    bulletin_keys: dict[str, str]
