"""What every page shows: the assembled site in, planned pages with frozen views out, and their links verified."""

from __future__ import annotations

from plugins.pages.planner import plan
from plugins.pages.verification import verify

__all__ = ["plan", "verify"]
