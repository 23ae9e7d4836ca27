"""From what was read to the site: translations, the unit tree, listings, relations, and every check across files."""

from __future__ import annotations

from bulletins.assembly.assemble import assemble
from bulletins.assembly.captions import with_original
from bulletins.assembly.rewording import is_reworded, reword

__all__ = ["assemble", "is_reworded", "reword", "with_original"]
