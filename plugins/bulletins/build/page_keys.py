"""The digests of everything that pages depend on: one for each bulletin, and one for all that the pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bulletins.cache.code import code_digest
from bulletins.model.codec import digest_value
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.photo import ImageSet
from bulletins.model.records import PageKeys
from bulletins.model.settings import BuildSettings
from bulletins.model.site import BulletinEntry, Site
from bulletins.model.source import FileStatus, Source
from bulletins.model.table import Table
from bulletins.output.scan import digest_of_file
from bulletins.rendering.templates import fonts_digest

_BULLETINS = "bulletins/"


def page_keys(
    site: Site,
    sources: Iterable[Source],
    images: Table[ContentPath, ImageSet],
    settings: BuildSettings,
    catalogues: Digest,
) -> PageKeys:
    """Return the digests that the pages of a site depend on, besides the arguments that each was planned with."""
    files: dict[Slug, list[str]] = {}
    others: list[str] = []
    for source in sources:
        if source.path.startswith(_BULLETINS):
            files.setdefault(source.slug, []).append(f"{source.path} {source.digest}")
        else:
            others.append(f"{source.path} {source.digest}")
    return PageKeys(_site_key(site, images, settings, (catalogues, *others)), _bulletin_keys(site, files))


def page_keys_with(before: PageKeys, site: Site, sources: Iterable[Source], changed: frozenset[Slug]) -> PageKeys:
    """Return the page keys where only the words of the bulletins with these slugs have changed."""
    files: dict[Slug, list[str]] = {slug: [] for slug in changed}
    for source in sources:
        if source.slug in changed and source.path.startswith(_BULLETINS):
            files[source.slug].append(f"{source.path} {source.digest}")
    return PageKeys(before.site_key, {**before.bulletin_keys, **_bulletin_keys(site, files)})


def _bulletin_keys(site: Site, files: Mapping[Slug, list[str]]) -> dict[str, str]:
    """Return the keys of the bulletins with these files; withdrawn bulletins have key names of their own."""
    keys: dict[str, str] = {
        slug: _bulletin_key(site.bulletins[slug], own) for slug, own in files.items() if slug in site.bulletins
    }
    withdrawn = (bulletin.slug for bulletin in site.withdrawn if bulletin.slug in files)
    return keys | {f"-{slug}": digest_of("\n".join(files[slug]).encode()) for slug in withdrawn}


def _bulletin_key(entry: BulletinEntry, files: list[str]) -> str:
    """Return the key of one bulletin: the digest of its files, its status and its relations."""
    relations = (
        entry.bulletin.fate,
        *("", *entry.others),
        entry.next or "",
        *("", *entry.related),
        *("", *entry.digests),
        *("", *entry.items),
        *("", *entry.omitted_items),
        *(
            [digest_value(entry.bulletin)] if entry.bulletin.fate is FileStatus.DRAFT else []
        ),  # shown without its faults
    )
    return digest_of("\n".join((*files, "", *relations)).encode("utf-8"))


def _site_key(
    site: Site, images: Table[ContentPath, ImageSet], settings: BuildSettings, others: tuple[str, ...]
) -> Digest:
    """Return the digest of all inputs that the pages share. The lists of bulletins are arguments of pages."""
    logo = site.config.logo
    return digest_value(
        code_digest(),
        site.config,
        images.get(logo) if logo else None,
        tuple((entry.unit, entry.ancestors, entry.predecessors) for entry in site.units.values()),
        tuple((entry.campaign, entry.followed_by) for entry in site.campaigns.values()),
        site.unit_orders,
        site.campaign_order,
        tuple(sorted(slug for slug, slugs in site.sections.items() if slugs)),
        site.pages,
        others,
        (settings.site_url, settings.media_base, settings.allowed_hosts),
        (settings.page_size, settings.feed_size),
        settings.photos,
        (settings.share_cards, tuple((code, digest_of_file(file)) for code, file in settings.card_fonts)),
        fonts_digest(settings.theme),
        settings.extensions,
    )
