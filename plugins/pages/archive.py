"""The archive: all years, each year, and each month page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from plugins.model.identity import Language, Slug
from plugins.model.page import Page
from plugins.model.views.listings import ArchiveMonth, ArchiveMonthView, ArchiveView, ArchiveYear
from plugins.model.views.parts import Head, Href
from plugins.pages.addresses import TEMPLATE_ANCHORS, output_path
from plugins.pages.edition import Edition
from plugins.pages.head import find_ways, make_head, number_title
from plugins.pages.pagination import Sheet, make_pager, paginate

Month = tuple[tuple[int, int], tuple[Slug, ...]]
"""A month as (year, month), and its bulletins, oldest first."""


def plan_archive(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield the archive, its years and its months, in every language."""
    ground = editions[0].ground
    months = ground.calendar.months(ground.site.timeline)
    years = {edition.language: _count(edition, months) for edition in editions}
    yield from _plan_years(editions, years, None)
    for year in sorted({year for (year, _), _ in months}):
        yield from _plan_years(editions, years, year)
    for index in range(len(months)):
        yield from _plan_month(editions, months, index)


def _count(edition: Edition, months: Sequence[Month]) -> tuple[ArchiveYear, ...]:
    """Return every year with its months, newest first, and how many bulletins each holds."""
    return tuple(
        ArchiveYear(
            year=year,
            href=Href(path=edition.addresses.archive(year)),
            count=sum(len(slugs) for _, slugs in group),
            months=tuple(_make_month(edition, month, len(slugs)) for month, slugs in group),
        )
        for year, group in (
            (year, list(group)) for year, group in groupby(reversed(months), key=lambda each: each[0][0])
        )
    )


def _make_month(edition: Edition, month: tuple[int, int], count: int) -> ArchiveMonth:
    """Return the way to one month."""
    return ArchiveMonth(month=month[1], href=Href(path=edition.addresses.archive_month(*month)), count=count)


def _plan_years(
    editions: Sequence[Edition], years: dict[Language, tuple[ArchiveYear, ...]], only: int | None
) -> Iterator[Page]:
    """Yield the page of all years, or of one, in every language."""
    ways = find_ways(editions[0].ground.site.config, [each.addresses.archive(only) for each in editions])
    for edition, way in zip(editions, ways.exact, strict=True):
        word = edition.ground.words(edition.language, "Archive")
        title = word if only is None else f"{word} – {only}"
        yield Page(
            path=output_path(way.href.path),
            kind="archive" if only is None else "archive-year",
            template="archive.html",
            view=ArchiveView(
                chrome=edition.chrome,
                head=make_head(edition, way.href.path, ways, title),
                years=tuple(each for each in years[edition.language] if only in (None, each.year)),
                only=only,
            ),
            anchors=TEMPLATE_ANCHORS,
        )


def _plan_month(editions: Sequence[Edition], months: Sequence[Month], index: int) -> Iterator[Page]:
    """Yield every page of one month in every language."""
    ground = editions[0].ground
    (year, month), slugs = months[index]
    for sheet in paginate(slugs, ground.settings.page_size):
        ways = find_ways(
            ground.site.config, [each.addresses.archive_month(year, month, sheet.number) for each in editions]
        )
        for edition, way in zip(editions, ways.exact, strict=True):
            word = edition.ground.words(edition.language, "Archive")
            title = number_title(edition, f"{word} – {month}/{year}", sheet.number)
            yield Page(
                path=output_path(way.href.path),
                kind="archive-month",
                template="archive-month.html",
                view=_month_view(edition, months, index, sheet, make_head(edition, way.href.path, ways, title)),
                anchors=TEMPLATE_ANCHORS,
            )


def _month_view(
    edition: Edition, months: Sequence[Month], index: int, sheet: Sheet[Slug], head: Head
) -> ArchiveMonthView:
    """Return what a page of one month shows; its neighbours, without their counts, on its own address only."""
    year, month = months[index][0]
    own = not sheet.number
    earlier = months[index - 1][0] if own and index else None
    later = months[index + 1][0] if own and index + 1 < len(months) else None
    return ArchiveMonthView(
        chrome=edition.chrome,
        head=head,
        year=year,
        month=month,
        cards=edition.cards(sheet.items),
        pager=make_pager(sheet, partial(edition.addresses.archive_month, year, month)),
        up=Href(path=edition.addresses.archive(year)),
        earlier=_make_month(edition, earlier, 0) if earlier else None,
        earlier_year=earlier[0] if earlier else None,
        later=_make_month(edition, later, 0) if later else None,
        later_year=later[0] if later else None,
    )
