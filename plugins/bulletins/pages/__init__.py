"""What every page shows: the assembled site in, planned pages with frozen views out."""

from __future__ import annotations

from bulletins.pages.orders import PlannedPage, TracedPage
from bulletins.pages.planner import PagePlanner
from bulletins.pages.sitemap import SitemapLine

__all__ = ["PagePlanner", "PlannedPage", "SitemapLine", "TracedPage"]
