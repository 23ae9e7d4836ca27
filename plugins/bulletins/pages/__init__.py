"""What every page shows: the assembled site in, planned pages with frozen views out."""

from __future__ import annotations

from bulletins.pages.orders import Made, Order
from bulletins.pages.planner import Desk, plan
from bulletins.pages.sitemap import SitemapLine

__all__ = ["Desk", "Made", "Order", "SitemapLine", "plan"]
