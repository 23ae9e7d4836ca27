"""What lies under content/: every file found, told apart by place and name, digested, and accounted for."""

from __future__ import annotations

from plugins.discovery.again import rediscover
from plugins.discovery.discover import Discovery, discover
from plugins.discovery.revisiting import revisit

__all__ = ["Discovery", "discover", "rediscover", "revisit"]
