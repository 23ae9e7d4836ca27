"""A theme's scripts as they are sent: small, their words filled in, under a name that changes with their bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from rjsmin import jsmin

from bulletins.model.identity import OutputPath
from bulletins.rendering.listing import list_files

WORDS = "WORDS"
"""What stands in a script for the words that it shows, in every language the theme speaks."""
SEARCH = "SEARCH"
"""What stands in a script for the names of the search's own files."""
LATER = "LATER"
"""What stands in a script of the search for the name of the one that it loads when it needs it."""


def compose_script(folder: Path, filled: Mapping[str, object]) -> bytes:
    """Return all scripts right in a folder as one, by name, without comments and spaces; empty where there is none.

    Names that are `filled` are replaced by their values.
    """
    names = [name for name in list_files(folder) if name.endswith(".js") and "/" not in name]
    text: str = jsmin("\n".join((folder / name).read_text(encoding="utf-8") for name in names))
    for name, value in filled.items():
        text = text.replace(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return text.encode()


def named_file(stem: str, ending: str, data: bytes) -> tuple[OutputPath, bytes]:
    """Return a file of the theme under a name that changes with its bytes."""
    digest = blake2b(data, digest_size=4).hexdigest()
    return (OutputPath(f"theme/{stem}.{digest}.{ending}"), data)
