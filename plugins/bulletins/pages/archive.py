"""The archive: all years, each year, and each month page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bulletins.model.identity import Slug
from bulletins.model.page import Page
from bulletins.model.views.list_views import ArchiveMonth, ArchiveMonthView, ArchiveView, ArchiveYear
from bulletins.model.views.parts import Head, Href
from bulletins.pages.addresses import TEMPLATE_ANCHORS, output_path
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import find_ways, make_head, number_title
from bulletins.pages.pagination import ListPage, make_pager, paginate
from bulletins.pages.planned_pages import PlannedPage

Month = tuple[int, int]
"""A month as (year, month)."""

Counts = tuple[tuple[Month, int], ...]
"""How many bulletins each month has, oldest first."""
Neighbours = tuple[Month | None, Month, Month | None]
"""A month between those before and after it that have bulletins."""


def plan_archive(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the archive, its years and its months, in every language."""
    context = editions[0].context
    months = context.calendar.months(context.site.timeline)
    counts = tuple((month, len(slugs)) for month, slugs in months)
    yield from _plan_years(editions, counts, None)
    for year in sorted({year for (year, _), _ in counts}):
        yield from _plan_years(editions, tuple(each for each in counts if each[0][0] == year), year)
    for index, (month, slugs) in enumerate(months):
        earlier = months[index - 1][0] if index else None
        later = months[index + 1][0] if index + 1 < len(months) else None
        yield from _plan_month(editions, slugs, (earlier, month, later))


def _plan_years(editions: Sequence[LanguageEdition], counts: Counts, only: int | None) -> Iterator[PlannedPage]:
    """Yield the page of all years, or of one, in every language."""
    for edition in editions:
        yield PlannedPage(
            path=output_path(edition.addresses.archive(only)),
            kind="archive" if only is None else "archive-year",
            make=partial(_make_years_page, editions, edition, counts, only),
            arguments=counts,
        )


def _make_years_page(
    editions: Sequence[LanguageEdition], edition: LanguageEdition, counts: Counts, only: int | None
) -> Page:
    """Return the page of all years, or of one, in one language."""
    path = edition.addresses.archive(only)
    language_links = find_ways(edition.context.site.config, [each.addresses.archive(only) for each in editions])
    word = edition.context.words(edition.language, "Archive")
    years = dict.fromkeys(year for (year, _), _ in reversed(counts))
    return Page(
        path=output_path(path),
        kind="archive" if only is None else "archive-year",
        template="archive.html",
        view=ArchiveView(
            chrome=edition.chrome,
            head=make_head(edition, path, language_links, word if only is None else f"{word} – {only}"),
            years=tuple(_make_year(edition, year, counts) for year in years),
            only=only,
        ),
        anchors=TEMPLATE_ANCHORS,
    )


def _make_year(edition: LanguageEdition, year: int, counts: Counts) -> ArchiveYear:
    """Return the way to one year with its months, newest first, and how many bulletins each holds."""
    own = [(month, count) for month, count in reversed(counts) if month[0] == year]
    return ArchiveYear(
        year=year,
        href=Href(path=edition.addresses.archive(year)),
        count=sum(count for _, count in own),
        months=tuple(_make_month(edition, month, count) for month, count in own),
    )


def _make_month(edition: LanguageEdition, month: Month, count: int) -> ArchiveMonth:
    """Return the way to one month."""
    return ArchiveMonth(month=month[1], href=Href(path=edition.addresses.archive_month(*month)), count=count)


def _plan_month(
    editions: Sequence[LanguageEdition], slugs: tuple[Slug, ...], months: Neighbours
) -> Iterator[PlannedPage]:
    """Yield every page of one month in every language; links to the months beside it are on its own address only."""
    for list_page in paginate(slugs, editions[0].context.settings.page_size):
        shown = (None, months[1], None) if list_page.number else months
        for edition in editions:
            yield PlannedPage(
                path=output_path(edition.addresses.archive_month(*months[1], list_page.number)),
                kind="archive-month",
                make=partial(_make_month_page, editions, edition, shown, list_page),
                arguments=(shown, list_page),
            )


def _make_month_page(
    editions: Sequence[LanguageEdition], edition: LanguageEdition, months: Neighbours, list_page: ListPage[Slug]
) -> Page:
    """Return one page of one month in one language."""
    year, month = months[1]
    path = edition.addresses.archive_month(year, month, list_page.number)
    addresses = [each.addresses.archive_month(year, month, list_page.number) for each in editions]
    word = edition.context.words(edition.language, "Archive")
    title = number_title(edition, f"{word} – {month}/{year}", list_page.number)
    head = make_head(edition, path, find_ways(edition.context.site.config, addresses), title)
    return Page(
        path=output_path(path),
        kind="archive-month",
        template="archive-month.html",
        view=_month_view(edition, months, list_page, head),
        anchors=TEMPLATE_ANCHORS,
    )


def _month_view(
    edition: LanguageEdition, months: Neighbours, list_page: ListPage[Slug], head: Head
) -> ArchiveMonthView:
    """Return the view of a page of one month; the months beside it are shown without their counts."""
    earlier, (year, month), later = months
    return ArchiveMonthView(
        chrome=edition.chrome,
        head=head,
        year=year,
        month=month,
        cards=edition.cards(list_page.items),
        pager=make_pager(list_page, partial(edition.addresses.archive_month, year, month)),
        up=Href(path=edition.addresses.archive(year)),
        earlier=_make_month(edition, earlier, 0) if earlier else None,
        earlier_year=earlier[0] if earlier else None,
        later=_make_month(edition, later, 0) if later else None,
        later_year=later[0] if later else None,
    )
