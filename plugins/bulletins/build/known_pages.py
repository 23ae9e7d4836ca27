"""The pages of the last build, read from the output folder's manifest or kept by a preview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bulletins.model.identity import Digest, OutputPath
from bulletins.model.records import BuildRecord, PageKeys, PageRecord
from bulletins.output.manifest import FileRecord


class KnownPage(NamedTuple):
    """A page of the last build: its record, and the digest and the size of its bytes."""

    record: PageRecord
    digest: Digest
    size: int


class KnownPages(NamedTuple):
    """The pages of the last build by path, and the keys that they were made under."""

    pages: Mapping[OutputPath, KnownPage]
    keys: PageKeys


NO_PAGES = KnownPages({}, PageKeys(Digest(""), {}))
"""No known pages: the state before the first build."""


def known_pages(build: BuildRecord | None, files: Mapping[str, FileRecord]) -> KnownPages:
    """Return the pages of a recorded build; none where their keys are unknown."""
    if build is None:
        return NO_PAGES
    pages = {
        OutputPath(path): KnownPage(record.page, record.digest, record.stamp.size)
        for path, record in files.items()
        if record.page is not None
    }
    return KnownPages(pages, PageKeys(build.site_key, build.bulletin_keys))


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """Return the names whose values differ between two tables."""
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
