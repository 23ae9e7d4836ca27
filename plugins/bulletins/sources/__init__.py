"""What lies under content/: every file found, told apart by place and name, digested, and accounted for."""

from __future__ import annotations

from bulletins.sources.again import rescan_saved
from bulletins.sources.discover import SourceList, find_sources
from bulletins.sources.rescan import rescan

__all__ = ["SourceList", "find_sources", "rescan", "rescan_saved"]
