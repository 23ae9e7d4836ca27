"""The search: which small text files a browser finds the words of a site with, made from plain values."""

from bulletins.search.index_files import FOLDER, ROUTER, plan_search

__all__ = ["FOLDER", "ROUTER", "plan_search"]
