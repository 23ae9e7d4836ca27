"""The lines of a text that readers see as words: without code, comments and the addresses of links."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(```|~~~)")
_SPAN = re.compile(r"(`+)[^`]*\1|<!--.*?(?:-->|$)|(?<=\]\()[^()\s]*")


def prose_lines(body: str, first: int) -> Iterator[tuple[int, str]]:
    """Give the number and the words of every line that is no code; `first` is the number of the first line."""
    fence = ""
    for number, row in enumerate(body.split("\n"), first):
        mark = _FENCE.match(row)
        if mark is not None and not fence:
            fence = mark[1]
        elif mark is not None and mark[1] == fence:
            fence = ""
        elif not fence:
            yield number, _SPAN.sub(" ", row) if "`" in row or "<!--" in row or "](" in row else row
