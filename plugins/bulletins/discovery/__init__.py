"""What lies under content/: every file found, told apart by place and name, digested, and accounted for."""

from __future__ import annotations

from bulletins.discovery.again import rediscover
from bulletins.discovery.discover import Discovery, discover
from bulletins.discovery.revisiting import revisit

__all__ = ["Discovery", "discover", "rediscover", "revisit"]
