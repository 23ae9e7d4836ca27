"""The sources under content/: every file found, told apart by place and name, digested, and put into the ledger."""

from __future__ import annotations

from bulletins.sources.discover import SourceList, find_sources
from bulletins.sources.rescan import rescan, rescan_saved

__all__ = ["SourceList", "find_sources", "rescan", "rescan_saved"]
