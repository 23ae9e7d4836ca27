"""Everything that was read, by kind and slug, as the checks look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from bulletins.assembly.manuscripts import Merged, fate_of, is_shown, make_bulletin, make_page, merge
from bulletins.model.bulletin import Bulletin, Figure, ReferenceKind, StaticPage, TextFacts
from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.nearest import Nearest
from bulletins.model.problem import Problem
from bulletins.model.registry import Campaign, Unit
from bulletins.model.site import SiteFacts
from bulletins.model.source import FileStatus, SourceKind
from bulletins.model.table import Table
from bulletins.model.value import replace

Article = Bulletin | StaticPage
"""What has texts: a bulletin or a static page."""
A = TypeVar("A", Bulletin, StaticPage)


class Kind(StrEnum):
    """The kinds of entries that others refer to by slug."""

    BULLETIN = "bulletin"
    UNIT = "unit"
    CAMPAIGN = "campaign"
    PAGE = "page"


class Key(NamedTuple):
    """One entry."""

    kind: Kind
    slug: Slug


REFERRED = {
    ReferenceKind.BULLETIN: Kind.BULLETIN,
    ReferenceKind.UNIT: Kind.UNIT,
    ReferenceKind.CAMPAIGN: Kind.CAMPAIGN,
    ReferenceKind.PAGE: Kind.PAGE,
}
"""The kinds of links that lead to an entry, and the kind of that entry."""

_FOLDERS = {"bulletins": Kind.BULLETIN, "units": Kind.UNIT, "campaigns": Kind.CAMPAIGN, "pages": Kind.PAGE}


def content_path(shown: str) -> ContentPath:
    """Return the path under content/ of a path as a person sees it."""
    return ContentPath(shown.removeprefix("content/"))


def key_of(path: ContentPath) -> Key | None:
    """Return the entry that a file belongs to, by its place; None for site.yml and what lies outside all folders."""
    parts = path.split("/")
    kind = _FOLDERS.get(parts[0])
    if kind is None or len(parts) == 1:
        return None
    if kind in {Kind.UNIT, Kind.CAMPAIGN}:
        return Key(kind, Slug(parts[-1].partition(".")[0]))
    place = 2 if kind is Kind.BULLETIN else 1
    return Key(kind, Slug(parts[place])) if len(parts) > place + 1 else None


def possible_keys(paths: Iterable[ContentPath]) -> frozenset[Key]:
    """Return every entry that files could be meant as, wherever they lie: each folder's name, and the file's stem."""
    keys: set[Key] = set()
    for path in paths:
        top, *names = path.split("/")
        if top in _FOLDERS and names:
            stems = [*names[:-1], names[-1].partition(".")[0]]
            keys.update(Key(_FOLDERS[top], Slug(stem)) for stem in stems)
    return frozenset(keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentIndex:
    """All entries that were read, by kind and slug, with the facts that checks across files need.

    `fates` holds the status of each bulletin and page.
    `refused` are entries with an error of their own, and those that lack an entry they need; others may name them.
    `doubtful` are entries whose date or status is unreadable: nobody can tell whether readers see them.
    `absent` are entries that are set aside for their errors and have no fallback.
    `files` are the photos and documents that bulletins and pages name; entries that name none are left out.
    `assets` are the paths of the photos and documents that exist. `today` is today's date in the site's time zone.
    """

    config: SiteConfig
    now: datetime
    today: date
    preview: bool
    units: Table[Slug, Unit]
    campaigns: Table[Slug, Campaign]
    bulletins: Table[Slug, Bulletin]
    pages: Table[Slug, StaticPage]
    fates: Table[Key, FileStatus]
    files: Table[Key, tuple[ContentPath, ...]]
    assets: frozenset[ContentPath]
    refused_paths: frozenset[ContentPath]
    refused: frozenset[Key]
    doubtful: frozenset[Key]
    absent: frozenset[Key]
    near: Table[Kind, Nearest] = field(compare=False)

    def entries(
        self, kind: Kind
    ) -> Table[Slug, Unit] | Table[Slug, Campaign] | Table[Slug, Bulletin] | Table[Slug, StaticPage]:
        """Return all entries of a kind."""
        match kind:
            case Kind.UNIT:
                return self.units
            case Kind.CAMPAIGN:
                return self.campaigns
            case Kind.BULLETIN:
                return self.bulletins
            case Kind.PAGE:
                return self.pages

    def has(self, key: Key) -> bool:
        """Return whether an entry was read."""
        return key.slug in self.entries(key.kind)

    def keys(self) -> Iterator[Key]:
        """Give every entry that was read."""
        for kind in Kind:
            for slug in self.entries(kind):
                yield Key(kind, slug)

    def articles(self) -> Iterator[tuple[Key, Article]]:
        """Give every bulletin and static page."""
        yield from _keyed(Kind.BULLETIN, self.bulletins)
        yield from _keyed(Kind.PAGE, self.pages)

    def article(self, key: Key) -> Article:
        """Return the bulletin or static page of a key; KeyError where there is none."""
        return self.bulletins[key.slug] if key.kind is Kind.BULLETIN else self.pages[key.slug]

    def is_shown(self, key: Key) -> bool:
        """Return whether an entry gets a page that shows it; a withdrawn one does not."""
        return is_shown(self.fates.get(key, FileStatus.PUBLISHED), preview=self.preview)

    def is_surely_shown(self, key: Key) -> bool:
        """Return whether an entry is shown and nothing unreadable in it could say otherwise."""
        return self.is_shown(key) and key not in self.doubtful

    def only(self, kept: frozenset[Key]) -> ContentIndex:
        """Return the index without entries that are not kept."""
        return replace(
            self,
            units=Table(pair for pair in self.units.items() if Key(Kind.UNIT, pair[0]) in kept),
            campaigns=Table(pair for pair in self.campaigns.items() if Key(Kind.CAMPAIGN, pair[0]) in kept),
            bulletins=Table(pair for pair in self.bulletins.items() if Key(Kind.BULLETIN, pair[0]) in kept),
            pages=Table(pair for pair in self.pages.items() if Key(Kind.PAGE, pair[0]) in kept),
        )


def index_content(facts: SiteFacts, now: datetime, *, preview: bool) -> tuple[ContentIndex, tuple[Problem, ...]]:
    """Return the facts by kind and slug, translations joined to their originals, and what does not fit together."""
    config = facts.config
    merged, bulletin_problems = merge(facts.bulletins, config, facts.refused)
    merged_pages, page_problems = merge(facts.pages, config, facts.refused)
    bulletins = Table((one.original.slug, make_bulletin(one, config, now)) for one in merged)
    pages = Table((one.original.slug, make_page(one)) for one in merged_pages)
    fates = [(Key(Kind.BULLETIN, slug), bulletin.fate) for slug, bulletin in bulletins.items()]
    fates += [
        (Key(Kind.PAGE, one.original.slug), fate_of(one.original.shared.status, None, now)) for one in merged_pages
    ]
    articles: Iterator[tuple[Key, Article]] = chain(_keyed(Kind.BULLETIN, bulletins), _keyed(Kind.PAGE, pages))
    units = Table((unit.slug, unit) for unit in sorted(facts.units, key=lambda unit: unit.slug))
    campaigns = Table((one.slug, one) for one in sorted(facts.campaigns, key=lambda one: one.slug))
    index = ContentIndex(
        config=config,
        now=now,
        today=now.astimezone(ZoneInfo(config.time_zone)).date(),
        preview=preview,
        units=units,
        campaigns=campaigns,
        bulletins=bulletins,
        pages=pages,
        fates=Table(fates),
        files=Table((key, files) for key, article in articles if (files := _files_of(article))),
        assets=frozenset(source.path for source in facts.sources if source.kind is SourceKind.ASSET),
        refused_paths=facts.refused,
        refused=possible_keys(facts.refused),
        doubtful=frozenset(
            [
                *(Key(Kind.BULLETIN, one.original.slug) for one in merged if _is_doubtful(one, facts)),
                *(Key(Kind.PAGE, one.original.slug) for one in merged_pages if _is_doubtful(one, facts)),
            ]
        ),
        absent=frozenset(key for path in facts.absent if (key := key_of(path)) is not None),
        near=Table(
            [
                (Kind.UNIT, Nearest(units)),
                (Kind.CAMPAIGN, Nearest(campaigns)),
                (Kind.BULLETIN, Nearest(bulletins)),
                (Kind.PAGE, Nearest(pages)),
            ]
        ),
    )
    return index, (*bulletin_problems, *page_problems)


def _is_doubtful(merged: Merged, facts: SiteFacts) -> bool:
    """Return whether it cannot be told if an article is public; a page needs no date."""
    original = merged.original
    if original.path not in facts.refused:
        return False
    unread = original.shared.status is None and original.text.origin.has("status")
    undated = original.shared.published is None and original.path.startswith("bulletins/")
    return unread or undated or not original.text.origin.lines


def _keyed(kind: Kind, entries: Mapping[Slug, A]) -> Iterator[tuple[Key, A]]:
    """Return entries of a kind with their keys."""
    return ((Key(kind, slug), entry) for slug, entry in entries.items())


def _files_of(article: Article) -> tuple[ContentPath, ...]:
    """Return every photo and document that the texts of an article name."""
    files: list[ContentPath] = []
    for text in article.texts:
        if text.cover or text.figures or text.photos or text.attachments or text.references:
            files += [figure.photo for figure in figures_of(text)]
            files += [attachment.file for attachment in text.attachments]
            files += [ContentPath(link.target) for link in text.references if link.kind is ReferenceKind.FILE]
    return (*files, *stills_of(article))


def stills_of(article: Article) -> tuple[ContentPath, ...]:
    """Return the picture of a bulletin's video, if it has one."""
    return (article.video_still,) if isinstance(article, Bulletin) and article.video_still else ()


def figures_of(text: TextFacts) -> tuple[Figure, ...]:
    """Return every photo of a text: cover, body, gallery."""
    return (*(() if text.cover is None else (text.cover,)), *text.figures, *text.photos)
