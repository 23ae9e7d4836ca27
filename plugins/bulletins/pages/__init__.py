"""What every page shows: the assembled site in, planned pages with frozen views out, and their links verified."""

from __future__ import annotations

from bulletins.pages.orders import Made, Order
from bulletins.pages.planner import Desk, plan
from bulletins.pages.sitemap import SitemapLine
from bulletins.pages.verification import Inspection, Sight, verify

__all__ = ["Desk", "Inspection", "Made", "Order", "Sight", "SitemapLine", "plan", "verify"]
