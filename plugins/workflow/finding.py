"""The files under the content folder; those that were found before and look the same are not opened again."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.building.notes import read_known, write_known
from plugins.discovery import Discovery, discover
from plugins.model.identity import ContentPath, Digest
from plugins.model.settings import BuildSettings
from plugins.model.stamp import Stamp

MUCH = 1 << 24
"""Bytes of texts from which on they are not held until they are read: each is opened again then."""

Known = Mapping[ContentPath, tuple[Stamp, Digest]]
"""Digests of files with the stamps they had."""


def find(settings: BuildSettings, *, remember: bool) -> Discovery:
    """Return every file under the content folder; with `remember`, what was found out is kept for the next time."""
    file = settings.state / "files.json"
    before = read_known(file)
    found = discover(settings.content, before)
    now = known_of(found)
    if remember and now != before:
        write_known(file, now)
    if sum(len(source.data) for source in found.sources if source.data) > MUCH:
        return found.without_data()
    return found


def known_of(found: Discovery) -> dict[ContentPath, tuple[Stamp, Digest]]:
    """Return what is known of files from now on."""
    digests = {source.path: source.digest for source in found.sources}
    return {path: (stamp, digests[path]) for path, stamp in found.stamps.items()}
