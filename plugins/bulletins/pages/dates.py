"""The dates of bulletins in the site's time zone, and bulletins grouped by year and month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from bulletins.model.bulletin import Bulletin, TextFacts
from bulletins.model.identity import Slug
from bulletins.model.site import Site


class Calendar:
    """The day on which each bulletin was published, in the site's time zone."""

    __slots__ = ("_days", "zone")

    def __init__(self, site: Site) -> None:
        """Read every bulletin's day once."""
        self.zone = ZoneInfo(site.config.time_zone)
        self._days = {
            slug: site.bulletins[slug].bulletin.published.astimezone(self.zone).date() for slug in site.timeline
        }

    def day(self, slug: Slug) -> date:
        """Return the day on which a bulletin was published."""
        return self._days[slug]

    def years(self, slugs: Iterable[Slug]) -> tuple[tuple[int, tuple[Slug, ...]], ...]:
        """Return bulletins grouped by year, in their given order."""
        days = self._days
        return tuple((year, tuple(group)) for year, group in groupby(slugs, key=lambda slug: days[slug].year))

    def months(self, slugs: Iterable[Slug]) -> tuple[tuple[tuple[int, int], tuple[Slug, ...]], ...]:
        """Return bulletins grouped by month, in their given order, as ((year, month), slugs)."""
        days = self._days
        groups = groupby(slugs, key=lambda slug: (days[slug].year, days[slug].month))
        return tuple((month, tuple(group)) for month, group in groups)

    def updated(self, bulletin: Bulletin, text: TextFacts) -> datetime:
        """Return when a bulletin last changed: at the start of its last correction's day, else when published."""
        corrections = text.corrections or bulletin.original.corrections
        if not corrections:
            return bulletin.published
        last = max(correction.on for correction in corrections)
        return max(bulletin.published, datetime.combine(last, time(), self.zone).astimezone(UTC))
