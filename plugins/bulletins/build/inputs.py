"""What pages depend on, as digests: the bulletins one by one, and everything that all pages may look at as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bulletins.cache.code import code_digest
from bulletins.cache.fingerprints import Fingerprints
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.photo import ImageSet
from bulletins.model.settings import BuildSettings
from bulletins.model.site import BulletinEntry, Site
from bulletins.model.source import Source
from bulletins.model.table import Table
from bulletins.output.scan import digest_of_file
from bulletins.rendering.templates import fonts_digest

_BULLETINS = "bulletins/"


class Inputs(NamedTuple):
    """What pages depend on. `world` is the same for all; `bulletins` are named as planning looks them up."""

    world: Digest
    bulletins: Mapping[str, Digest]


def inputs_of(
    site: Site,
    sources: Iterable[Source],
    images: Table[ContentPath, ImageSet],
    settings: BuildSettings,
    catalogues: Digest,
) -> Inputs:
    """Return everything that the pages of a site depend on, but for what each was ordered with."""
    files: dict[Slug, list[str]] = {}
    others: list[str] = []
    for source in sources:
        if source.path.startswith(_BULLETINS):
            files.setdefault(source.slug, []).append(f"{source.path} {source.digest}")
        else:
            others.append(f"{source.path} {source.digest}")
    return Inputs(_world(site, images, settings, (catalogues, *others)), _bulletins(site, files))


def inputs_reworded(before: Inputs, site: Site, sources: Iterable[Source], slugs: frozenset[Slug]) -> Inputs:
    """Return what pages depend on when nothing has changed but the words of the bulletins with these slugs."""
    files: dict[Slug, list[str]] = {slug: [] for slug in slugs}
    for source in sources:
        if source.slug in slugs and source.path.startswith(_BULLETINS):
            files[source.slug].append(f"{source.path} {source.digest}")
    return Inputs(before.world, {**before.bulletins, **_bulletins(site, files)})


def _bulletins(site: Site, files: Mapping[Slug, list[str]]) -> dict[str, Digest]:
    """Return the digests of those bulletins whose files are given, those of withdrawn ones under names of their own."""
    shown = {slug: _entry_digest(site.bulletins[slug], own) for slug, own in files.items() if slug in site.bulletins}
    withdrawn = (bulletin.slug for bulletin in site.withdrawn if bulletin.slug in files)
    return shown | {f"-{slug}": digest_of("\n".join(files[slug]).encode()) for slug in withdrawn}


def _entry_digest(entry: BulletinEntry, files: list[str]) -> Digest:
    """Return the digest of a bulletin: of the files it was read from, its fate, and what assembling found out."""
    relations = (
        entry.bulletin.fate,
        entry.previous or "",
        entry.next or "",
        *("", *entry.related),
        *("", *entry.digests),
        *("", *entry.items),
        *("", *entry.omitted_items),
    )
    return digest_of("\n".join((*files, "", *relations)).encode("utf-8"))


def _world(
    site: Site, images: Table[ContentPath, ImageSet], settings: BuildSettings, others: tuple[str, ...]
) -> Digest:
    """Return the digest of what is the same for all pages. The lists of bulletins are what pages are ordered with."""
    logo = site.config.logo
    return Fingerprints().of(
        code_digest(),
        site.config,
        images.get(logo) if logo else None,
        tuple((entry.unit, entry.ancestors, entry.predecessors) for entry in site.units.values()),
        tuple((entry.campaign, entry.followed_by) for entry in site.campaigns.values()),
        site.unit_orders,
        site.campaign_order,
        site.pages,
        others,
        (settings.site_url, settings.media_base, settings.allowed_hosts),
        (settings.page_size, settings.feed_size),
        settings.photos,
        (settings.share_cards, tuple((code, digest_of_file(file)) for code, file in settings.card_fonts)),
        fonts_digest(settings.theme),
    )
