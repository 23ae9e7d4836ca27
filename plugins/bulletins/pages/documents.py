"""The documents that pages offer for download, and the address that each is published at."""

from __future__ import annotations

from collections.abc import Container

from bulletins.model.identity import ContentPath, SitePath, Slug
from bulletins.model.photo import Asset
from bulletins.model.source import Source
from bulletins.model.table import Table
from bulletins.pages.addresses import SiteAddresses, output_path
from bulletins.pages.lookups import Lookups

BULLETINS = "bulletins"
PAGES = "pages"
FOLDER_DEPTH = {BULLETINS: 3, PAGES: 2}
"""How many names lead from content/ into the folder of a bulletin or a static page."""


class Files:
    """The documents beside texts; each is published once, beside its text's page in the default language."""

    __slots__ = ("_addresses", "_assets", "_bulletins", "_lookups", "_pages", "_sources")

    def __init__(
        self,
        sources: Table[ContentPath, Source],
        addresses: SiteAddresses,
        *,
        bulletins: Container[Slug],
        pages: Container[Slug],
        lookups: Lookups,
    ) -> None:
        """Keep the files that were found and the slugs of what is shown: nothing else's documents are published."""
        self._sources = sources
        self._addresses = addresses
        self._bulletins = bulletins
        self._pages = pages
        self._lookups = lookups
        self._assets: dict[ContentPath, Asset] = {}

    def offer(self, file: ContentPath) -> SitePath:
        """Return the address of a document; the document is published from now on, if its folder's text is shown."""
        self._lookups.assets[file] = None
        address, shown = self._place(file)
        source = self._sources.get(file)
        if shown and source is not None and file not in self._assets:
            self._assets[file] = Asset(
                output=output_path(address), file=source.file, digest=source.digest, size=source.size
            )
        return address

    def size(self, file: ContentPath) -> int:
        """Return the size of a document in bytes, 0 where it was not found."""
        source = self._sources.get(file)
        return source.size if source else 0

    def forget(self) -> None:
        """Forget all offers, as if no page had offered a file."""
        self._assets.clear()

    def assets(self) -> tuple[Asset, ...]:
        """Return every document that a page offers, by path."""
        return tuple(sorted(self._assets.values()))

    def _place(self, file: ContentPath) -> tuple[SitePath, bool]:
        """Return the address of a document, and whether the text it lies beside is shown."""
        kind, _, _ = file.partition("/")
        depth = FOLDER_DEPTH.get(kind, 0)
        parts = file.split("/", depth)
        if not depth or len(parts) <= depth:
            return SitePath(f"/{file}"), False
        slug, name = Slug(parts[depth - 1]), parts[depth]
        if kind == BULLETINS:
            return SitePath(f"{self._addresses.bulletin(slug)}{name}"), slug in self._bulletins
        return SitePath(f"{self._addresses.static(slug)}{name}"), slug in self._pages
