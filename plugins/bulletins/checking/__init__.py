"""Every link of the finished pages leads somewhere, and no two files claim one place."""

from bulletins.checking.broken_links import LinkChecker, LinksOnPage

__all__ = ["LinkChecker", "LinksOnPage"]
