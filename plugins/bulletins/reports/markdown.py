"""Plain text inside Markdown."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_\[\]<>|#]")


def plain(text: str) -> str:
    """Return text that Markdown takes as it is: names and addresses come from whoever proposes a change."""
    return _MARKUP.sub(r"\\\g<0>", text)
