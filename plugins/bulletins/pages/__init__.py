"""The pages of the site: the assembled site is turned into planned pages, each with a frozen view."""

from __future__ import annotations

from bulletins.pages.planned_pages import PlannedPage, TracedPage
from bulletins.pages.planner import PagePlanner
from bulletins.pages.sitemap import SitemapLine

__all__ = ["PagePlanner", "PlannedPage", "SitemapLine", "TracedPage"]
