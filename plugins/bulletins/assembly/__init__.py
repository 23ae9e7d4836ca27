"""From what was read to the site: translations, the unit tree, listings, relations, and every check across files."""

from __future__ import annotations

from bulletins.assembly.assemble import assemble
from bulletins.assembly.captions import with_original
from bulletins.assembly.rewording import is_reworded, reword
from bulletins.assembly.same_day import retitled

__all__ = ["assemble", "is_reworded", "retitled", "reword", "with_original"]
