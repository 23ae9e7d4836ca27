"""A static news site generator for union activity bulletins, on Pelican."""

from __future__ import annotations

__version__ = "1.0.0"


def register() -> None:
    """Take part in Pelican as one of its plugins: `PLUGINS = ["bulletins"]`."""
    from bulletins.pelican import register as take_part  # noqa: PLC0415  (nobody else needs it)

    take_part()
