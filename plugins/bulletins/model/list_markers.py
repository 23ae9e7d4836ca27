"""The signs and letters that begin lines of a list, as texts of the site and imported documents both know them."""

from __future__ import annotations

import re

ALPHABETS = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
"""The letters that items are counted by, Vietnamese and English."""

DASHES = frozenset("-–—")

_SPEAKS = re.compile(r"[?!…][”\"»)]*$|^[“\"].*[”\"]$")


def is_speech(line: str) -> bool:
    """Return whether a line asks, exclaims or stands in quotes, as what people say behind a dash does."""
    return _SPEAKS.search(line.rstrip()) is not None
