"""Every link of the finished pages leads somewhere, and no two files claim one place."""

from bulletins.checking.broken_links import Inspection, Sight, verify

__all__ = ["Inspection", "Sight", "verify"]
