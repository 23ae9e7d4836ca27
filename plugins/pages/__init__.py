"""What every page shows: the assembled site in, planned pages with frozen views out, and their links verified."""

from __future__ import annotations

from plugins.pages.orders import Made, Order
from plugins.pages.planner import Desk, plan
from plugins.pages.sitemap import SitemapLine
from plugins.pages.verification import Inspection, Sight, verify

__all__ = ["Desk", "Inspection", "Made", "Order", "Sight", "SitemapLine", "plan", "verify"]
