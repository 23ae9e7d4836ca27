"""From what was read to the site: translations, the unit tree, listings, relations, and every check across files."""

from __future__ import annotations

from bulletins.assembly.assemble import assemble

__all__ = ["assemble"]
