"""The search: which small text files a browser finds the words of a site with, made from plain values."""

from bulletins.search.index_files import FOLDER, ROUTER, SegmentTexts, plan_search, write_segment
from bulletins.search.segments import Segment
from bulletins.search.vocabulary import Vocabulary

__all__ = ["FOLDER", "ROUTER", "Segment", "SegmentTexts", "Vocabulary", "plan_search", "write_segment"]
