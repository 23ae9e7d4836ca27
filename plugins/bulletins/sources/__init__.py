"""What lies under content/: every file found, told apart by place and name, digested, and accounted for."""

from __future__ import annotations

from bulletins.sources.again import rediscover
from bulletins.sources.discover import Discovery, discover
from bulletins.sources.rescan import revisit

__all__ = ["Discovery", "discover", "rediscover", "revisit"]
