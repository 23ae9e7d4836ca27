"""From manuscripts and registry entries to a checked, resolved Site."""

from __future__ import annotations

from bulletins.assembly.assemble import assemble
from bulletins.assembly.drafts import shown_words
from bulletins.assembly.title_checks import title_problems

__all__ = ["assemble", "shown_words", "title_problems"]
