"""Links that lead out of the site: where they stand in the content, and whether they still lead anywhere."""

from bulletins.linkcheck.asking import RequestLimits, ask_all
from bulletins.linkcheck.finding import ExternalLink, find_links

__all__ = ["ExternalLink", "RequestLimits", "ask_all", "find_links"]
