"""Links that lead out of the site: where they stand in the content, and whether they still lead anywhere."""

from bulletins.linkcheck.asking import Manners, ask_all
from bulletins.linkcheck.finding import Mention, find_links

__all__ = ["Manners", "Mention", "ask_all", "find_links"]
