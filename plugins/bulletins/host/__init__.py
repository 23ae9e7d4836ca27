"""Pelican as host: its command line, settings, theme look-up and plugins; the work itself is the workflow's."""

from bulletins.host.site import Site

__all__ = ["Site"]
